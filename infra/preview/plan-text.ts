import { usdOf } from '../costs/costs.ts';
import { itemText, priceNote, sumText, usdText } from '../costs/words.ts';
import { violationLine } from '../policy/evaluate.ts';
import type { PlacedHost, Plan } from './plan-document.ts';
import { componentTree, type TreeNode } from './tree.ts';

/** Puts a style on a text where the reader's screen has styles, and returns it unchanged where not. */
export type Paint = (style: 'bold' | 'dim' | 'red' | 'yellow' | 'green', text: string) => string;

/** A file that was written: its path, and how many variables are in it. */
export interface WrittenFile {
  readonly path: string;
  readonly variables: number;
}

const width = 100;

/** A plan for people: what matters first, in at most 100 columns. */
export function planText(
  plan: Plan,
  written: readonly WrittenFile[],
  lineOf: (path: readonly string[]) => string,
  paint: Paint,
): string {
  const where = [plan.project, plan.zone].filter((part) => part !== null).join(', ');
  const head = `${plan.environment}  ${plan.product} in ${where}`;
  const count = `${plan.count} resources`;
  const sections = [
    [`${paint('bold', head)}${' '.repeat(Math.max(2, width - head.length - count.length))}${count}`],
    plan.violations.length > 0 ? violations(plan, paint) : [],
    componentTree(plan.resources).flatMap((node) => treeLines(node, 1)),
    ...plan.placement.map((host) => hostLines(host, paint)),
    serviceLines(plan),
    costLines(plan),
    warningLines(plan, paint),
    fillInLines(plan, lineOf, paint),
    notBuiltLines(plan, paint),
    exceptionLines(plan),
    writtenLines(written),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function violations({ violations: found }: Plan, paint: Paint): string[] {
  return [
    paint(
      'red',
      `  ${found.length} policy ${found.length === 1 ? 'violation' : 'violations'}: ${found.length === 1 ? 'fix it' : 'fix them'} (docs/policy.md), or write an exception into stacks/exceptions.ts`,
    ),
    ...found.map((violation) => `    ${violationLine(violation)}`),
  ];
}

function treeLines(node: TreeNode, depth: number): string[] {
  const label = `${'  '.repeat(depth)}${node.label}`;
  const head = `${label.padEnd(32)}${String(node.count).padStart(4)}   `;
  return [...wrapped(head, node.parts, ' · '), ...node.children.flatMap((child) => treeLines(child, depth + 1))];
}

function hostLines(host: PlacedHost, paint: Paint): string[] {
  const { gpus, replicas } = host;
  const [gpu] = gpus;
  const withGpus = gpu ? `, ${gpus.length} × ${gpu.model} with ${gpu.memoryGib} GiB` : '';
  return [
    `  ${paint('bold', host.host)}  ${host.name}`,
    `    ${host.machine}: ${host.cpus} cores, ${gib(host.memoryGib)} GiB memory with ${gib(host.memoryFreeGib)} free${withGpus}`,
    ...gpus.map(({ memoryGib, freeGib }, index) => {
      const on = replicas
        .filter((replica) => replica.gpu === index)
        .map(({ service, gpuMemoryGib }) => `${service} ${gib(gpuMemoryGib ?? 0)}`);
      return `    GPU ${index}  ${bar((memoryGib - freeGib) / memoryGib)}  ${on.join(' + ') || 'nothing'}, ${gib(freeGib)} of ${gib(memoryGib)} GiB free`;
    }),
    ...replicas.map(({ service, replica, gpu: device, memoryGib, cpus, update, reason }) => {
      const several = replicas.filter((other) => other.service === service).length > 1;
      const columns = [
        (several ? `${service} ${replica + 1}` : service).padEnd(18),
        (device === null ? '' : `GPU ${device}`).padEnd(6),
        `${gib(memoryGib)} GiB`.padStart(9),
        `${cpus} ${cpus === 1 ? 'core' : 'cores'}`.padStart(11),
      ];
      return `    ${columns.join('')}   ${update}${reason === null ? '' : paint('dim', `: ${reason}`)}`;
    }),
  ];
}

function serviceLines({ environment, zone, urls }: Plan): string[] {
  // Hosts in the cloud have no public address.
  const where =
    zone === null ? '' : `; these URLs work on the hosts. For a browser here: npx infra open ${environment} grafana`;
  return [`  services${where}`, ...Object.entries(urls).map(([service, url]) => `    ${service.padEnd(18)}${url}`)];
}

function costLines({ costs }: Plan): string[] {
  if (costs === null) return [];
  const components = costs.components.map(({ component, items }) => ({
    component,
    items: items.map(({ what, perMonth }) => ({ what, usd: perMonth ?? undefined })),
  }));
  const all = components.flatMap(({ items }) => items);
  return [
    `  costs: ${sumText(costs.perMonth, all)} a month, ${priceNote()}`,
    ...components.flatMap(({ component, items }) =>
      wrapped(`    ${component.padEnd(18)}${usdText(usdOf(items)).padStart(12)}  `, items.map(itemText), ' · '),
    ),
    ...wrapped('    and by use  ', costs.paidByUse, ' · '),
  ];
}

function fillInLines(
  { toFillIn, secretsToSet }: Plan,
  lineOf: (path: readonly string[]) => string,
  paint: Paint,
): string[] {
  const line = (path: readonly string[], note: string) =>
    `    ${path.join('.').padEnd(36)}${note.padEnd(20)}${lineOf(path)}`;
  const blocking = toFillIn.filter(({ blocksUp }) => blocksUp);
  const later = toFillIn.filter(({ blocksUp }) => !blocksUp);
  return [
    ...(blocking.length > 0
      ? [paint('yellow', '  to fill in before up'), ...blocking.map(({ path }) => line(path, 'unset'))]
      : []),
    ...(later.length > 0
      ? [
          paint('yellow', '  to fill in when you know it'),
          ...later.map(({ path }) => line(path, path[0] === 'settings' ? 'not in the .env' : 'empty')),
        ]
      : []),
    ...(secretsToSet.length > 0
      ? [
          paint('yellow', '  secrets to set from outside, after the first up has created them'),
          ...new Set(secretsToSet.map(({ command }) => `    ${command}`)),
        ]
      : []),
  ];
}

function warningLines({ warnings }: Plan, paint: Paint): string[] {
  if (warnings.length === 0) return [];
  return [paint('yellow', '  warnings'), ...warnings.flatMap((warning) => wrapped('    ', warning.split(' '), ' '))];
}

function notBuiltLines({ declaredNotBuilt, variables }: Plan, paint: Paint): string[] {
  if (declaredNotBuilt.length === 0) return [];
  const count = `${declaredNotBuilt.length} of ${Object.keys(variables.environment).length} variables`;
  const lines = [...Map.groupBy(declaredNotBuilt, ({ missing }) => missing)].flatMap(([missing, group]) => {
    const [first, ...rest] = group.map(({ variable }) => variable);
    return wrapped('    - ', [`${missing}: ${first}`, ...rest], ', ');
  });
  return [paint('yellow', `  declared, not built: ${count}. What is missing, and what declares it`), ...lines];
}

function exceptionLines({ exceptions }: Plan): string[] {
  const granted = Map.groupBy(exceptions, ({ rule }) => rule);
  if (granted.size === 0) return [];
  const lines = [...granted].flatMap(([rule, found]) =>
    wrapped(
      `    rule ${String(rule).padEnd(3)} × ${String(found.length).padEnd(4)}`,
      `${found[0]?.exception?.reason}, until ${found[0]?.exception?.expires}`.split(' '),
      ' ',
    ),
  );
  return ['  policy exceptions, granted in stacks/exceptions.ts; the rules are in docs/policy.md', ...lines];
}

function writtenLines(written: readonly WrittenFile[]): string[] {
  const [first, ...rest] = written;
  if (!first) return [];
  const names = rest.map(({ path, variables }) => `${path.split('/').at(-1)} ${variables}`);
  return wrapped('  written  ', [`${first.path} ${first.variables} variables`, ...names], ' · ');
}

/** Parts behind a head, on as many lines as they need, the later ones indented to the first. */
function wrapped(head: string, parts: readonly string[], separator: string): string[] {
  const lines: string[] = [];
  let line = head;
  for (const [index, part] of parts.entries()) {
    const addition = index < parts.length - 1 ? `${part}${separator}` : part;
    if (line.length + addition.trimEnd().length > width && line.trim() !== head.trim()) {
      lines.push(line.trimEnd());
      line = ' '.repeat(head.length);
    }
    line += addition;
  }
  return [...lines, line.trimEnd()];
}

const bar = (share: number): string => '█'.repeat(Math.round(share * 20)).padEnd(20, '░');
const gib = (amount: number): string => String(Number(amount.toFixed(3)));
