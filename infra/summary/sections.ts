import { masked } from '../masking/masking.ts';
import type { Violation } from '../policy/evaluate.ts';
import { folded, items, name, section, under } from './blocks.ts';
import { shortType } from './changes.ts';
import { messageLines } from './errors.ts';
import type { Block } from './fit.ts';
import { code, fence, htmlCode, plain } from './markdown.ts';
import { shown } from './masking.ts';
import type { ServiceChange } from './services.ts';
import { variableLines } from './variables.ts';

/** More changed variables of a service than that are folded. */
const mostVariables = 6;

/** What the policy says of the plan, or why it could not be asked. */
export type PolicyReport =
  | { readonly violations: readonly Omit<Violation, 'references' | 'exception'>[] }
  | { readonly unchecked: string };

/** What is not right on the hosts. Names of theirs are in it, so it is shown as any text from elsewhere. */
export const hostBlocks = (lines: readonly string[]): Block[] =>
  section(
    'On the hosts',
    items(
      'host',
      lines.map((line) => code(masked(plain(line, 400)), 240)),
    ),
  );

/** What breaks the policy and no exception allows. */
export function policyBlocks(report: PolicyReport): Block[] {
  if ('unchecked' in report) {
    const [first = ''] = messageLines(report.unchecked);
    return [{ open: `> [!CAUTION]\n> **The policy could not be checked**: ${code(first, 240)}`, entries: [] }];
  }
  const { violations } = report;
  if (violations.length === 0) return [];
  const count = `${violations.length} policy ${violations.length === 1 ? 'violation' : 'violations'}`;
  const lines = violations.map(
    ({ rule, title, remediation, type, name: of, path }) =>
      `rule ${rule}: ${name(of)} ${code(shown(shortType(type)))}${path === '' ? '' : ` ${code(path)}`}; **${title}**: ${remediation}`,
  );
  const open = `> [!CAUTION]\n> **${count}: fix ${violations.length === 1 ? 'it' : 'them'}, or write an exception into the profile**`;
  return [{ open, entries: items('violation', lines, '> - ') }];
}

/** What went wrong, in a fence that it cannot break out of. */
export function failureBlocks(lines: readonly string[]): Block[] {
  const mark = fence(lines);
  return [
    { open: '> [!CAUTION]\n> **The preview failed: nothing of this can be applied.**', entries: [] },
    { open: `${mark}text`, entries: items('line', lines, ''), close: mark },
  ];
}

/** What happens to each service. */
export function serviceBlocks(services: readonly ServiceChange[]): Block[] {
  const lines = services.map(({ service, containers: { length }, text }) =>
    length > 1 ? `${name(service)} (${length} containers): ${text}` : `${name(service)}: ${text}`,
  );
  return section('Services', items('service', lines));
}

/** Secrets that somebody has to fill before the services that read them can start. */
export const secretBlocks = (lines: readonly string[]): Block[] =>
  section('Secrets to fill after the update', items('secret', lines));

/** What changes among the variables of each service; many are folded. */
export function variableBlocks(services: readonly ServiceChange[]): Block[] {
  const blocks = services.flatMap((service): Block[] => {
    const lines = variableLines(service);
    const entries = items(
      'variable',
      lines.map((line) => (service.isNew ? line : code(line, 240))),
    );
    if (lines.length === 0) return [];
    return lines.length > mostVariables
      ? [folded(`${htmlCode(shown(service.service))}: ${lines.length} variables change`, entries)]
      : [{ open: `${name(service.service)}\n`, entries }];
  });
  return under('Variables', blocks);
}

/** Warnings of the program and the providers. */
export function warningBlocks(lines: readonly string[]): Block[] {
  const entries = items(
    'warning',
    lines.map((line) => code(line, 300)),
  );
  return lines.length === 0 ? [] : [folded(`${lines.length} ${lines.length === 1 ? 'warning' : 'warnings'}`, entries)];
}
