import { describe, expect, it } from 'vitest';
import { resourceTypes } from '../../../infra/catalogue/resource-types/resource-types.ts';
import { changesOf } from '../../../infra/summary/changes.ts';
import { exposureEntries } from '../../../infra/summary/exposure/exposures.ts';
import { exposuresOf } from '../../../infra/summary/exposure/table.ts';
import { readPreview } from '../../../infra/summary/preview-output.ts';
import { summarise } from '../../../infra/summary/summarise.ts';
import { recorded } from '../../support/recording.ts';
import { monitoredStacks, stackNames } from '../../support/stacks.ts';
import { bucket, container, disk, preview, type TestStep, vm } from '../support.ts';
import * as access from './cases/access.ts';
import type { Case, ExposingCase } from './cases/case.ts';
import * as containers from './cases/containers.ts';
import * as data from './cases/data.ts';
import * as firewall from './cases/firewall.ts';
import * as machines from './cases/machines.ts';

const cases = [firewall, access, machines, data, containers];
const exposing = cases.flatMap((one) => one.exposing);
const harmless = cases.flatMap((one) => one.harmless);

const step = ([, type, before, after]: Case | ExposingCase): TestStep => ({
  op: before === undefined ? 'create' : after === undefined ? 'delete' : 'update',
  type,
  ...(before && { before }),
  ...(after && { after }),
});
const exposed = (...steps: readonly TestStep[]): string[] =>
  exposureEntries(changesOf(readPreview(preview(steps).stdout).steps)).map(({ text }) => text);

describe('a change that lays something open is loud', () => {
  it.each(exposing)('%s (%s)', (...one) => {
    const text = one.at(-1);
    const [, line = ''] = summarise(preview([step(one)])).split('> [!CAUTION]\n> - ');
    expect(line.split('\n')[0]?.replace(/^\*\*\w+\*\* `one` `[\w.]+`: /, '')).toBe(text);
  });

  it('with what happens, the resource and its type, before losses', () => {
    const opened: TestStep = {
      op: 'update',
      name: 'network-allow-gateways',
      type: 'gcp:compute/firewall:Firewall',
      before: { allows: [{ protocol: 'tcp', ports: ['443'] }], sourceRanges: ['10.10.0.0/24'] },
      after: { allows: [{ protocol: 'tcp', ports: ['443'] }], sourceRanges: ['0.0.0.0/0'] },
    };
    expect(
      summarise(preview([{ op: 'delete', type: disk }, opened]))
        .split('\n')
        .slice(4, 7),
    ).toEqual([
      '> [!CAUTION]',
      '> - **update** `network-allow-gateways` `compute.Firewall`: **lets in everyone**: `sourceRanges` `10.10.0.0/24` → `0.0.0.0/0` on `tcp:443`',
      '> - **delete** `one` `compute.Disk`; **holds data** (a disk): **will be destroyed**',
    ]);
  });

  it('a dozen resources alike on a line, each with all that it lays open', () => {
    const steps = Array.from({ length: 13 }, (_, index) => ({
      op: 'replace',
      type: container,
      name: `c${String(index).padStart(2, '0')}`,
      after: { privileged: true, pidMode: 'host' },
    }));
    const rest =
      '**becomes privileged**: `privileged` nothing → `true`; **shares a namespace of the host**: `pidMode` nothing → `host`';
    expect(exposed(...steps)).toEqual([
      expect.stringMatching(/^\*\*replace\*\* (`c\d\d`, ){11}`c11` `docker.Container`: /),
      `**replace** \`c12\` \`docker.Container\`: ${rest}`,
    ]);
  });

  it('also against what exists, where somebody had closed it by hand', () => {
    const open = { sourceRanges: ['0.0.0.0/0'], allows: [{ protocol: 'tcp', ports: ['443'] }] };
    const type = 'gcp:compute/firewall:Firewall';
    const was = { outputs: { ...open, sourceRanges: ['10.0.0.0/8'] } };
    const detailedDiff = { 'sourceRanges[0]': { kind: 'update', inputDiff: false } };
    const text =
      '**update** `one` `compute.Firewall`: **lets in everyone**: `sourceRanges` `10.0.0.0/8` → `0.0.0.0/0` on `tcp:443`';
    expect(exposed({ op: 'update', type, before: open, after: open, was, detailedDiff })).toEqual([text]);
    expect(exposed({ op: 'update', type, before: open, after: open, was })).toEqual([]);
  });

  it('without what looks like a secret', () => {
    const token = `${'gh'}p_aB3dE5gH7jK9mN1pQ2sT4vW6xY8z`;
    const steps: TestStep[] = [
      {
        op: 'create',
        type: 'gcp:projects/iAMMember:IAMMember',
        after: { role: `roles/owner-${token}`, member: token },
      },
      { op: 'create', type: container, name: 'two', after: { mounts: [{ type: 'bind', source: `/x/${token}` }] } },
      { op: 'update', type: vm, name: 'three', before: {}, after: { metadata: { 'ssh-keys': token } } },
      { op: 'create', type: 'gcp:compute/firewall:Firewall', name: 'four', after: { sourceRanges: [token] } },
    ];
    const text = summarise(preview(steps));
    expect(text.match(/^> - /gm)).toHaveLength(4);
    expect(text).not.toContain(token);
  });
});

