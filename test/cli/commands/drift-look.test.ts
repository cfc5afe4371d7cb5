import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gcpTypes } from '../../../infra/catalogue/resource-types/gcp.ts';
import { summaryCommand } from '../../../infra/cli/commands/summary-command.ts';
import { type GoogleApi, GoogleError } from '../../../infra/google/google-api.ts';
import { known, rawReport, stateWith } from '../../drift/support.ts';
import { container, preview, type TestStep } from '../../summary/support.ts';
import { FakeCommands } from '../../support/fake-commands.ts';
import { StubGitHub } from '../../support/github.ts';
import { stubGoogle } from '../../support/google.ts';
import { lawfulBucket, lawfulContainer } from '../../support/lawful.ts';

/** Google as it answers in a test. */
let google: GoogleApi | GoogleError;
vi.mock('../../../infra/google/google-api.ts', async (original) => ({
  ...(await original<object>()),
  googleApi: async () => {
    if (google instanceof Error) throw google;
    return google;
  },
}));

const flux = known('flux');
const inState: TestStep = {
  op: 'same',
  type: container,
  name: 'gpu-0-flux',
  before: {
    ...lawfulContainer,
    name: flux.name,
    image: flux.image,
    restart: flux.restart,
    memory: flux.memoryMib,
    memorySwap: flux.memorySwapMib,
    cpuPeriod: 100_000,
    cpuQuota: flux.cpus * 100_000,
    networksAdvanced: flux.networks.map((name) => ({ name })),
  },
  was: { id: flux.id, modified: '2026-01-02T03:00:00Z' },
};
const bucket = (op: string, before: object = lawfulBucket): TestStep => ({
  op,
  type: gcpTypes.bucket.token,
  name: 'bronze',
  before: { ...before },
  after: lawfulBucket,
});
const unchanged = [bucket('same'), inState];

let gitHub: StubGitHub;
let directory: string;
let commands: FakeCommands;
let printed: string;
beforeEach(async () => {
  gitHub = new StubGitHub();
  directory = mkdtempSync(join(tmpdir(), 'genai-drift-'));
  printed = '';
  vi.stubEnv('GITHUB_API_URL', await gitHub.start());
  vi.stubEnv('GITHUB_REPOSITORY', 'owner/name');
  vi.stubEnv('GITHUB_TOKEN', 'token');
  vi.spyOn(console, 'log').mockImplementation((text) => {
    printed += `${text}\n`;
  });
  commands = new FakeCommands({
    pulumi: `echo "$*" >>"$0.calls"
      case "$*" in *--exclude*) cat '${directory}/looked' ;; *) cat '${directory}/planned' ;; esac`,
  });
});
afterEach(() => {
  gitHub.stop();
  commands.remove();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(directory, { recursive: true });
});

const reporting = (text: string): GoogleApi =>
  stubGoogle({
    '/projects/job-match-v0/zones/europe-west1-b/instances/jobmatch-staging-vm/getGuestAttributes': {
      queryPath: 'genai/',
      queryValue: { items: [{ namespace: 'genai', key: 'report', value: text }] },
    },
  });
/** A report of a moment ago. */
const report = (containers = [flux]) =>
  JSON.stringify(rawReport(stateWith(containers, { networks: [], volumes: [] }), new Date().toISOString()));

/** Looks at staging, with what the engine shows: of everything as the state has it, and of what it may look at. */
async function drift(planned: readonly TestStep[] | string, looked: readonly TestStep[] = unchanged): Promise<number> {
  const text = typeof planned === 'string' ? planned : preview(planned).stdout;
  writeFileSync(join(directory, 'planned'), text);
  writeFileSync(join(directory, 'looked'), preview(looked).stdout);
  return summaryCommand('staging', { preview: undefined, comment: false, drift: true, expectPlan: undefined });
}
const hostLines = () => printed.split('\n').filter((line) => line.startsWith('- `gpu-0: '));

describe('infra summary --drift of an environment on Google Cloud', () => {
  it('has the engine read nothing that takes more than the right to look', async () => {
    google = reporting(report());
    expect(await drift(unchanged)).toBe(0);
    expect(commands.read('pulumi.calls').trim().split('\n')).toEqual([
      'preview --json --show-sames --stack staging',
      'preview --json --show-sames --stack staging --refresh --exclude **docker:index/container:Container::** --exclude **docker:index/network:Network::** --exclude **docker:index/remoteImage:RemoteImage::** --exclude **docker:index/volume:Volume::** --exclude **gcp:secretmanager/secretVersion:SecretVersion::**',
    ]);
  });

  it('opens no issue where cloud and hosts are as the state has them, and closes the one that is open', async () => {
    google = reporting(report());
    gitHub.add(gitHub.issues, '<!-- genai-environments: drift of staging -->\nold');
    await drift(unchanged);
    expect(printed).toContain('No changes');
    expect(hostLines()).toEqual([]);
    expect(gitHub.issues).toMatchObject([{ state: 'closed' }]);
  });

  it('opens one for what is there against the policy', async () => {
    google = reporting(report());
    const open = { ...lawfulBucket, publicAccessPrevention: 'inherited' };
    expect(await drift([bucket('same', open), inState])).toBe(1);
    expect(gitHub.issues).toMatchObject([{ state: 'open' }]);
    expect(printed).toContain('> - rule 36: `bronze` `storage.Bucket` `publicAccessPrevention`;');
  });

  it('opens one for what a host reports alone, and says it first', async () => {
    google = reporting(report([]));
    expect(await drift(unchanged)).toBe(0);
    expect(gitHub.issues).toMatchObject([
      {
        title: 'staging is not what its stack says',
        body: expect.stringContaining(
          '## Drift of `staging`\n\n### On the hosts\n\n- `gpu-0: flux is gone`\n\nNo changes, 2 unchanged',
        ),
      },
    ]);
  });

  it('opens one for what is changed in the cloud, or not applied yet on a host', async () => {
    google = reporting(report());
    await drift([bucket('same'), { ...inState, op: 'replace' }], [bucket('update'), inState]);
    expect(gitHub.issues[0]?.body).toContain('1 to replace, 1 to update');
  });

  it('opens one where a host has never reported, or nobody may read what it did', async () => {
    google = stubGoogle({});
    await drift(unchanged);
    expect(hostLines()).toEqual(['- `gpu-0: it has not reported`']);
    printed = '';
    google = new GoogleError('Nobody is signed in to Google Cloud here: no credentials. Run gcloud');
    await drift(unchanged);
    expect(hostLines()).toEqual([
      '- `gpu-0: its report cannot be read: Nobody is signed in to Google Cloud here: no credentials. Run gcloud`',
    ]);
    expect(gitHub.issues).toMatchObject([{ state: 'open' }]);
  });

  it('asks no host that has nothing in the state', async () => {
    google = new GoogleError('not to be asked');
    await drift([bucket('same')], [bucket('same')]);
    expect(hostLines()).toEqual([]);
  });

  it('opens one where nobody could look', async () => {
    google = reporting(report());
    expect(await drift('error: no stack named staging')).toBe(1);
    expect(commands.read('pulumi.calls')).not.toContain('--refresh');
    expect(gitHub.issues).toMatchObject([{ body: expect.stringContaining('The preview failed') }]);
  });
});
