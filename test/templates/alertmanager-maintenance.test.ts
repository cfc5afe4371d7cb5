import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alertingOf } from '../../infra/model/alerting.ts';
import type { MaintenanceWindow } from '../../infra/model/profile.ts';
import { alertmanagerConfig } from '../../infra/templates/alertmanager.ts';
import { profiles } from '../../stacks/profiles.ts';
import { missingTools, toolPath } from '../support/tools.ts';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const address = '127.95.0.1:9093';

describe.skipIf(missingTools('prometheus-alertmanager') !== undefined)('the real Alertmanager', () => {
  let directory: string;
  let receiver: Server;
  let alertmanager: ChildProcess | undefined;
  const told: string[] = [];

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'genai-maintenance-'));
    told.length = 0;
    receiver = createServer((request, response) => {
      told.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((listening) => void receiver.listen(0, '127.0.0.1', listening));
  });
  afterEach(() => {
    alertmanager?.kill('SIGKILL');
    receiver.close();
    rmSync(directory, { recursive: true });
  });

  /** Who is told of a critical alert and of the heartbeat under these hours of maintenance, once the heartbeat was told of so often. */
  async function toldUnder(maintenance: readonly MaintenanceWindow[], often: number): Promise<string[]> {
    const profile = { ...profiles.prod, maintenance };
    const alerting = alertingOf({ alerts: { sms: false, slack: false, heartbeat: true } }, profile);
    const { port } = receiver.address() as AddressInfo;
    const config = (alerting ? alertmanagerConfig(alerting, profile) : '')
      // Debian's version reads the addresses of webhooks from no files yet.
      .replaceAll(/url_file: \/run\/secrets\/(\S+)/g, `url: http://127.0.0.1:${port}/$1`)
      .replaceAll(/group_wait: \S+/g, 'group_wait: 1s')
      .replaceAll(/(group|repeat)_interval: 1m/g, '$1_interval: 2s');
    writeFileSync(join(directory, 'alertmanager.yml'), config);
    alertmanager = spawn(
      toolPath('prometheus-alertmanager') ?? '',
      [
        `--config.file=${directory}/alertmanager.yml`,
        `--storage.path=${directory}/data`,
        `--web.listen-address=${address}`,
        '--cluster.listen-address=',
      ],
      { stdio: 'ignore' },
    );
    const alerts = ['ServiceDown', 'Watchdog'].map((alertname) => ({ labels: { alertname, severity: 'critical' } }));
    const post = () =>
      fetch(`http://${address}/api/v2/alerts`, {
        method: 'POST',
        body: JSON.stringify(alerts),
        headers: { 'Content-Type': 'application/json' },
      }).then(
        ({ ok }) => ok,
        () => false,
      );
    while (!(await post())) await sleep(100);
    const beats = () => told.filter((path) => path === '/alert-heartbeat-url').length;
    while (beats() < often) await sleep(100);
    return [...new Set(told)].sort();
  }

  it('tells nobody but the heartbeat within the hours of maintenance', async () => {
    expect(await toldUnder([{ days, from: '00:00', to: '24:00' }], 3)).toEqual(['/alert-heartbeat-url']);
  });

  it('tells people outside of them', async () => {
    const today = days.at((new Date().getUTCDay() + 6) % 7);
    const others = days.filter((day) => day !== today && day !== days.at(new Date().getUTCDay()));
    expect(await toldUnder([{ days: others, from: '00:00', to: '24:00' }], 5)).toEqual([
      '/alert-heartbeat-url',
      '/alert-webhook-url',
    ]);
  });
});
