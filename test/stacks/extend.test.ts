import { describe, expect, it } from 'vitest';
import { infrastructureSettings } from '../../infra/model/infrastructure-settings.ts';
import { InputError } from '../../infra/problem.ts';
import { base } from '../../stacks/base.ts';
import { extend, type TypedProfile } from '../../stacks/extend.ts';
import { profiles } from '../../stacks/profiles.ts';
import { stackNames } from '../support/stacks.ts';

const { dev, prod } = profiles as Readonly<Record<string, TypedProfile>> as { dev: TypedProfile; prod: TypedProfile };

/** The lines `path  message` of what is wrong with a profile. */
function problemsOf(load: () => unknown): string[] {
  try {
    load();
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.message.split('\n');
  }
}

/** The paths of all single values in an object. */
const leaves = (value: unknown): string[][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner).map((path) => [key, ...path]))
    : [[]];

/** A profile as somebody writes it who leaves a value out, and whom no compiler tells. */
function without(profile: TypedProfile, path: readonly string[]): TypedProfile {
  const copy = structuredClone(profile);
  const last = path.at(-1) ?? '';
  const around = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>(
      (inner, key) => inner[key] as Record<string, unknown>,
      copy as unknown as Record<string, unknown>,
    );
  delete around[last];
  return copy;
}

describe.each(stackNames)('the profile of %s', (stack) => {
  const profile = profiles[stack] as TypedProfile;
  const paths = leaves(infrastructureSettings.parse(profile));

  it('gives every value that decides about infrastructure', () => {
    expect(infrastructureSettings.safeParse(profile).success).toBe(true);
    expect(paths.length).toBeGreaterThan(25);
  });

  it.each(paths.map((path) => [path.join('.'), path] as const))('is refused without %s', (name, path) => {
    const [line = '', ...more] = problemsOf(() => extend(without(profile, path), {}));
    expect(more).toEqual([]);
    expect(line).toMatch(/ {2}is missing; it must be /);
    expect(line.split('  ')[0]).toBe(`stacks/${stack}.ts: ${name}`);
  });
});

describe('a profile', () => {
  it('is refused for all that is malformed at once: where, what was given, what it must be', () => {
    const given = {
      gateway: { maxUploadMb: Number.NaN },
      timeouts: { startupSeconds: 0 },
      tls: { minVersion: '1.1' },
      directories: { models: 'a b' },
      metricsRetention: { size: '10 GB' },
      restart: { services: 'unless-stoped' },
    };
    expect(problemsOf(() => extend(prod, given as never))).toEqual([
      'stacks/prod.ts: restart.services  "unless-stoped" must be one of no, on-failure, always, unless-stopped. Did you mean unless-stopped?',
      'stacks/prod.ts: tls.minVersion  "1.1" must be one of 1.2, 1.3. Did you mean 1.2?',
      'stacks/prod.ts: gateway.maxUploadMb  NaN must be a number',
      'stacks/prod.ts: timeouts.startupSeconds  0 must be more than 0',
      'stacks/prod.ts: directories.models  "a b" must be a path of letters, digits, dots, dashes and slashes',
      'stacks/prod.ts: metricsRetention.size  "10 GB" must be a size for Prometheus: 10GB',
    ]);
  });

  it('is refused for a key that nothing reads', () => {
    const given = { timeouts: { startSeconds: 9 } };
    expect(problemsOf(() => extend(prod, given as never))).toEqual([
      'stacks/prod.ts: timeouts.startSeconds  is not a known key; known here: startupSeconds, generationSeconds, requestSeconds. Did you mean startupSeconds?',
    ]);
  });

  it('has a part that may be absent as a whole or not at all: anything else does not compile', () => {
    // @ts-expect-error a rate limit without its number
    const limit = () => extend(dev, { gateway: { rateLimit: { burst: 20 } } });
    // @ts-expect-error alerts without their severity
    const alerting = () => extend(dev, { alerting: {} });
    // @ts-expect-error a version of TLS that no gateway speaks any more
    const tls = () => extend(dev, { tls: { minVersion: '1.1' } });
    expect([limit, alerting, tls].map((load) => problemsOf(load)[0]?.split('  ')[0])).toEqual([
      'stacks/dev.ts: gateway.rateLimit.perMinute',
      'stacks/dev.ts: alerting.severityThreshold',
      'stacks/dev.ts: tls.minVersion',
    ]);
  });

  it('says what its parent leaves open: anything else does not compile', () => {
    const { environment, infix, development, platform, imagesByDigest, policyExceptions, timeouts, directories } = dev;
    const own = { environment, infix, development, platform, imagesByDigest, policyExceptions };
    expect(extend(base, { ...own, timeouts, directories }).timeouts).toEqual(timeouts);
    // @ts-expect-error no timeouts
    expect(problemsOf(() => extend(base, { ...own, directories }))[0]).toMatch(
      /^stacks\/dev\.ts: timeouts {2}is missing/,
    );
    // @ts-expect-error no directories
    expect(problemsOf(() => extend(base, { ...own, timeouts }))[0]).toMatch(
      /^stacks\/dev\.ts: directories {2}is missing/,
    );
  });

  it('does not have a value of infrastructure among its settings: it does not compile', () => {
    // @ts-expect-error follows from timeouts
    extend(dev, { settings: { STARTUP_TIMEOUT_SECONDS: 9 } });
    // @ts-expect-error follows from the rate limit of the gateway
    extend(dev, { settings: { API_RATE_LIMITING_ENABLED: true } });
    // @ts-expect-error follows from the secrets of the gateway
    extend(dev, { settings: { TLS_CERT_PATH: '/elsewhere' } });
  });

  it('is frozen through and through, and leaves its parent as it was', () => {
    const own = extend(dev, { gateway: { maxUploadMb: 5 } });
    expect(Object.isFrozen(own.gateway)).toBe(true);
    expect([own.gateway.maxUploadMb, dev.gateway.maxUploadMb]).toEqual([5, 100]);
  });
});
