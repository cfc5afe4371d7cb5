import { describe, expect, it } from 'vitest';
import { reportProblems } from '../../infra/config/report.ts';

const lines: Readonly<Record<string, number>> = { '': 2, project: 4, 'hosts.gpu-0.gpu.model': 21 };
const report = (problems: Parameters<typeof reportProblems>[0]) =>
  reportProblems(problems, 'Pulumi.staging.yaml', (path) => lines[path.join('.')] ?? 1);

describe('a report of problems', () => {
  it('says file and line, path and problem, in the order of the file', () => {
    expect(
      report([
        { path: ['hosts', 'gpu-0', 'gpu', 'model'], message: '"L5" must be one of T4, L4.' },
        { path: ['project'], message: 'is missing' },
      ]),
    ).toBe(
      `Pulumi.staging.yaml:4  project  is missing
Pulumi.staging.yaml:21  hosts.gpu-0.gpu.model  "L5" must be one of T4, L4.`,
    );
  });

  it('keeps the order of those that stand on one line', () => {
    expect(
      report([
        { path: ['project'], message: 'first' },
        { path: ['project'], message: 'second' },
      ]),
    ).toBe(`Pulumi.staging.yaml:4  project  first
Pulumi.staging.yaml:4  project  second`);
  });

  it('takes the line that a problem brings, and shows no path that looks like a secret', () => {
    const key = `sk-${'a1b2c3d4'.repeat(3)}`;
    expect(
      report([
        { path: ['project'], message: 'is there twice', line: 9 },
        { path: ['tenants', key], message: 'x' },
      ]),
    ).toBe('Pulumi.staging.yaml:1  tenants.(not shown)  x\nPulumi.staging.yaml:9  project  is there twice');
  });

  it('is one line a problem, whatever a key holds', () => {
    expect(
      report([
        { path: ['hosts', 'gpu-0\n'], message: 'x' },
        { path: ['settings', ''], message: 'y' },
      ]),
    ).toBe('Pulumi.staging.yaml:1  hosts."gpu-0\\n"  x\nPulumi.staging.yaml:1  settings.""  y');
  });

  it('leaves the path out where the whole file is meant', () => {
    expect(report([{ path: [], message: 'is not YAML' }])).toBe('Pulumi.staging.yaml:2  is not YAML');
  });

  it('is empty where nothing is wrong', () => {
    expect(report([])).toBe('');
  });
});
