import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { metricsProgram } from '../../infra/templates/host/metrics-program.ts';
import { reportProgram } from '../../infra/templates/host/report-program.ts';
import { secretsProgram } from '../../infra/templates/host/secrets-program.ts';
import { startupScript } from '../../infra/templates/host/startup-script.ts';
import { type Start, starts } from '../support/gpu-host-root.ts';
import { missingTools } from '../support/tools.ts';

const subnets = ['172.20.0.0/16', '172.21.0.0/16'];
const logging = { driver: 'json-file', maxSize: '10m', maxFiles: 3 };
const report = { environment: 'staging', volumePrefix: 'jobmatch-staging-' };
const startup = (hasGpus: boolean) => startupScript({ logging, subnets, hasGpus, report });

describe.skipIf(missingTools('shellcheck') !== undefined)('the scripts of a GPU host', () => {
  it.each([
    ['start-up script', startup(true)],
    ['secrets program', secretsProgram()],
    ['report program', reportProgram(report)],
    ['metrics program', metricsProgram()],
  ])('leave shellcheck nothing to say: %s', (_, script) => {
    const { stdout, status } = spawnSync('shellcheck', ['-'], { input: script, encoding: 'utf8' });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });
});

describe.skipIf(missingTools('root', 'jq', 'unshare') !== undefined)('the start-up script of a GPU host', () => {
  let first: Start | undefined;
  let second: Start | undefined;
  beforeAll(() => {
    [first, second] = starts(startup(true), 2);
  });

  it('prepares everything at the first start', () => {
    expect(first?.status, first?.output).toBe(0);
    expect(first?.output.match(/^genai: .*$/gm)).toEqual(
      ['data disk', 'settings', 'packages', 'secrets', 'GPUs', 'Docker', 'ready'].map((step) => `genai: ${step}`),
    );
    expect(first?.calls.slice(0, 16)).toEqual([
      'mkfs.ext4 -q -m 0 -L genai-data /dev/disk/by-id/google-data',
      'mount /mnt/genai-data',
      'resize2fs /dev/disk/by-id/google-data',
      'systemctl try-reload-or-restart ssh',
      'systemctl daemon-reload',
      'apt-get --quiet --yes --option DPkg::Lock::Timeout=600 update',
      'apt-get --quiet --yes --option DPkg::Lock::Timeout=600 install --no-install-recommends curl jq unattended-upgrades',
      'apt-get --quiet --yes --option DPkg::Lock::Timeout=600 update',
      'apt-get --quiet --yes --option DPkg::Lock::Timeout=600 install --no-install-recommends docker.io',
      'systemctl stop docker.socket docker.service',
      'mount /var/lib/docker/volumes',
      'systemctl disable --quiet docker.socket docker.service',
      'genai-secrets --once',
      'systemctl enable --quiet genai-secrets',
      'systemctl restart genai-secrets',
      'nvidia-smi --list-gpus',
    ]);
    expect(first?.calls.slice(-3)).toEqual([
      'nvidia-ctk cdi generate --output=/var/run/cdi/nvidia.yaml',
      'systemctl restart docker.service',
      'systemctl start genai-report.timer genai-metrics.timer',
    ]);
  });

  it('changes nothing at the next start, and restarts nothing; only the devices are listed anew', () => {
    expect(second?.status, second?.output).toBe(0);
    expect(second?.files).toEqual(first?.files);
    expect(second?.calls).toEqual([
      'resize2fs /dev/disk/by-id/google-data',
      'systemctl daemon-reload',
      'systemctl disable --quiet docker.socket docker.service',
      'genai-secrets --once',
      'systemctl enable --quiet genai-secrets',
      'systemctl start genai-secrets',
      'nvidia-smi --list-gpus',
      'nvidia-ctk cdi generate --output=/var/run/cdi/nvidia.yaml',
      'systemctl start docker.service',
      'systemctl start genai-report.timer genai-metrics.timer',
    ]);
  });

  it('leaves out the GPUs of a host that has none', () => {
    const [start] = starts(startup(false), 1);
    expect(start?.status, start?.output).toBe(0);
    expect(start?.output.match(/^genai: .*$/gm)).toEqual(
      ['data disk', 'settings', 'packages', 'secrets', 'Docker', 'ready'].map((step) => `genai: ${step}`),
    );
    expect(start?.calls.filter((call) => call.includes('nvidia'))).toEqual([]);
  });
});
