import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import packageJson from '../../../package.json' with { type: 'json' };
import { type Finding, ok, problem, warning } from '../../doctor/finding.ts';
import { type EnvironmentName, environmentNames } from '../../model/profile.ts';
import { LocalProject } from '../local/local-project.ts';
import { findPulumi } from '../pulumi/find-pulumi.ts';
import { projectOf } from '../pulumi/stack-outputs.ts';
import { root } from '../root.ts';
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
      ? [problem('gcloud: none on PATH; ssh to the hosts uses its tunnel', 'https://cloud.google.com/sdk/docs/install')]
      : gcloud
        ? [ok(gcloud)]
        : []),
  ];
}

/** Seconds that the Pulumi CLI has for an answer about the state. */
const stateSeconds = 60;

/** Whether the state can be read: a login, the stack in it, and the key that decrypts its secrets. */
export function stateFindings({ stack, text, file }: StackInput, isCloud: boolean): Finding[] {
  if (!isCloud && !new LocalProject(root, stack).exists())
    return [ok(`state: none yet; make up STACK=${stack} makes it`)];
  if (findPulumi(process.env['PATH'] ?? '').downloads)
    return [warning('state: not checked, because there is no Pulumi CLI yet', 'npm run pulumi -- version')];
  const project = projectOf(stack);
  const listed = project.capture(['stack', 'ls', '--json', '--non-interactive'], stateSeconds);
  if (listed.status !== 0) {
    const isLogin = /PULUMI_ACCESS_TOKEN|not logged in|pulumi login/i.test(listed.stderr);
    const fix = isLogin ? 'login gs://… (README, «Staging on Google Cloud»)' : 'whoami --verbose';
    return [problem(`state: ${lastLine(listed.stderr)}`, `npm run pulumi -- ${fix}`)];
  }
  const stacks = (JSON.parse(listed.stdout) as { name: string }[]).map(({ name }) => name.split('/').at(-1) ?? '');
  const others = stacks.filter((one) => one !== stack && isName(one));
  if (!stacks.includes(stack)) {
    const init = `npm run pulumi -- stack init ${stack} --secrets-provider=gcpkms://…`;
    const fix =
      others.length > 0 ? `npm run pulumi -- login gs://… (this is the bucket of ${others.join(', ')})` : init;
    return [problem(`state: there is no stack ${stack} in it`, isCloud ? fix : `make up STACK=${stack}`)];
  }
  // The one question about a stack that needs its key and changes nothing; what it prints is nobody's business.
  const asked = ['stack', 'history', '--json', '--show-secrets', '--page-size', '1', '--stack', stack];
  const { status, stderr } = project.capture([...asked, '--non-interactive'], stateSeconds);
  const key = keyOf(text);
  const state = ok(`state: ${stack} is in it`);
  if (status !== 0) {
    const fix = key === undefined ? 'export PULUMI_CONFIG_PASSPHRASE_FILE=…' : 'gcloud auth application-default login';
    return [state, problem(`secrets of the state: ${lastLine(stderr)}`, fix)];
  }
  return isCloud ? [state, encryption(text, file, key), ...sharing(stack, others, key)] : [state];
}

/** What would give somebody who may read this state another environment's, too. */
function sharing(stack: EnvironmentName, others: readonly string[], key: string | undefined): Finding[] {
  const sameKey = environmentNames.filter((other) => {
    const file = `${root}Pulumi.${other}.yaml`;
    return other !== stack && key !== undefined && existsSync(file) && keyOf(readFileSync(file, 'utf8')) === key;
  });
  const fix = 'docs/operations.md, «GitHub»: each environment has a bucket and a key of its own';
  return [
    ...(others.length > 0 ? [warning(`state: ${others.join(', ')} has its state in the same bucket`, fix)] : []),
    ...(sameKey.length > 0 ? [warning(`secrets of the state: ${sameKey.join(', ')} has the same key`, fix)] : []),
  ];
}

const isName = (name: string): boolean => environmentNames.some((one) => one === name);

/** The key in a stack file with which the secrets of its state are encrypted. */
export const keyOf = (text: string): string | undefined =>
  /^secretsprovider: *['"]?gcpkms:\/\/([^\s'"]+)/m.exec(text)?.[1];

function encryption(text: string, file: string, key: string | undefined): Finding {
  if (key !== undefined) return ok(`secrets of the state: encrypted with ${key}`);
  const change = 'npm run pulumi -- stack change-secrets-provider gcpkms://…';
  return /^encryptionsalt:/m.test(text)
    ? warning('secrets of the state: a passphrase; a key of Cloud KMS can be granted and rotated', change)
    : warning(
        `secrets of the state: ${file} does not say how they are encrypted`,
        'commit the lines that stack init wrote into it',
      );
}

const lastLine = (text: string): string =>
  text
    .trim()
    .split('\n')
    .at(-1)
    ?.replace(/^error: /, '') ?? '';
