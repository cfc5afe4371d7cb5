import { type Access, buckets, datasets, type StorageVariable } from '../../catalogue/storage.ts';
import type { Facts } from '../../facts/contract.ts';
import { type FactVariable, factsFor } from '../variable.ts';

/** Cloud resources, one explicit variable each (document 001): those of the buckets and datasets follow from their entries in the catalogue. */
export function cloudVariables(): Record<'GCP_PROJECT_ID' | StorageVariable, FactVariable> {
  const bucketNames = Object.entries(buckets).map(([id, entry]) =>
    nameVariable(entry, (facts) => facts.buckets[id], 'settings prefix and project'),
  );
  const datasetNames = Object.entries(datasets).map(([id, entry]) =>
    nameVariable(entry, (facts) => facts.datasets[id], 'infix of the profile'),
  );
  return {
    GCP_PROJECT_ID: factsFor('gui', 'offre-ingestion', 'application')(
      'word',
      'Id of the Google Cloud project',
      (facts) => facts.project,
      'project',
    ),
    ...Object.assign({}, ...bucketNames, ...datasetNames),
  };
}

/** The variable with the name of a resource, where its entry has one. */
function nameVariable(
  { variable, doc, access }: { readonly variable?: string; readonly doc: string; readonly access: Access },
  value: (facts: Facts) => string | undefined,
  basis: string,
): Record<string, FactVariable> {
  if (variable === undefined) return {};
  const readers = Object.keys(access);
  const define = factsFor(...(readers.length > 0 ? readers : ['operator']));
  return { [variable]: define('word', doc, value, basis) };
}
