import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applicationIds } from '../../infra/catalogue/applications.ts';
import { secretCatalogue } from '../../infra/catalogue/secrets.ts';
import { catalogue, type ServiceId } from '../../infra/catalogue/services/catalogue.ts';
import { buckets, datasets } from '../../infra/catalogue/storage.ts';
import type { Environment } from '../../infra/model/environment.ts';
import type { Grant } from '../../infra/model/grants.ts';
import { appHost, smallHost } from '../support/hosts.ts';
import { environment, gpuHostAlone, twoHosts } from '../support/stacks.ts';

const shown = ({ host, on, role, readers }: Grant) =>
  `${host} ${on.kind}${on.kind === 'project' ? '' : ` ${on.id}`} ${role.slice('roles/'.length)}: ${readers.join(' ')}`;
const jobmatch = (hosts: readonly string[]) => ({ ...twoHosts, deployments: { jobmatch: { hosts } } });
/** One right of one reader. */
const oneByOne = (grants: readonly Grant[]) =>
  grants.flatMap((grant) => grant.readers.map((reader) => ({ reader, host: grant.host, right: text(grant) })));
/** Readers of the data of seed 001, with their rights to it; rights that others have, or to other data, are in the properties below. */
const seedReaders = ['offre-ingestion', 'gui', 'matching'];
const seedData = ['bronze', 'silver', 'gold'];
const dataRights = (own: Environment) =>
  oneByOne(own.grants.filter(({ on }) => on.kind === 'project' || seedData.includes(on.id)))
    .filter(({ reader }) => seedReaders.includes(reader))
    .map(({ reader, host, right }) => `${reader} on ${host}: ${right}`)
    .toSorted();

describe('the rights of the hosts', () => {
  it('are those that the applications of a deployment need, where it is deployed', () => {
    const expected = (host: string) => [
      `gui on ${host}: dataset gold roles/bigquery.dataViewer`,
      `gui on ${host}: project  roles/bigquery.jobUser`,
      `matching on ${host}: dataset gold roles/bigquery.dataViewer`,
      `matching on ${host}: project  roles/bigquery.jobUser`,
      `offre-ingestion on ${host}: bucket bronze roles/storage.objectUser`,
      `offre-ingestion on ${host}: dataset gold roles/bigquery.dataEditor`,
      `offre-ingestion on ${host}: dataset silver roles/bigquery.dataEditor`,
      `offre-ingestion on ${host}: project  roles/bigquery.jobUser`,
    ];
    expect(dataRights(environment('staging', jobmatch(['gpu-0'])))).toEqual(expected('gpu-0'));
    expect(dataRights(environment('staging', jobmatch(['gpu-1'])))).toEqual(expected('gpu-1'));
  });

  it('are one for all readers on a host', () => {
    const { grants } = environment('staging', jobmatch(['gpu-0']));
    const rights = grants.map((grant) => `${grant.host} ${text(grant)}`);
    expect(rights.filter((right, index) => rights.indexOf(right) !== index)).toEqual([]);
    const gold = grants.filter(({ on }) => on.kind === 'dataset' && on.id === 'gold').map(shown);
    expect(gold).toEqual([
      'gpu-0 dataset gold bigquery.dataEditor: offre-ingestion',
      'gpu-0 dataset gold bigquery.dataViewer: gui matching',
    ]);
  });

  it('name the services and the applications that read a secret', () => {
    const { grants } = environment('staging', jobmatch(['gpu-1']));
    const of = (id: string) => grants.filter(({ on }) => on.kind === 'secret' && on.id === id).map(shown);
    expect(of('llm-api-key')).toEqual([
      'gpu-1 secret llm-api-key secretmanager.secretAccessor: cv-ingestion ai-assistant',
    ]);
    expect(of('tls-cert')).toEqual([
      'gpu-0 secret tls-cert secretmanager.secretAccessor: gateway',
      'gpu-1 secret tls-cert secretmanager.secretAccessor: gateway',
      'gpu-0 secret tls-cert secretmanager.viewer: gateway',
      'gpu-1 secret tls-cert secretmanager.viewer: gateway',
    ]);
    expect(of('backup-encryption-key')).toEqual([]);
  });

  it('are none on Docker engines', () => {
    expect(environment('test').grants).toEqual([]);
  });
});

