import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostMetrics } from '../../../infra/catalogue/services/monitoring.ts';
import { metricsProgram } from '../../../infra/templates/host/metrics-program.ts';
import { FakeCommands } from '../../support/fake-commands.ts';

let directory: string;
let commands: FakeCommands;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'genai-metrics-'));
});
afterEach(() => {
  commands.remove();
  rmSync(directory, { recursive: true });
});

/** What the program writes on a host whose systemd names these units, and that follows connections or does not. */
function metrics(units: string, connections?: readonly [entries: number, limit: number]): string {
  commands = new FakeCommands({ systemctl: `printf '%s' '${units}'` });
  const netfilter = join(directory, 'root/proc/sys/net/netfilter');
  mkdirSync(netfilter, { recursive: true });
  mkdirSync(join(directory, 'metrics'));
  if (connections) {
    writeFileSync(join(netfilter, 'nf_conntrack_count'), `${connections[0]}\n`);
    writeFileSync(join(netfilter, 'nf_conntrack_max'), `${connections[1]}\n`);
  }
  const program = metricsProgram().replace(hostMetrics, join(directory, 'metrics'));
  const env = { ...process.env, SYSTEM_ROOT: join(directory, 'root') };
  const { status, stderr } = spawnSync('sh', ['-c', program], { env, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  // Nothing half-written lies beside it, which the exporter would read, too.
  expect(readdirSync(join(directory, 'metrics'))).toEqual(['host.prom']);
  return readFileSync(join(directory, 'metrics/host.prom'), 'utf8');
}

describe('what a host writes of itself', () => {
  it('is its connections and each unit that failed, under the names of the node exporter', () => {
    const units =
      'docker.service loaded failed failed Docker\ndev-disk-by\\x2did-a.device loaded failed failed A disk\n';
    expect(metrics(units, [17, 262144])).toBe(`node_nf_conntrack_entries 17
node_nf_conntrack_entries_limit 262144
node_systemd_unit_state{name="docker.service",state="failed"} 1
node_systemd_unit_state{name="dev-disk-byx2did-a.device",state="failed"} 1
`);
  });

  it('is nothing where all is well and no connections are followed', () => {
    expect(metrics('')).toBe('');
  });
});
