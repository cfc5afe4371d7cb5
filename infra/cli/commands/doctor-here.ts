import { spawnSync } from 'node:child_process';
import packageJson from '../../../package.json' with { type: 'json' };
import { type Finding, ok, problem, warning } from '../../doctor/finding.ts';
import { findPulumi } from '../pulumi/find-pulumi.ts';
import { projectOf } from '../pulumi/stack-outputs.ts';
import type { StackInput } from '../stack-input.ts';

/** What a program on PATH prints as its first line; undefined where there is no such program, or it fails. */
function firstLine(program: string, ...args: readonly string[]): string | undefined {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 30_000 });
  return status === 0 ? ((stdout || stderr).split('\n')[0] ?? '') : undefined;
}

/** Node and the Pulumi CLI. */
export function toolFindings(): Finding[] {
  const wanted = packageJson.devDependencies.pulumi;
  const { path, downloads } = findPulumi(process.env['PATH'] ?? '');
  const node = ok(`Node ${process.versions.node}`);
  if (downloads)
    return [
      node,
      warning(`Pulumi CLI: none here; npm’s ${wanted} is downloaded at its first use`, 'npm run pulumi -- version'),
    ];
  const version = firstLine(path, 'version')?.replace(/^v/, '');
  const line = `Pulumi CLI ${version ?? 'that does not run'}: ${path}`;
  if (version === undefined) return [node, problem(line, 'curl -fsSL https://get.pulumi.com | sh')];
  if (version === wanted) return [node, ok(line)];
  return [
    node,
    warning(`${line}; tested with ${wanted}`, `curl -fsSL https://get.pulumi.com | sh -s -- --version ${wanted}`),
  ];
}

/** The programs by which hosts are reached. */
export function reachFindings(needs: { readonly ssh: boolean; readonly gcloud: boolean }): Finding[] {
  const docker = firstLine('docker', '--version');
  const gcloud = needs.gcloud ? firstLine('gcloud', '--version') : '';
  const ssh = needs.ssh ? firstLine('ssh', '-V') : '';
  return [
    docker === undefined
      ? problem('Docker client: none on PATH', 'https://docs.docker.com/engine/install/')
      : ok(docker),
    ...(ssh === undefined ? [problem('ssh: none on PATH', 'apt-get install openssh-client')] : ssh ? [ok(ssh)] : []),
    ...(gcloud === undefined
      ? [problem('gcloud: none on PATH, and ssh goes through its tunnel', 'https://cloud.google.com/sdk/docs/install')]
      : gcloud
        ? [ok(gcloud)]
        : []),
  ];
}

/** Whether the state can be read: a login, the stack in it, and what its secrets are encrypted with. */
export function stateFindings({ stack, text, file }: StackInput, isCloud: boolean): Finding[] {
  const project = projectOf(stack);
  const { status, stderr } = project.capture('whoami', '--non-interactive');
  if (status !== 0) {
    const reason = stderr.trim().split('\n').at(-1) ?? '';
    if (!isCloud) return [ok(`state: none yet; make up STACK=${stack} makes it`)];
    return [problem(`state: not logged in: ${reason}`, 'npm run pulumi -- login gs://… (README, «Staging for real»)')];
  }
  const known = project.hasStack(stack);
  if (known === undefined) return [problem('state: it cannot be listed', 'npm run pulumi -- stack ls')];
  if (known) return [ok(`state: ${stack} is in it`), ...(isCloud ? [encryption(text, file)] : [])];
  return isCloud
    ? [
        problem(
          `state: there is no stack ${stack}`,
          `npm run pulumi -- stack init ${stack} --secrets-provider=gcpkms://…`,
        ),
      ]
    : [ok(`state: none yet; make up STACK=${stack} makes it`)];
}

/** The key in a stack file with which the secrets of its state are encrypted. */
export const keyOf = (text: string): string | undefined =>
  /^secretsprovider: *['"]?gcpkms:\/\/([^\s'"]+)/m.exec(text)?.[1];

function encryption(text: string, file: string): Finding {
  const key = keyOf(text);
  if (key !== undefined) return ok(`secrets of the state: encrypted with ${key}`);
  const isGiven = process.env['PULUMI_CONFIG_PASSPHRASE'] ?? process.env['PULUMI_CONFIG_PASSPHRASE_FILE'];
  const change = 'npm run pulumi -- stack change-secrets-provider gcpkms://…';
  return isGiven === undefined && /^encryptionsalt:/m.test(text)
    ? problem(
        `secrets of the state: ${file} wants a passphrase, and none is set`,
        'export PULUMI_CONFIG_PASSPHRASE_FILE=…',
      )
    : warning('secrets of the state: a passphrase; a key of Cloud KMS can be granted and rotated', change);
}
