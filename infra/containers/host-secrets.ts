import type { Environment } from '../model/environment.ts';
import type { HostSecret } from '../templates/host/secrets-program.ts';

/** The secrets that a host keeps for the services on it: for each service those that it names, and nothing else. */
export function hostSecrets({ scope, services, replicas }: Environment, host: string): HostSecret[] {
  const here = services.filter(({ id }) => replicas.some((one) => one.service === id && one.host === host));
  return here.flatMap(({ id, entry, secretFiles }) =>
    secretFiles.flatMap(({ name, copies, secret }) =>
      [name, ...copies].map((file) => ({
        service: id,
        file,
        owner: entry.user,
        secret: `projects/${scope.project}/secrets/${secret.name}`,
        signal: entry.reloadSignal,
      })),
    ),
  );
}
