import layers from '../../../layers.json' with { type: 'json' };

const begin = '<!-- layers: generated from layers.json by `npx infra generate` -->';
const end = '<!-- layers: end -->';

/** A document with the table of the layers as layers.json has it, between its two marks. */
export function withLayerTable(document: string): string {
  const [before = '', rest = ''] = document.split(begin);
  const [, after = ''] = rest.split(end);
  const rows = layers.map(
    ({ path, holds, imports, pulumi }) =>
      `| \`${path}\` | ${holds} | ${[...imports.map(short), ...(pulumi ? ['Pulumi'] : [])].join(', ') || 'nothing'} |`,
  );
  return [
    `${before}${begin}`,
    '| Layer | What is in it | May import |',
    '|---|---|---|',
    ...rows,
    `${end}${after}`,
  ].join('\n');
}

const short = (path: string): string => path.replace('infra/', '');
