import { unset } from '../../config/schema.ts';
import { HostError } from '../../host/run-on-host.ts';
import type { Environment } from '../../model/environment.ts';
import type { Host } from '../../model/hosts.ts';
import { lookAt } from '../../status/found.ts';
import { type Row, rowsOf } from '../../status/rows.ts';
import { table } from '../../status/table.ts';
import { withEnvironment } from '../stack-input.ts';

/** What a look at a host found, or why there was none. */
interface Looked {
  readonly host: Host;
  readonly rows: readonly Row[];
  readonly unreachable?: string;
}

/**
 * Says what runs on the hosts of an environment, and how that differs from its stack file. Changes nothing, and needs no state.
 *
 * @returns the exit code: 1 where a host cannot be asked; with `check` also where anything differs.
 */
export function statusCommand(
  stack: string | undefined,
  { json, check }: { json: boolean; check: boolean },
): Promise<number> {
  return withEnvironment(stack, async (environment) => {
    const looked = await Promise.all(environment.hosts.map((host) => look(environment, host)));
    if (json)
      console.log(JSON.stringify({ environment: environment.scope.environment, hosts: looked.map(asJson) }, null, 2));
    else console.log(asText(looked));
    const unreachable = looked.some((one) => one.unreachable !== undefined);
    const differs = looked.some(({ rows }) => rows.some((row) => row.differs.length > 0));
    return unreachable || (check && differs) ? 1 : 0;
  });
}

async function look(environment: Environment, host: Host): Promise<Looked> {
  const references = environment.services.map(({ image }) => image).filter((image) => image !== unset);
  try {
    const found = await lookAt(host, environment.scope.environment, [...new Set(references)]);
    return { host, rows: rowsOf(environment, host, found) };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return { host, rows: [], unreachable: error.message };
  }
}

const asJson = ({ host: { id, name }, rows, unreachable }: Looked) => ({
  id,
  name,
  ...(unreachable !== undefined && { unreachable }),
  containers: rows.map(({ host, ...row }) => row),
});

function asText(looked: readonly Looked[]): string {
  const now = new Date();
  const rows = looked.flatMap((one) => one.rows);
  const same = rows.filter(({ differs }) => differs.length === 0).length;
  const down = looked.filter(({ unreachable }) => unreachable !== undefined).map(({ host }) => host.id);
  const asked = `${same} of ${rows.length} containers are as the stack file wants them.`;
  return [
    ...looked.flatMap(({ host: { id, name }, rows: own, unreachable }) => [
      unreachable === undefined ? `${id} (${name})` : `${id} (${name}) cannot be asked: ${unreachable}`,
      ...(own.length > 0 ? [table(own, now)] : []),
      '',
    ]),
    [
      ...(down.length < looked.length ? [asked] : []),
      ...(down.length > 0 ? [`Not asked: ${down.join(', ')}.`] : []),
    ].join(' '),
  ].join('\n');
}
