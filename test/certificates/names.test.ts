import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { connect, createServer, type Server } from 'node:tls';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificateNames } from '../../infra/certificates/certificates.ts';
import { certify } from '../../infra/certificates/certify.ts';
import { factsOf } from '../../infra/facts/facts.ts';
import { committed, environment, gpuHostAlone } from '../support/stacks.ts';

const asNeeded = { certificate: false, authority: false };
const { 'gpu-0': gpu0 } = committed('staging')['hosts'] as Record<string, object>;

describe('the names in a certificate', () => {
  it('are all under which services and people reach the gateways, in any environment', async () => {
    const hosts = fc
      .uniqueArray(fc.integer({ min: 2, max: 250 }), { minLength: 1, maxLength: 6 })
      .map((ends) =>
        Object.fromEntries(ends.map((end, index) => [`gpu-${index}`, { ...gpu0, address: `10.10.0.${end}` }])),
      );
    // Names as people give them: what looks drawn at random is refused in a stack file.
    const word = fc.constantFrom('acme', 'genai', 'job-match', 'studio2', 'lab', 'north-1');
    const changes = fc.record({
      prefix: word,
      project: fc.tuple(word, word).map((words) => `${words.join('-')}-v0`),
      domain: fc.tuple(word, word).map((words) => words.join('.')),
      hosts,
    });
    await fc.assert(
      fc.asyncProperty(changes, async (change) => {
        const own = environment('staging', { ...change, hosts: { ...gpuHostAlone.hosts, ...change.hosts } });
        const { values } = await certify(own, {}, asNeeded, new Date('2026-03-01T00:00:00Z'));
        const certificate = new X509Certificate(values['tls-cert'] ?? '');
        const reached = Object.values(factsOf(own).hosts).map(({ hostname }) => hostname);
        for (const name of [...reached, ...own.hosts.map(({ address }) => address), change.domain, '127.0.0.1'])
          expect(isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name)).toBe(name);
      }),
      { numRuns: 20 },
    );
  });

  it('are each there once, also on an engine here', () => {
    expect(certificateNames(environment('dev'))).toEqual(['localhost', '127.0.0.1']);
  });
});

describe('a client that trusts the authority', () => {
  const own = environment('staging');
  const [host] = own.hosts;
  let ca: string;
  let server: Server;
  beforeAll(async () => {
    const { values } = await certify(own, {}, asNeeded, new Date());
    ca = values['tls-ca'] ?? '';
    server = createServer({ key: values['tls-key'], cert: values['tls-cert'] }, (socket) => socket.end('hello'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  /** What comes of a connection to a server that the client takes for this host. */
  const said = (name: string, options: object) =>
    new Promise<string>((resolve) => {
      const { port } = server.address() as { port: number };
      const socket = connect({ host: '127.0.0.1', port, ...(isIP(name) ? {} : { servername: name }), ...options });
      socket.on('data', (data) => resolve(data.toString()));
      socket.on('error', (error) => resolve((error as NodeJS.ErrnoException).code ?? ''));
    });

  it('reaches a host by its name, and a tunnel by this machine’s address', async () => {
    expect(await said(host?.hostname ?? '', { ca })).toBe('hello');
    expect(await said('127.0.0.1', { ca })).toBe('hello');
  });

  it('takes no other name for it, and nobody takes it without the authority', async () => {
    expect(await said('elsewhere.example', { ca })).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(await said(host?.hostname ?? '', {})).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  });
});
