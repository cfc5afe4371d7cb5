import { secretFile } from '../catalogue/secret-file.ts';
import { catalogue } from '../catalogue/services/catalogue.ts';
import type { Environment } from '../model/environment.ts';
import { stringify } from './yaml.ts';

/** What the blackbox exporter calls the way in which services are asked. */
export const probeModule = 'service';

/** The blackbox exporter's configuration: a service answers well with a status of 2xx and, where there is TLS, a certificate of the environment. */
export function blackboxConfig({ profile }: Environment): string {
  return stringify({
    modules: {
      [probeModule]: {
        prober: 'http',
        timeout: '10s',
        http: {
          preferred_ip_protocol: 'ip4',
          follow_redirects: false,
          ...(profile.tls && {
            fail_if_not_ssl: true,
            tls_config: { ca_file: secretFile(catalogue['blackbox-exporter'], 'tls-ca') },
          }),
        },
      },
    },
  });
}
