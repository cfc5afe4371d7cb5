import type { SecretId } from '../../catalogue/secrets.ts';
import type { Facts } from '../../facts/contract.ts';
import { factsFor, settingsFor } from '../variable.ts';

const operator = factsFor('operator');
const security = settingsFor('application');
const securityFact = factsFor('application');
const gateway = factsFor('gateway');
const gatewayFile = (secret: SecretId) => (facts: Facts) => facts.services['gateway']?.secretFiles[secret];

/** The networks of a host, and the door to it. Each service's port and URL are in its own section. */
export const network = {
  GENAI_NETWORK_NAME: operator('word', 'Docker network of the services', (facts) => facts.networks.genai.name),
  GENAI_NETWORK_SUBNET: operator(
    'subnet',
    'Its IPv4 range',
    (facts) => facts.networks.genai.subnet,
    'setting networks.genai',
  ),
  GENAI_NETWORK_GATEWAY: operator(
    'host',
    'Its gateway on the host',
    (facts) => facts.networks.genai.gateway,
    'setting networks.genai',
  ),
  GENAI_MONITORING_NETWORK: operator(
    'word',
    'Docker network of the monitoring',
    (facts) => facts.networks.monitoring.name,
  ),
  GENAI_MONITORING_SUBNET: operator(
    'subnet',
    'Its IPv4 range',
    (facts) => facts.networks.monitoring.subnet,
    'setting networks.monitoring',
  ),
  DEBUG_PORTS_EXPOSED: operator(
    'boolean',
    'The gateway opens the services’ debug ports',
    (facts) => facts.debugPortsExposed,
  ),
  LOAD_BALANCER_ENABLED: settingsFor('operator')('boolean', 'Requests are spread over the replicas of a service'),
  LOAD_BALANCER_ALGORITHM: settingsFor('operator')('word', 'How they are spread'),
};

/** Who may call the services, and how. */
export const access = {
  GENAI_API_AUTH_ENABLED: security('boolean', 'Requests need an API key'),
  API_RATE_LIMITING_ENABLED: securityFact('boolean', 'Requests are limited per client', ({ gateway }) =>
    gateway.rateLimit ? true : undefined,
  ),
  API_RATE_LIMIT_PER_MINUTE: securityFact(
    'integer',
    'Requests that a client may make in a minute',
    ({ gateway }) => gateway.rateLimit?.perMinute,
  ),
  RATE_LIMIT_BURST_SIZE: securityFact(
    'integer',
    'Requests above the limit that are still served at once',
    ({ gateway }) => gateway.rateLimit?.burst,
  ),
  CORS_ENABLED: security('boolean', 'Browsers of other origins may call the services'),
  CORS_ALLOW_ALL_ORIGINS: security('boolean', 'Every origin may; only where nothing is protected'),
  CORS_ALLOWED_ORIGINS: factsFor('application')(
    'list',
    'Origins that may, separated by commas',
    (facts) => facts.domain && `https://${facts.domain},https://genai.${facts.domain}`,
    'setting domain',
  ),
  CORS_ALLOW_CREDENTIALS: security('boolean', 'They may send credentials'),
  ENCRYPTION_ENABLED: security('boolean', 'Data is encrypted at rest and in transit'),
  TLS_ENABLED: factsFor('application')('boolean', 'The gateway serves TLS', (facts) => (facts.tls ? true : undefined)),
  TLS_MIN_VERSION: factsFor('application')(
    'version',
    'Lowest TLS version it accepts',
    (facts) => facts.tls?.minVersion,
  ),
  TLS_CERT_PATH: gateway('path', 'Certificate of the gateway, in its container', gatewayFile('tls-cert')),
  TLS_KEY_PATH: gateway('path', 'Private key of the gateway, in its container', gatewayFile('tls-key')),
  TLS_CA_PATH: gateway('path', 'Certificate authority that signed it', gatewayFile('tls-ca')),
};
