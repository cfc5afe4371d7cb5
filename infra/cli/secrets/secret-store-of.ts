import { googleApi } from '../../google/google-api.ts';
import type { Environment } from '../../model/environment.ts';
import type { StackInput } from '../stack-input.ts';
import { CloudSecretStore } from './cloud-secret-store.ts';
import { LocalSecretStore } from './local-secret-store.ts';
import type { SecretStore } from './secret-store.ts';

/** Where the secrets of an environment are: Secret Manager, asked once it is needed, or this machine. */
export const secretStoreOf = (environment: Environment, input: StackInput): SecretStore =>
  environment.cloud
    ? new CloudSecretStore(environment, input, () => googleApi(environment.scope.project))
    : new LocalSecretStore(environment);
