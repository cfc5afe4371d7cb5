import { stringify as toYaml } from 'yaml';

/** YAML as a person would write it, the same for the same data. */
export const stringify = (data: unknown): string => toYaml(data, { lineWidth: 0, aliasDuplicateObjects: false });
