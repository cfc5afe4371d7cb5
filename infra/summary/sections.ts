import { folded, items, name, section, under } from './blocks.ts';
import type { Block } from './fit.ts';
import { code, fence, htmlCode } from './markdown.ts';
import { shown } from './masking.ts';
import type { ServiceChange } from './services.ts';
import { variableLines } from './variables.ts';

/** More changed variables of a service than that are folded. */
const mostVariables = 6;

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
