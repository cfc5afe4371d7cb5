import type { SecretId } from '../../catalogue/secrets.ts';
import type { Facts } from '../../facts/contract.ts';
import { factsFor, settingsFor } from '../variable.ts';

const operator = factsFor('operator');
const security = settingsFor('application');
const securityFact = factsFor('application');
const gateway = factsFor('gateway');
const gatewayFile = (secret: SecretId) => (facts: Facts) => facts.services['gateway']?.secretFiles[secret];

/** The Docker networks of a host, and how requests reach it. Each service's port and URL are in its own section. */
export const network = {
  GENAI_NETWORK_NAME: operator(
    'word',
    'Name of the Docker network of the services',
    (facts) => facts.networks.genai.name,
  ),
  GENAI_NETWORK_SUBNET: operator(
    'subnet',
    'IPv4 range of the Docker network of the services',
    (facts) => facts.networks.genai.subnet,
    'setting networks.genai',
  ),
  GENAI_NETWORK_GATEWAY: operator(
    'host',
    'IPv4 address of the host in the Docker network of the services',
    (facts) => facts.networks.genai.gateway,
    'setting networks.genai',
  ),
  GENAI_MONITORING_NETWORK: operator(
    'word',
    'Name of the Docker network of the monitoring',
    (facts) => facts.networks.monitoring.name,
  ),
  GENAI_MONITORING_SUBNET: operator(
    'subnet',
    'IPv4 range of the Docker network of the monitoring',
    (facts) => facts.networks.monitoring.subnet,
    'setting networks.monitoring',
  ),
  DEBUG_PORTS_EXPOSED: operator(
    'boolean',
    'Whether the gateway publishes the debug ports of the services',
    (facts) => facts.debugPortsExposed,
  ),
  LOAD_BALANCER_ENABLED: settingsFor('operator')(
    'boolean',
    'Whether requests are distributed over the replicas of a service',
  ),
  LOAD_BALANCER_ALGORITHM: settingsFor('operator')(
    'word',
    'Algorithm that distributes requests over the replicas of a service',
  ),
};

/** Who may call the services, and how. */
export const access = {
  GENAI_API_AUTH_ENABLED: security('boolean', 'Whether requests to the GenAI services need an API key'),
  API_RATE_LIMITING_ENABLED: securityFact(
    'boolean',
    'Whether the gateway limits the request rate of each client',
    ({ gateway }) => (gateway.rateLimit ? true : undefined),
  ),
  API_RATE_LIMIT_PER_MINUTE: securityFact(
    'integer',
    'Number of requests that a client may send per minute',
    ({ gateway }) => gateway.rateLimit?.perMinute,
  ),
  RATE_LIMIT_BURST_SIZE: securityFact(
    'integer',
    'Number of requests above the rate limit that the gateway still accepts',
    ({ gateway }) => gateway.rateLimit?.burst,
  ),
  CORS_ENABLED: security('boolean', 'Whether web pages of other origins may call the services (CORS)'),
  CORS_ALLOW_ALL_ORIGINS: security('boolean', 'Whether web pages of every origin may call the services (CORS)'),
  CORS_ALLOWED_ORIGINS: factsFor('application')(
    'list',
    'Origins whose web pages may call the services (CORS), separated by commas',
    (facts) => facts.domain && `https://${facts.domain},https://genai.${facts.domain}`,
    'setting domain',
  ),
  CORS_ALLOW_CREDENTIALS: security(
    'boolean',
    'Whether web pages of other origins may send credentials to the services (CORS)',
  ),
  ENCRYPTION_ENABLED: security('boolean', 'Whether data is encrypted at rest and in transit'),
  TLS_ENABLED: factsFor('application')('boolean', 'Whether the gateway uses TLS', (facts) =>
    facts.tls ? true : undefined,
  ),
  TLS_MIN_VERSION: factsFor('application')(
    'version',
    'Lowest TLS version that the gateway accepts',
    (facts) => facts.tls?.minVersion,
  ),
  TLS_CERT_PATH: gateway(
    'path',
    'File with the TLS certificate of the gateway, in its container',
    gatewayFile('tls-cert'),
  ),
  TLS_KEY_PATH: gateway(
    'path',
    'File with the private TLS key of the gateway, in its container',
    gatewayFile('tls-key'),
  ),
  TLS_CA_PATH: gateway(
    'path',
    'File with the certificate authority that signed the gateway’s TLS certificate, in its container',
    gatewayFile('tls-ca'),
  ),
};
