import { catalogue, serviceIds } from '../catalogue/services/catalogue.ts';
import { type EnvironmentRule, type Finding, whereServed } from './environment-rule.ts';
import { judged, verdict } from './rule.ts';
import type { PolicyVariable, Subject } from './subject.ts';

const isOff = (value: string): boolean => ['', '0', 'false', 'no', 'off'].includes(value.toLowerCase());
const isOn = (value: string): boolean => ['1', 'true', 'yes', 'on'].includes(value.toLowerCase());

/** Ports of debuggers, of the applications' GUI on a developer's machine (document 001), of Vite and of Jupyter. */
const developmentPorts: readonly string[] = [
  ...serviceIds.flatMap((id) => ('debugPort' in catalogue[id] ? [String(catalogue[id].debugPort)] : [])),
  ...['5173', '8085', '8888'],
];

/** Names of hosts, of origins and of proxies, separated by commas: everybody is none, nor is who speaks without TLS. */
const namesThem = (value: string): boolean =>
  value.split(',').every((one) => !one.includes('*') && !/^http:|(^|\/)(localhost|127\.)/.test(one.trim()));

/** What a variable's value has to be, if there is such a variable. */
interface Demand {
  readonly names: RegExp;
  readonly holds: (value: string) => boolean;
  readonly remediation: string;
}

/** Source: document 004, 1.1 to 1.6, 2.1, 10.1. */
const demands: readonly Demand[] = [
  { names: /(^|_)DEBUG(_|$)/, holds: isOff, remediation: 'turn debugging off' },
  { names: /^(USE_MOCK|MOCK|E2E|USE_SQLITE)_/, holds: isOff, remediation: 'simulate nothing' },
  {
    names: /^((DEV_TOOLS|HOT_RELOAD|TESTING|JUPYTER)_ENABLED|TEST_DATA_GENERATION)$/,
    holds: isOff,
    remediation: 'leave the tools of developers and testers out',
  },
  {
    names: /^(?!.*DEBUG)(.*_)?PORT(_|$)/,
    holds: (value) => !developmentPorts.includes(value),
    remediation: 'use the port of production, not of development',
  },
  {
    names:
      /^(CORS_ALLOW_ALL_ORIGINS|GRAFANA_(ANONYMOUS_ACCESS|ALLOW_SIGN_UP)|GF_(AUTH_ANONYMOUS_ENABLED|USERS_ALLOW_SIGN_UP))$/,
    holds: isOff,
    remediation: 'let in those whom you know',
  },
  {
    names: /(ALLOWED_HOSTS|ALLOWED_ORIGINS|TRUSTED_ORIGINS|ALLOW_IPS)$/,
    holds: namesThem,
    remediation: 'name the hosts or origins, with https',
  },
  { names: /^(RATELIMIT_ENABLE|SSL_ENABLED)$/, holds: isOn, remediation: 'leave it on' },
];

/** What stands in for a secret that is missing, instead of stopping (document 004, 11, P0 1). */
const fallback = /\$\{\w+:?[-=]|insecure-|change[-_]?(it|me|this)/i;

/** What has to be there, and as it should be. */
const required: readonly {
  readonly name: string;
  readonly holds: (value: string) => boolean;
  readonly what: string;
}[] = [
  { name: 'SECURITY_ENABLED', holds: isOn, what: 'turn it on' },
  { name: 'GENAI_API_AUTH_ENABLED', holds: isOn, what: 'turn authentication on' },
  { name: 'API_RATE_LIMITING_ENABLED', holds: isOn, what: 'give the profile gateway.rateLimit' },
  { name: 'TLS_ENABLED', holds: isOn, what: 'give the profile tls' },
  { name: 'REDIS_TLS_ENABLED', holds: isOn, what: 'use TLS' },
  { name: 'DB_SSL_MODE', holds: (mode) => /^(require|verify-ca|verify-full)$/.test(mode), what: 'use TLS' },
];

/** The rule for what an environment tells its applications, and for who gets in. */
export const servedRule: EnvironmentRule = {
  number: 67,
  title: 'No debugging or simulation; authentication, a rate limit and TLS; no wildcards, no fallback secrets',
  references: 'documents',
  remediation: 'set it as document 004 has it',
  check: (subject) => [...developmentFindings(subject), ...servedFindings(subject)],
};

/** Google Cloud is no developer's machine, whatever a profile says. */
const developmentFindings = ({ profile }: Subject): Finding[] =>
  profile.development
    ? [
        {
          type: 'profile',
          name: 'development',
          verdict: verdict(profile.platform !== 'cloud'),
          remediation: 'set development to false in the profile: it is on Google Cloud',
        },
      ]
    : [];

const servedFindings = whereServed(({ profile, variables }) => [
  ...demands.flatMap(({ names, holds, remediation }) =>
    variables.filter(({ name }) => names.test(name)).map((one) => variableFinding(one, holds, remediation)),
  ),
  ...required.flatMap(({ name, holds, what }) =>
    ofName(variables, name).map((one) => variableFinding(one, holds, what)),
  ),
  ...variables.map(({ name, value }) => ({
    type: 'variable',
    name,
    verdict: verdict(!fallback.test(value)),
    remediation: 'take the secret from its store, without a value for where it is missing',
  })),
  {
    type: 'profile',
    name: 'stubImages',
    verdict: verdict(!profile.stubImages),
    remediation: 'name images in the stack file',
  },
]);

/** The variables of a name, or one without a value where there is none. */
function ofName(variables: readonly PolicyVariable[], name: string): readonly PolicyVariable[] {
  const found = variables.filter((one) => one.name === name);
  return found.length > 0 ? found : [{ name, value: '' }];
}

const variableFinding = (
  { name, value }: PolicyVariable,
  holds: (value: string) => boolean,
  remediation: string,
): Finding => ({ type: 'variable', name, verdict: verdictOn(value, holds), remediation });

/** Whether the value of a variable holds. Nobody has chosen an `unset` one yet: `up` refuses it by itself. */
export const verdictOn = (value: string, holds: (value: string) => boolean) =>
  value === 'unset' ? 'unknown' : judged(value, (known) => holds(String(known)));
