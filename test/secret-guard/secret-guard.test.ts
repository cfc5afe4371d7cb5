import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveVariables } from '../../infra/env/resolve.ts';
import { equalsKnownSecret, secretSuspicion, suspicions } from '../../infra/secret-guard/secret-guard.ts';
import { facts, stackNames } from '../support/stacks.ts';
import { carriedSecrets } from './corpus/carried-secrets.ts';
import { commandSecrets } from './corpus/command-secrets.ts';
import { connectionSecrets } from './corpus/connection-secrets.ts';
import { alphanumeric, Draw } from './corpus/draw.ts';
import { drawnValues } from './corpus/drawn-values.ts';
import { embeddedSecrets } from './corpus/embedded-secrets.ts';
import { harmlessAddresses } from './corpus/harmless-addresses.ts';
import { harmlessConnections } from './corpus/harmless-connections.ts';
import { harmlessForms } from './corpus/harmless-forms.ts';
import { harmlessIdentifiers } from './corpus/harmless-identifiers.ts';
import { harmlessIds } from './corpus/harmless-ids.ts';
import { harmlessKeyNames } from './corpus/harmless-key-names.ts';
import { harmlessLikeDrawn } from './corpus/harmless-like-drawn.ts';
import { harmlessNames } from './corpus/harmless-names.ts';
import { harmlessPlain } from './corpus/harmless-plain.ts';
import { harmlessProduction } from './corpus/harmless-production.ts';
import { harmlessPublic } from './corpus/harmless-public.ts';
import { harmlessReferences } from './corpus/harmless-references.ts';
import { harmlessServices } from './corpus/harmless-services.ts';
import { harmlessSettings } from './corpus/harmless-settings.ts';
import { harmlessSpeaking } from './corpus/harmless-speaking.ts';
import { harmlessTails } from './corpus/harmless-tails.ts';
import { harmlessTexts } from './corpus/harmless-texts.ts';
import { harmlessTokenNames } from './corpus/harmless-token-names.ts';
import { harmlessUnusual } from './corpus/harmless-unusual.ts';
import { harmlessValues } from './corpus/harmless-values.ts';
import { harmlessVariables } from './corpus/harmless-variables.ts';
import { issuedSecrets } from './corpus/issued-secrets.ts';
import { moreSecretValues } from './corpus/more-secrets.ts';
import { namedAccounts } from './corpus/named-accounts.ts';
import { namedChosen } from './corpus/named-chosen.ts';
import { namedDrawn } from './corpus/named-drawn.ts';
import { namedProducts } from './corpus/named-products.ts';
import { namedSecrets } from './corpus/named-secrets.ts';
import { namedVendors } from './corpus/named-vendors.ts';
import { namedWords } from './corpus/named-words.ts';
import { providerTokens } from './corpus/provider-tokens.ts';
import { secretValues } from './corpus/secrets.ts';
import { secretsNextToHarmless } from './corpus/secrets-next-to-harmless.ts';

interface Variable {
  readonly name: string;
  readonly value: string;
}

/** A name that says nothing. */
const name = 'SETTING';
const named: readonly Variable[] = [
  ...namedSecrets.map(([name, value]) => ({ name, value })),
  ...namedDrawn,
  ...namedChosen,
  ...namedProducts,
  ...namedWords,
  ...namedAccounts,
  ...namedVendors,
];
const byValue: readonly Variable[] = [
  ...[...secretValues.map(({ value }) => value), ...moreSecretValues].map((value) => ({ name, value })),
  ...providerTokens,
  ...connectionSecrets,
  ...commandSecrets,
  ...embeddedSecrets,
  ...drawnValues,
  ...issuedSecrets,
  ...carriedSecrets,
  ...secretsNextToHarmless,
];
const lookAlikes: readonly Variable[] = [
  ...harmlessNames,
  ...harmlessVariables,
  ...harmlessSettings,
  ...harmlessValues.map((value) => ({ name, value })),
  ...harmlessIds,
  ...harmlessSpeaking,
  ...harmlessPublic,
  ...harmlessProduction,
  ...harmlessUnusual,
  ...harmlessTails,
  ...harmlessTokenNames,
  ...harmlessKeyNames,
  ...harmlessAddresses,
  ...harmlessTexts,
  ...harmlessLikeDrawn,
  ...harmlessReferences,
  ...harmlessIdentifiers,
  ...harmlessConnections,
  ...harmlessPlain,
  ...harmlessServices,
  ...harmlessForms,
];

const isRefused = ({ name, value }: Variable): boolean => secretSuspicion(name, value) !== undefined;

/** Those that are judged wrongly, each as it is. */
const wrong = (variables: readonly Variable[], isWrong: (variable: Variable) => boolean): string[] =>
  variables.filter(isWrong).map(({ name, value }) => `${name}=${value}`);

