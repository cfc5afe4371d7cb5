import { describe, expect, it } from 'vitest';
import { hasChanges, hasFailed, summarise } from '../../infra/summary/summarise.ts';
import { bucket, disk, preview, type TestStep } from './support.ts';

const token = `${'gh'}p_aB3dE5gH7jK9mN1pQ2sT4vW6xY8z`;
const secretType = 'gcp:secretmanager/secret:Secret';
const slot = (id: string) => ({
  parent: ['genai:gcp:SecretSlot', `secret-${id}`] as const,
  name: `secret-${id}`,
});

describe('secrets to fill', () => {
  const secret = (id: string, op = 'create'): TestStep => ({
    ...slot(id),
    op,
    type: secretType,
    after: { secretId: `jobmatch-staging-${id}` },
  });

  it('are those that the stack makes no version of', () => {
    const version = { ...slot('db-password'), op: 'create', type: 'gcp:secretmanager/secretVersion:SecretVersion' };
    const text = summarise(preview([secret('llm-api-key'), secret('db-password'), version]));
    expect(text).toContain('- `jobmatch-staging-llm-api-key`: `npx infra secrets staging set llm-api-key`\n');
    expect(text).not.toContain('set db-password');
  });

  it('are also those that lose their versions, and none that stay', () => {
    expect(summarise(preview([secret('tls-key', 'replace')]))).toContain(
      '`jobmatch-staging-tls-key` (again: its versions go):',
    );
    expect(summarise(preview([secret('tls-key', 'update'), secret('tls-ca', 'delete')]))).not.toContain('npx infra');
  });
});

describe('what is not right on the hosts', () => {
  const lines = ['gpu-0: flux is gone', `gpu-0: the state does not know the container \`@all\` ${token}`];

  it('stands first, a line each, with nothing that GitHub would read or nobody should', () => {
    const violations = [{ rule: 1, title: 't', remediation: 'r', type: bucket, name: 'one', path: '' }];
    const text = summarise(preview([]), { hosts: lines, policy: { violations } });
    expect(text.split('\n').slice(0, 8)).toEqual([
      '## Preview of `staging`',
      '',
      '### On the hosts',
      '',
      '- `gpu-0: flux is gone`',
      '- ``gpu-0: the state does not know the container `@all` ***``',
      '',
      '> [!CAUTION]',
    ]);
  });

  it('is no section where there is nothing', () => {
    expect(summarise(preview([]), { hosts: [] })).not.toContain('On the hosts');
  });
});

describe('a preview that failed', () => {
  const failed = (more: object) => ({ ...preview([]), status: 1, ...more });

  it.each([
    ['nothing', ''],
    ['no JSON', 'panic: attempt to encrypt value'],
    ['half a document', '{"steps": [{"op": "create"'],
    ['another document', '[1, 2]'],
    ['a document without steps', '{"result": "ok"}'],
  ])('is one that printed %s, even with status 0', (_, stdout) => {
    const run = failed({ stdout, status: 0 });
    expect(hasFailed(run)).toBe(true);
    expect(hasChanges(run)).toBe(false);
    expect(summarise(run)).toContain('**The preview failed: nothing of this can be applied.**');
    expect(summarise(run)).not.toContain('No changes');
  });

  it('says so before anything else, and shows the steps that there are', () => {
    const run = { ...preview([{ op: 'delete', type: disk }]), status: 255, stderr: 'error: \u001b[31mboom\u001b[0m\n' };
    expect(summarise(run).split('\n').slice(2, 9)).toEqual([
      '> [!CAUTION]',
      '> **The preview failed: nothing of this can be applied.**',
      '',
      '```text',
      'boom',
      '```',
      '',
    ]);
    expect(summarise(run)).toContain('**delete** `one`');
  });

  it('keeps its messages in the fence, without secrets, prefixes, stack traces and repetitions', () => {
    const message = [
      `error: error: bad ${token} @everyone`,
      '````',
      '</details><b>',
      '    at main (/home/me/index.js:1:2)',
      'PASSWORD="hunter two" and url https://u:hunter3@host/',
      'Authorization: Bearer abcdefghijklmnopqrstuvwx',
      `-----BEGIN ${'PRIVATE'} KEY-----`,
      'MIIEvQ',
      `-----END ${'PRIVATE'} KEY-----`,
    ].join('\n');
    const diagnostics = [
      { severity: 'error', message },
      { severity: 'error', message },
      { severity: 'error', message: 'error: preview failed\n' },
    ];
    const [, inside = ''] = summarise({ ...preview([], { diagnostics }), status: 1 }).split('`````');
    expect(inside).toBe(
      [
        ...[
          'text',
          'bad *** @everyone',
          '````',
          '</details><b>',
          'PASSWORD=***',
          'Authorization: Bearer ***',
          '***',
          '',
        ],
      ].join('\n'),
    );
  });

  it('sees secrets through colours, and says how many steps it cannot read', () => {
    const stderr = `bad ${token.slice(0, 9)}\u001b[1m${token.slice(9)}`;
    expect(summarise(failed({ stderr }))).toContain('\nbad ***\n');
    const run = failed({ stdout: JSON.stringify({ steps: [{ op: 1 }, null] }), status: 0 });
    expect(summarise(run)).toContain('2 of the preview');
  });

  it('tells sixty lines of many, and something where there is nothing to tell', () => {
    const stderr = Array.from({ length: 100 }, (_, index) => `line ${index}`).join('\n');
    const text = summarise(failed({ stderr }));
    expect(text).toContain("line 59\n… and 40 lines more, in the job's log\n```");
    expect(summarise(failed({}))).toContain('It ended with status 1 and without a word.');
  });

  it('is not made of warnings', () => {
    const run = preview([], { diagnostics: [{ severity: 'warning', message: 'warning: images.flux is unset\n' }] });
    expect(hasFailed(run)).toBe(false);
    expect(summarise(run)).toContain('<details><summary>1 warning</summary>\n\n- `images.flux is unset`\n\n</details>');
  });

  it.each([
    [
      'steps that are empty beside deletions',
      [],
      { delete: 50 },
      'has no steps, and counts 50 to delete: it is not whole',
    ],
    [
      'counts that are empty beside steps',
      [{ op: 'delete' }],
      { same: 7 },
      'has 1 step that changes something, and counts none: it is not whole',
    ],
  ])('is one with %s', (_, steps, changeSummary, text) => {
    const run = preview(steps, { changeSummary });
    expect(hasFailed(run)).toBe(true);
    expect(summarise(run)).toContain(`The preview ${text}.`);
    expect(summarise(run)).not.toContain('No changes');
  });

  it('is not one without counts, and not one whose counts leave out what failed', () => {
    expect(hasFailed(preview([{ op: 'delete' }], { changeSummary: {} }))).toBe(false);
    const diagnostics = [{ severity: 'error', message: 'boom' }];
    expect(summarise(preview([{ op: 'delete' }], { changeSummary: { same: 1 }, diagnostics }))).not.toContain(
      'not whole',
    );
  });

  it('ignores what plugins announce in front of the document', () => {
    const run = preview([{ op: 'create' }]);
    expect(hasFailed({ ...run, stdout: `Downloading plugin\n${run.stdout}` })).toBe(false);
  });
});