describe('a change that lays nothing open is not loud', () => {
  it.each(harmless)('%s (%s)', (...one) => {
    expect(exposed(step(one))).toEqual([]);
  });

  it('nor is what an earlier update left, or a resource that stays as it is', () => {
    const open = { privileged: true };
    const denial = { denies: [{ protocol: 'all' }] };
    const firewall = 'gcp:compute/firewall:Firewall';
    expect(exposed({ op: 'delete-replaced', type: firewall, before: denial, was: { delete: true } })).toEqual([]);
    expect(exposed({ op: 'delete', type: firewall, before: denial })).toHaveLength(1);
    expect(exposed({ op: 'same', type: container, before: {}, after: open })).toEqual([]);
  });

  it.each(stackNames)(
    'nor is %s, when it is made, but for what the metrics and logs of the hosts need',
    async (stack) => {
      const steps = (await recorded(stack)).map(({ type, name, inputs }) => ({
        op: 'create',
        type,
        name,
        after: inputs,
      }));
      const watched = [
        expect.stringMatching(
          /^\*\*create\*\* (`\w+-\d-cadvisor`(, )?)+ `docker.Container`: \*\*sees a directory of the host\*\*: `\/sys`, read-only; \*\*sees a directory of the host\*\*: `\/`, read-only$/,
        ),
        expect.stringMatching(
          /^\*\*create\*\* (`\w+-\d-collector`(, )?)+ `docker.Container`: \*\*sees a directory of the host\*\*: `\/var\/lib\/docker\/containers`, read-only; (\*\*sees a directory of the host\*\*: `\/var\/log\/journal`, read-only; )?\*\*runs as root, or as the user of its image\*\*: `user` nothing → `0:0`$/,
        ),
        expect.stringMatching(
          /^\*\*create\*\* (`\w+-\d-node-exporter`(, )?)+ `docker.Container`: \*\*sees a directory of the host\*\*: `\/proc`, read-only; \*\*sees a directory of the host\*\*: `\/sys`, read-only; \*\*sees a directory of the host\*\*: `\/`, read-only$/,
        ),
      ];
      expect(exposed(...steps)).toEqual(monitoredStacks.includes(stack) ? watched : []);
    },
  );
});

describe('the table of exposures', () => {
  it('has every type of resource but those of which nothing is open to anybody', () => {
    expect(resourceTypes.map(({ token }) => token).filter((token) => exposuresOf(token).length === 0)).toEqual([
      'docker:index/remoteImage:RemoteImage',
      'gcp:compute/disk:Disk',
      'gcp:compute/router:Router',
      'gcp:compute/routerNat:RouterNat',
      'gcp:kms/cryptoKeyVersion:CryptoKeyVersion',
      'gcp:kms/keyRing:KeyRing',
      'gcp:projects/service:Service',
      'gcp:secretmanager/secretVersion:SecretVersion',
      'gcp:serviceaccount/account:Account',
      'random:index/randomPassword:RandomPassword',
    ]);
  });

  it('is tested in every entry, by changes of both kinds', () => {
    const types = new Set(exposing.map(([, type]) => type));
    const listed = resourceTypes.map(({ token }) => token).filter((token) => exposuresOf(token).length > 0);
    const grants = listed.filter((token) => /IamMember$/i.test(token));
    expect(listed.filter((token) => !types.has(token) && !grants.includes(token))).toEqual([]);
    expect([exposing.length, harmless.length].map((length) => length > 45)).toEqual([true, true]);
    expect(exposing.filter(([, type]) => type === bucket).length).toBeGreaterThan(8);
  });
});