describe('the guard against secrets', () => {
  it('is tried with hundreds of secrets of many kinds, and hundreds of look-alikes', () => {
    expect(byValue.length).toBeGreaterThanOrEqual(1_500);
    expect(new Set(secretValues.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(80);
    expect(named.length).toBeGreaterThanOrEqual(950);
    expect(lookAlikes.length).toBeGreaterThanOrEqual(3_300);
  });

  it('misses none of the secrets under a name that says nothing', () => {
    expect(wrong(byValue, (variable) => !isRefused(variable))).toEqual([]);
  });

  it('misses none of the secrets whose name says what they are', () => {
    expect(wrong(named, (variable) => !isRefused(variable))).toEqual([]);
  });

  it('refuses none of the look-alikes', () => {
    expect(wrong(lookAlikes, isRefused)).toEqual([]);
  });

  it.each(stackNames)('lets every variable of %s pass', (stack) => {
    expect(suspicions(resolveVariables(facts(stack), 'environment'))).toEqual([]);
  });

  it.each([
    ['DB_PASSWORD', 'x', 'is a secret by its name'],
    [name, 'CHANGEME', 'is a placeholder, whose value has still to be chosen'],
    [name, `ghp_${'aB3dE5'.repeat(6)}`, 'has the form of a GitHub token'],
    [name, 'app:hunter2@tcp(db:3306)/app', 'has a login with a password in it'],
    [name, 'https://maps.example.com/js?key=b1u3b1rd', 'is a URL with a key in it'],
    [name, '{"llm":{"apiKey":"bluebird"}}', 'has a part that is a secret by its name'],
    [name, 'xK9mQ2vL8nR4tY6w', 'has a part that looks drawn at random, like a key'],
    ['API_TOKEN', '${API_TOKEN:-bluebird}', 'is a secret by its name'],
    [
      name,
      Buffer.from('{"user": "app", "password": "bluebird"}').toString('base64'),
      'has a part that is a secret by its name',
    ],
    [name, 'a'.repeat(70_000), 'is too long to be looked through'],
  ])('says why: %s, case %#', (name, value, reason) => {
    expect(secretSuspicion(name, value)).toBe(reason);
  });

  it('refuses all of them at once, by name', () => {
    const found = suspicions([
      { name: 'A', value: `ghp_${'aB3dE5'.repeat(6)}` },
      { name: 'B', value: 'fine' },
      { name: 'DB_PASSWORD', value: 'x' },
    ]);
    expect(found).toEqual([
      { path: ['A'], message: 'has the form of a GitHub token; secrets go to Secret Manager, and into no .env' },
      { path: ['DB_PASSWORD'], message: 'is a secret by its name; secrets go to Secret Manager, and into no .env' },
    ]);
  });

  it('never shows a value', () => {
    const shown = byValue.filter(({ name, value }) => secretSuspicion(name, value)?.includes(value));
    expect(shown).toEqual([]);
  });

  it('answers for any text', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'aZ09 -_.:/=@?&#%$<>()[]{}|*+,;!~^"\'`\\\n\u0000é', '😀', '\ud800'),
      maxLength: 80,
    });
    fc.assert(
      fc.property(text, text, (name, value) => {
        const answer = secretSuspicion(name, value);
        return answer === undefined || answer.length > 0;
      }),
    );
  });

  it('finds a key wherever it stands in a text', () => {
    const draw = new Draw(77);
    fc.assert(
      fc.property(
        fc.constantFrom('', 'see ', 'x=', '"', '(', 'a/b/'),
        fc.constantFrom('', ' here', '"', ')', ';'),
        (front, back) => isRefused({ name, value: `${front}${draw.text(40, alphanumeric)}${back}` }),
      ),
    );
  });

  // A pattern that goes back over its text again and again would not end with these.
  it.each([
    ...['a', '1', 'a:', 'a-', '-a', 'a.', 'a/', '/', ' ', '{', '[', '"', '\\', '$', '%a', '#', '=', 'a=', 'a@', 'aA1'],
    ...['://', 'http://', 'https://a.', '://:', 'a:b@', '--a ', 'token:', '{{', '${', '[a-z', '(?:', ':a-', '/commit/'],
    ...[
      '-eyJ',
      'eyJa.',
      '-----BEGIN ',
      '-----BEGIN CERTIFICATE-----',
      'ssh-rsa ',
      'curl ',
      'bearer ',
      'login ',
      'abcd-',
      'ENC[',
      '{cipher}',
      'MIIA',
      '<a>',
      '"a": ["',
      'data:image/png;base64,',
      'Ab1/',
      'AAAAB3NzaC1yc2E',
      'vault:',
      'a.b.',
      "password '",
      'mysql -',
      'user a on ',
      '\\[\\',
      'ft:a:',
      '(a|',
      'info,a=',
      'echo a ',
      'F0:',
      '.a[0]',
      'sum(',
      '{a="b"',
      'sip:a:',
    ],
  ])('looks through a long text of %j', (part) => {
    const text = part.repeat(Math.floor(20_000 / part.length));
    expect(() => [
      secretSuspicion(name, text),
      secretSuspicion(text, 'x'),
      secretSuspicion('API_TOKEN', text),
      secretSuspicion(name, `${text}!`),
    ]).not.toThrow();
  });
});

describe('a value that a secret is known to have', () => {
  const known = new Map([
    ['db-password', 'bluebird'],
    ['redis-password', 'robin'],
  ]);

  it('is refused under whatever name, with the id of the secret', () => {
    const variables = [
      { name: 'DB_NAME', value: 'bluebird' },
      { name: 'DB_HOST', value: 'bluebird.internal' },
    ];
    expect(equalsKnownSecret(variables, known)).toEqual([
      {
        path: ['DB_NAME'],
        message: 'has the value of the secret db-password; secrets go to Secret Manager, and into no .env',
      },
    ]);
  });

  it('may be equal by chance where it has fewer than six characters', () => {
    expect(equalsKnownSecret([{ name: 'DB_USER', value: 'robin' }], known)).toEqual([]);
  });
});
