import { pathProblem } from './absolute-path.ts';
import { text } from './text.ts';

/** Address of a Docker engine, as the Docker provider and ssh take it. Source: Docker's «Protect the Docker daemon socket». */
export const dockerEngine = text(engineProblem, { pattern: '^(unix:///|ssh://)\\S+$' });

const form = 'must be unix:///… or ssh://…';

function engineProblem(address: string): string | undefined {
  if (address.startsWith('unix://')) {
    const wrong = pathProblem(address.slice('unix://'.length));
    return wrong === undefined ? undefined : `has no socket behind unix://: the path ${wrong}`;
  }
  const [, authority, rest = ''] = /^ssh:\/\/([^/?#\s]*)(\S*)$/.exec(address) ?? [];
  if (authority === undefined) return form;
  if (rest !== '') return 'has something behind the machine; write ssh://user@machine:port and no more';
  const [machine = '', ...before] = authority.split('@').reverse();
  const user = before.reverse().join('@');
  if (user.includes(':')) return 'contains a password; ssh uses keys here: write ssh://user@machine';
  if (machine === '') return 'names no machine; write ssh://user@machine';
  if (user.startsWith('-') || machine.startsWith('-'))
    return 'has an option of ssh in the place of a name; options go to ~/.ssh/config';
  if (before.length > 0 && !/^[A-Za-z_][\w.-]*$/.test(user))
    return 'has no user before the @; write ssh://user@machine, or ssh://machine';
  return machineProblem(machine);
}

function machineProblem(machine: string): string | undefined {
  const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(machine) ?? [];
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65535)) {
    // What stands there may be a password, whose machine was forgotten.
    return 'has an impossible port; ports are 1 to 65535';
  }
  const isHost = (host.startsWith('[') && URL.canParse(`ssh://${host}`)) || /^\w[\w-]*(\.[\w-]+)*$/.test(host);
  if (isHost && (!/^[\d.]+$/.test(host) || ipv4.test(host))) return undefined;
  return 'has no machine in it; write its name or address: ssh://user@machine';
}

const ipv4 = /^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?!$)|$)){4}$/;