/** Environments with one to three hosts of any kind beside the first, and some deployments of some applications on some of them. */
const anyEnvironment = fc
  .uniqueArray(fc.constantFrom('gpu-1', 'gpu-2', 'app-0', 'app-1', 'data-0'), { maxLength: 3 })
  .chain((more) => {
    const hosts = ['gpu-0', ...more];
    const deployment = fc.record({
      readers: fc.uniqueArray(fc.constantFrom(...applicationIds), { minLength: 1 }),
      hosts: fc.uniqueArray(fc.constantFrom(...hosts), { minLength: 1 }),
    });
    return fc.record({ more: fc.constant(more), deployments: fc.array(deployment, { maxLength: 3 }) });
  })
  .map(({ more, deployments }) =>
    environment('staging', {
      hosts: {
        ...gpuHostAlone.hosts,
        ...Object.fromEntries(more.map((id, index) => [id, hostLike(id, `10.10.0.${20 + index}`)])),
      },
      deployments: {
        jobmatch: undefined,
        ...Object.fromEntries(
          deployments.map((one, index) => [
            `d${index}`,
            { ...one, file: `/opt/d${index}/.env`, unit: 'd.service', health: 'http://localhost:8080/' },
          ]),
        ),
      },
    }),
  );

const hostLike = (id: string, address: string) =>
  id.startsWith('gpu-') ? smallHost(address) : { ...appHost, address };

/** The readers that run on a host. */
const runningOn = ({ replicas, deployments }: Environment, host: string): string[] => [
  ...replicas.filter((one) => one.host === host).map(({ service }) => service),
  ...deployments.filter(({ hosts }) => hosts.some(({ id }) => id === host)).flatMap(({ readers }) => readers),
];

/** What a reader needs, by the catalogue alone. */
function needsOf(reader: string, { secrets, replicas }: Environment): string[] {
  const access = (kind: string, entries: typeof buckets | typeof datasets) =>
    Object.entries(entries).flatMap(([id, entry]) => {
      const role = (entry.access as Record<string, string>)[reader];
      return role === undefined ? [] : [`${kind} ${id} ${role}`];
    });
  const inDatasets = access('dataset', datasets);
  const entry = catalogue[reader as ServiceId];
  const hasPeers = new Set(replicas.filter(({ service }) => service === reader).map(({ host }) => host)).size > 1;
  const ofService = secrets.filter(
    ({ id }) => entry?.secrets?.includes(id) || (hasPeers && entry?.peers?.secrets.includes(id)),
  );
  const ofApplication = secrets.filter(({ id }) =>
    secretCatalogue[id].applications?.some((application) => application === reader),
  );
  return [
    ...[...ofService, ...ofApplication].map(({ id }) => `secret ${id} roles/secretmanager.secretAccessor`),
    ...ofService.map(({ id }) => `secret ${id} roles/secretmanager.viewer`),
    ...access('bucket', buckets),
    ...inDatasets,
    ...(inDatasets.length > 0 ? ['project  roles/bigquery.jobUser'] : []),
  ];
}

const text = ({ on, role }: Grant) => `${on.kind} ${on.kind === 'project' ? '' : on.id} ${role}`;

describe('of any environment', () => {
  it('every right has a reader on its host that needs it, and every reader has its rights there', () => {
    fc.assert(
      fc.property(anyEnvironment, (own) => {
        for (const grant of own.grants) {
          expect(grant.readers.length).toBeGreaterThan(0);
          for (const reader of grant.readers) {
            expect(runningOn(own, grant.host)).toContain(reader);
            expect(needsOf(reader, own)).toContain(text(grant));
          }
        }
        for (const { id } of own.hosts) {
          const granted = own.grants.filter(({ host }) => host === id);
          for (const reader of runningOn(own, id)) {
            const has = granted.filter(({ readers }) => readers.includes(reader)).map(text);
            expect(has.toSorted()).toEqual(needsOf(reader, own).toSorted());
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('moving a deployment to another host moves its rights, and nothing else', () => {
    const on = (host: string) => oneByOne(environment('staging', jobmatch([host])).grants);
    const ofService = ({ reader }: { reader: string }) => reader in catalogue;
    const [before, after] = [on('gpu-0'), on('gpu-1')];
    expect(after.filter(ofService)).toEqual(before.filter(ofService));
    const moved = before.filter((one) => !ofService(one)).map((one) => ({ ...one, host: 'gpu-1' }));
    expect(after.filter((one) => !ofService(one))).toEqual(moved);
    const own = environment('staging', jobmatch(['gpu-1']));
    const needed = applicationIds.flatMap((reader) => needsOf(reader, own).map((right) => `${reader}: ${right}`));
    expect(moved.map(({ reader, right }) => `${reader}: ${right}`).toSorted()).toEqual(needed.toSorted());
    const secretRights = moved.filter(({ right }) => right.startsWith('secret '));
    const secretReaders = ['postgres-password', 'llm-api-key', 'django-secret-key', 'france-travail-api-key'].map(
      (id) => secretRights.flatMap(({ reader, right }) => (right.split(' ')[1] === id ? reader : [])),
    );
    expect(secretReaders).toEqual([
      ['gui', 'cv-ingestion'],
      ['cv-ingestion', 'ai-assistant'],
      ['gui'],
      ['offre-ingestion'],
    ]);
  });
});
