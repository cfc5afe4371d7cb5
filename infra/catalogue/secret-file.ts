import { type SecretId, secretCatalogue } from './secrets.ts';
import type { ServiceEntry } from './services/service.ts';

/** Directory in the containers of a service where the secrets that it names appear as files. */
export const secretsDirectory = ({ secretsPath = '/run/secrets' }: ServiceEntry): string => secretsPath;

/** Name of a secret's file, in the directory of a service on the host as in its containers. */
export const secretFileName = (secret: SecretId): string => secretCatalogue[secret].file ?? secret;

/** Where the containers of a service find a secret. */
export const secretFile = (entry: ServiceEntry, secret: SecretId): string =>
  `${secretsDirectory(entry)}/${secretFileName(secret)}`;
