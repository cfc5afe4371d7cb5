import { type Access, buckets, datasets } from '../../catalogue/storage.ts';
import type { Facts } from '../../facts/contract.ts';
import { type FactVariable, factsFor } from '../variable.ts';

/** Cloud resources, one explicit variable each (seed 001): those of the buckets and datasets follow from their entries in the catalogue. */
export function cloudVariables(): Record<string, FactVariable> {
  return {
    GCP_PROJECT_ID: factsFor('gui', 'offre-ingestion', 'application')(
      'word',
      'Google Cloud project',
      (facts) => facts.project,
      'project',
    ),
    ...Object.assign(
      {},
      ...Object.entries(buckets).map(([id, entry]) => nameVariable(entry, ({ buckets: own }) => own[id])),
    ),
    ...Object.assign(
      {},
      ...Object.entries(datasets).map(([id, entry]) => nameVariable(entry, ({ datasets: own }) => own[id])),
    ),
  };
}

function nameVariable(
  { variable, doc, access }: { readonly variable?: string; readonly doc: string; readonly access: Access },
  value: (facts: Facts) => string | undefined,
): Record<string, FactVariable> {
  if (variable === undefined) return {};
  const readers = Object.keys(access);
  const define = factsFor(...(readers.length > 0 ? readers : ['operator']));
  return { [variable]: define('word', doc, value, 'settings prefix and project') };
}
