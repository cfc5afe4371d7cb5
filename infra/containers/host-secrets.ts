import { logWriterToken } from '../catalogue/services/logs.ts';
import type { Environment } from '../model/environment.ts';
import type { HostSecret } from '../templates/host/secrets-program.ts';

/** The secrets that a host keeps for the services on it: for each service those that it names, and nothing else; for the collector also tokens. */
export function hostSecrets({ scope, services, replicas, cloud }: Environment, host: string): HostSecret[] {
  const here = services.filter(({ id }) => replicas.some((one) => one.service === id && one.host === host));
  return here.flatMap(({ id, entry, secretFiles }) => {
    const own = { service: id, owner: entry.user };
    const token = id === 'collector' && cloud?.logWriter;
    return [
      ...secretFiles.flatMap(({ name, copies, secret }) =>
        [name, ...copies].map((file) => ({
          ...own,
          file,
          secret: `projects/${scope.project}/secrets/${secret.name}`,
          signal: entry.reloadSignal,
        })),
      ),
      ...(token ? [{ ...own, file: logWriterToken, secret: `projects/-/serviceAccounts/${token.email}` }] : []),
    ];
  });
}