describe('updates and creates', () => {
  it('are folded by component, those of one kind together, with what differs', () => {
    const text = summarise(
      preview([
        { op: 'create', name: 'a', parent: ['genai:gcp:SecretSlot', 'x'] },
        { op: 'create', name: 'b', parent: ['genai:gcp:SecretSlot', 'y'] },
        {
          op: 'update',
          parent: ['genai:gcp:BucketSet', 'buckets'],
          detailedDiff: {
            size: { kind: 'update', inputDiff: false },
            noise: { kind: 'add', inputDiff: false },
            'labels["a.b"]': { kind: 'add', inputDiff: true },
            asked: { kind: 'update', inputDiff: true },
            password: { kind: 'update', inputDiff: true },
            key: { kind: 'update', inputDiff: true },
            marked: { kind: 'update', inputDiff: true },
            hidden: { kind: 'update', inputDiff: true },
          },
          before: { size: 1, password: 'hunter2', key: 'x', marked: 'x', hidden: 'veiled', asked: 1 },
          after: {
            size: 3,
            labels: { 'a.b': 'c' },
            password: 'hunter3',
            key: token,
            marked: '[secret]',
            hidden: 'bare',
            asked: 3,
          },
          was: { outputs: { size: 2, asked: 2 }, additionalSecretOutputs: ['hidden'] },
        },
      ]),
    );
    expect(text).toContain('<details><summary><code>SecretSlot × 2</code>: 2 to create</summary>\n\n- create `a`');
    expect(text).toContain('<details><summary><code>BucketSet buckets</code>: 1 to update</summary>');
    expect(text).toContain(
      '- update `one` `storage.Bucket`: `size` `2` → `3`, `labels["a.b"]` nothing → `c`, `asked` `1` → `3`, `password`, ' +
        '`key` `x` → (not shown), `marked` (secret), `hidden` (secret)\n',
    );
  });

  it('compares the inputs where neither engine nor provider says what differs, and names eight at most', () => {
    const after = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`p${index}`, index]));
    const text = summarise(preview([{ op: 'update', before: { __defaults: [] }, after }]));
    expect(text).toContain(': `p0` nothing → `0`, ');
    expect(text).toContain('`p7` nothing → `7`, 2 more\n');
  });
});

describe('counts', () => {
  it('are the steps and what the engine says of the rest', () => {
    const steps = [
      { op: 'create', name: 'a' },
      { op: 'create', type: 'genai:gcp:BucketSet', name: 'b' },
      { op: 'delete', name: 'c' },
      { op: 'refresh', name: 'd' },
      { op: 'read', name: 'e' },
    ];
    expect(summarise(preview(steps)).split('\n')[2]).toBe(
      '1 to delete, 2 to create (1 of them components), 7 unchanged',
    );
  });

  it('of a look at the real resources alone are changes, too', () => {
    const look = preview([{ op: 'refresh' }], { changeSummary: { same: 3, update: 1 } });
    expect(hasChanges(look)).toBe(true);
    expect(summarise(look).split('\n')[2]).toBe('1 to update, 3 unchanged');
    expect(hasChanges(preview([{ op: 'refresh' }], { changeSummary: { same: 3, refresh: 1 } }))).toBe(false);
  });
});

it('takes names and values for text', () => {
  const name = '`|</summary></details><img src=x>@everyone [a](http://b)\n# c';
  const text = summarise(preview([{ op: 'create', name, parent: ['genai:gcp:BucketSet', name] }]));
  const plain = '|</summary></details><img src=x>@everyone [a](http://b) # c';
  expect(text).toContain(`- create \`\` \`${plain} \`\` \`storage.Bucket\`\n`);
  expect(text).toContain(
    '<code>BucketSet &#96;|&lt;/summary&gt;&lt;/details&gt;&lt;img src=x&gt;@everyone [a](http://b) # c</code>',
  );
  expect(bucket).toBe('gcp:storage/bucket:Bucket');
});
