import { describe, expect, it } from 'vitest';
import { personalDataInLogs, type Scrubbed, secretsInLogs } from '../../infra/catalogue/scrubbing.ts';

/** What the collector does with a line: every group of every match gives way. */
function scrub(line: string, removed: readonly Scrubbed[]): string {
  return removed.reduce((text, { what, expression, by = `<${what}>` }) => {
    const [, anyCase, source = ''] = /^(\(\?i\))?(.*)$/s.exec(expression) ?? [];
    const pattern = new RegExp(source, `dg${anyCase ? 'i' : ''}`);
    const groups = [...text.matchAll(pattern)].flatMap(({ indices = [] }) =>
      indices.slice(1).filter((place) => place !== undefined),
    );
    return groups.reduceRight((rest, [from, to]) => rest.slice(0, from) + by + rest.slice(to), text);
  }, line);
}
const all = [...secretsInLogs, ...personalDataInLogs];
/** As a line that holds nothing to scan for when it is read here. */
const key = (prefix: string, rest: string): string => prefix + rest;

describe('a log', () => {
  it.each([
    ['Authorization: Bearer abcdefgh12345678', 'Authorization: Bearer <secret>'],
    ['{"authorization": "Basic dXNlcjpwYXNz"}', '{"authorization": "Basic <secret>"}'],
    ['got bearer abc.def-ghi_jkl', 'got bearer <secret>'],
    ['connect to postgres://app:hunter2@db:5432/app', 'connect to postgres://app:<secret>@db:5432/app'],
    ['password=hunter2 user=bob', 'password=<secret> user=bob'],
    ['DB_PASSWORD: "two words" next', 'DB_PASSWORD: "<secret>" next'],
    ["{'api_key': 'abc', 'x': 1}", "{'api_key': '<secret>', 'x': 1}"],
    ['{"msg":"{\\"token\\":\\"abc def\\"}"}', '{"msg":"{\\"token\\":\\"<secret>\\"}"}'],
    ['GET /v1?api_key=abc123&size=5', 'GET /v1?api_key=<secret>&size=5'],
    ['X-API-Key: abc123', 'X-API-Key: <secret>'],
    ['the password is hunter2', 'the password is <secret>'],
    ['GET / Cookie: theme=dark; csrftoken=abc; sid=def', 'GET / Cookie: <secret>'],
    ['"Cookie: a=b; sid=def\\r\\nHost: x"', '"Cookie: <secret>\\r\\nHost: x"'],
    ['Set-Cookie: session_id=abc; Path=/', 'Set-Cookie: <secret>; Path=/'],
    [key('-----BEGIN PRIVATE ', 'KEY-----\\nMIIE'), key('-----BEGIN PRIVATE ', 'KEY-----<private key>')],
    ['MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj', '<encoded>'],
    [key('eyJhbGciOi', 'JIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl in a text'), '<token> in a text'],
    [key('uses sk-', 'or-v1-0123456789abcdef0123 now'), 'uses <key> now'],
    [key('AKIA', 'IOSFODNN7EXAMPLE'), '<key>'],
    [key('hf_', 'abcdefghijklmnopqrstuvwx'), '<key>'],
    [key('to https://hooks.slack.', 'com/services/T0/B0/xyz'), 'to <webhook>'],
  ])('keeps no secret: %s', (line, kept) => {
    expect(scrub(line, secretsInLogs)).toBe(kept);
  });

  it.each([
    ['mail from jean.dupont+x@example.co.uk arrived', 'mail from <email> arrived'],
    ['GET /unsubscribe?mail=jean.dupont%40example.com&x=1', 'GET /unsubscribe?mail=<email>&x=1'],
    ['call 0033612345678 or 00 33 6 12', 'call <phone> or 00 33 6 12'],
    ['call +33 6 12 34 56 78 or 06 12 34 56 78', 'call <phone> or <phone>'],
    ['card 4111 1111 1111 1111 and 378282246310005', 'card <card> and <card>'],
    ['FR76 3000 6000 0112 3456 7890 189', '<iban>'],
    ['number 1 85 05 78 006 084 91', 'number <social security number>'],
    ['{"client":"203.0.113.7"}', '{"client":"203.0.113.0"}'],
    ['from 8.8.8.8, 172.15.1.2 and 192.169.3.4', 'from 8.8.8.0, 172.15.1.0 and 192.169.3.0'],
    ['from 2001:db8:85a3:8d3:1319:8a2e:370:7348', 'from 2001:db8:85a3::'],
  ])('keeps no personal data: %s', (line, kept) => {
    expect(scrub(line, personalDataInLogs)).toBe(kept);
  });

  it.each([
    'loaded 4096 tokens in 2.35 s, max_tokens=512',
    'password reset requested, token count 17',
    'request 3f2b8c9e-1d4a-4b6f-9a8e-7c5d2e1f0a9b took 1732412345678 ns',
    'trace 4bf92f3577b34da6a3ce929d0e0e4736 at 2026-11-24T03:04:05.123456789Z',
    'listening on 0.0.0.0:8189, peers 10.20.0.10, 172.20.0.5, 192.168.1.4, 127.0.0.1',
    'GPU 00000000:3B:00.0 at 12:34:56, image sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'GET /outputs/2026/11/24/image_00017.png 200 1048576',
    'Keyboard interrupt; the secretary of 12 monkeys',
  ])('keeps the rest as it is: %s', (line) => {
    expect(scrub(line, all)).toBe(line);
  });
});
