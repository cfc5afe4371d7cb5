import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { entry, image, ReleasedStack } from '../../support/released-stack.ts';

const staging = new ReleasedStack();
const infra = staging.infra.bind(staging);
beforeEach(() => staging.reset());
afterAll(() => staging.remove());

describe('infra releases', () => {
  it('lists what each update changed, asked of the Pulumi CLI in one call', () => {
    expect(infra('releases', 'staging')).toEqual({
      status: 0,
      stdout: [
        '2  2026-03-02 12:00 UTC  succeeded  1 replaced',
        '    flux  r.example.com/flux@sha256:111111111111 → r.example.com/flux@sha256:222222222222',
        '1  2026-03-01 12:00 UTC  succeeded  1 replaced',
        '    none before it succeeded\n',
      ].join('\n'),
      stderr: '',
    });
    expect(staging.called()).toEqual(['stack history --json --show-secrets=false --page-size 0 --stack staging']);
  });

  it('prints one document for programs, with as many as they want', () => {
    const { stdout } = infra('releases', 'staging', '--json', '--limit', '1');
    expect(JSON.parse(stdout)).toEqual({
      environment: 'staging',
      releases: [
        {
          number: 2,
          started: '2026-03-02T12:00:00.000Z',
          result: 'succeeded',
          message: '',
          dirty: false,
          isFirst: false,
          images: [{ service: 'flux', before: image(1), after: image(2) }],
          others: [],
          resources: { create: 0, update: 0, replace: 1, delete: 0 },
        },
      ],
    });
  });

  it('lists twenty unless said', () => {
    const days = Array.from({ length: 25 }, (_, index) => entry(1, image(index % 9)));
    staging.tells(days);
    expect(JSON.parse(infra('releases', 'staging', '--json').stdout).releases).toHaveLength(20);
    expect(JSON.parse(infra('releases', 'staging', '--json', '--limit', '100').stdout).releases).toHaveLength(25);
  });

  it('says in one line where there is none, and what is wrong', () => {
    staging.tells([]);
    expect(infra('releases', 'staging')).toEqual({ status: 0, stdout: 'staging was never updated.\n', stderr: '' });
    expect(infra('releases', 'test')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'test was never brought up on this machine: npx infra up test\n',
    });
    staging.tells([], { refusal: 'no stack named staging found' });
    const message = 'The history of staging cannot be read: no stack named staging found';
    expect(infra('releases', 'staging')).toMatchObject({ status: 1, stderr: `${message}\n` });
    expect(JSON.parse(infra('releases', 'staging', '--json').stdout)).toMatchObject({ errors: [{ message }] });
  });

  it.each(['0', 'ten', '-1', '1.5'])('takes no %s for a number of updates', (limit) => {
    expect(infra('releases', 'staging', `--limit=${limit}`)).toMatchObject({
      status: 2,
      stderr: `--limit takes a number of updates, not "${limit}".\nUsage: infra releases <stack> [--json] [--limit NUMBER]\n`,
    });
  });
});
