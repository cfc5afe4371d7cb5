import { describe, expect, it } from 'vitest';
import { smallHost } from '../support/hosts.ts';
import { type Changes, committed, problemsOf } from '../support/stacks.ts';

const staging = (changes: Changes) => problemsOf('staging', committed('staging', changes));
const digest = `sha256:${'0'.repeat(64)}`;

const address = 'must be an IPv4 address, like 10.20.0.10';
const range = 'must be an IPv4 range in CIDR notation, like 10.20.0.0/24';
const zone = 'must be a zone, like europe-west1-b';
const host =
  'is no name of a host: write its kind (gpu, app, data) and a number, like gpu-0 or app-1; hosts are filled in the order of their numbers';
const image = 'must be an image (name:tag, name@sha256:… or sha256:…), or unset';
const slug = 'must be 2 to 20 lower-case letters, digits and hyphens, beginning with a letter';
const group = 'must be group:name@domain; single users are not admitted (policy rule 29)';

describe('the form of a value', () => {
  it.each<[string, Changes, string]>([
    ['a zone without its letter', { zone: 'europe-west1' }, `zone  "europe-west1" ${zone}`],
    ['a zone in capitals', { zone: 'EUROPE-WEST1-B' }, `zone  "EUROPE-WEST1-B" ${zone}`],
    ['a region without a number', { region: 'europe' }, 'region  "europe" must be a region, like europe-west1'],
    ['a range without a length', { network: { range: '10.10.0.0' } }, `network.range  "10.10.0.0" ${range}`],
    ['a length over 32', { networks: { genai: '10.9.0.0/33' } }, `networks.genai  "10.9.0.0/33" ${range}`],
    ['IPv6', { networks: { genai: 'fd00::/64' } }, `networks.genai  "fd00::/64" ${range}`],
    [
      'an octet over 255',
      { hosts: { 'gpu-0': { address: '10.10.0.256' } } },
      `hosts.gpu-0.address  "10.10.0.256" ${address}`,
    ],
    ['a name for an address', { hosts: { 'gpu-0': { address: 'vm' } } }, `hosts.gpu-0.address  "vm" ${address}`],
    ['a domain with a space', { domain: 'a b' }, 'domain  "a b" must be a domain name, like staging.example.com'],
    ['a prefix in capitals', { prefix: 'JobMatch' }, `prefix  "JobMatch" ${slug}`],
    ['a single letter as prefix', { prefix: 'j' }, `prefix  "j" ${slug}`],
    [
      'a short project id',
      { project: 'match' },
      'project  "match" must be a Google Cloud project id: 6 to 30 lower-case letters, digits and hyphens',
    ],
    ['an image with a space', { images: { flux: 'flux 1' } }, `images.flux  "flux 1" ${image}`],
    [
      'a host name',
      { settings: { DB_HOST: 'Not A Host!' } },
      'settings.DB_HOST  "Not A Host!" must be a host name in lower case or an IPv4 address, without scheme, user or port, or unset',
    ],
    ['a host name that is none at all', { settings: { DB_HOST: null } }, 'settings.DB_HOST  null must be text'],
    [
      'a boot image by family',
      { hostImage: 'projects/p/global/images/family/f' },
      'hostImage  "projects/p/global/images/family/f" must be the full name of an image, projects/…/global/images/…, and not a family; or unset',
    ],
    [
      'a group named twice',
      { admins: { groups: ['group:a@b.c', 'group:a@b.c'] } },
      'admins.groups  ["group:a@b.c","group:a@b.c"] names a group twice',
    ],
    [
      'a digest cut short',
      { images: { flux: 'flux@sha256:00' } },
      'images.flux  "flux@sha256:00" has a digest that is none: write @sha256: and 64 hexadecimal digits in lower case',
    ],
    [
      'a user as administrator',
      { admins: { groups: ['user:a@b.c'] } },
      `admins.groups.0  (not shown: may have a password in it) ${group}`,
    ],
    [
      'an access policy that is no number',
      { admins: { accessPolicy: 'mine' } },
      'admins.accessPolicy  "mine" must be the number of the organisation’s access policy',
    ],
    [
      'a tenant in capitals',
      { tenants: { Acme: { name: 'Acme' } } },
      'tenants.Acme  "Acme" must be 2 to 30 lower-case letters, digits and hyphens',
    ],
  ])('is refused with what it must be: %s', (_, changes, line) => {
    expect(staging(changes)).toEqual([line]);
  });

  it.each<[string, Changes]>([
    ['an image by digest', { images: { flux: `flux@${digest}`, sd35: `registry.example:5000/sd35:1.0@${digest}` } }],
    ['a group as administrator', { admins: { groups: ['group:platform@example.com'] } }],
    ['another zone of the region', { zone: 'europe-west1-c' }],
    ['tenants by id', { tenants: { acme: { name: 'Acme & Co' } } }],
  ])('is accepted: %s', (_, changes) => {
    expect(staging(changes)).toEqual([]);
  });
});

describe('the name of a host', () => {
  it.each(['gpu1', 'gpu-01', 'gpu-100', 'GPU-1', 'second', ''])('is refused: "%s"', (name) => {
    expect(staging({ hosts: { [name]: smallHost('10.10.0.11') } })).toEqual([
      `hosts.${name}  ${JSON.stringify(name)} ${host}`,
    ]);
  });

  it('may have any number below 100', () => {
    expect(staging({ hosts: { 'gpu-99': smallHost('10.10.0.11') } })).toEqual([]);
  });
});

describe('the engine of a local host', () => {
  const dev = (engine: Changes) => problemsOf('dev', committed('dev', { hosts: { 'gpu-0': engine } }));

  it('is a socket or reached over ssh, never over plain TCP', () => {
    expect(dev({ docker: 'ssh://lab-1' })).toEqual([]);
    expect(dev({ docker: 'tcp://10.0.0.1:2375' })).toEqual([
      'hosts.gpu-0.docker  "tcp://10.0.0.1:2375" must be unix:///… or ssh://…',
    ]);
  });

  it('has its secrets at an absolute path', () => {
    expect(dev({ secretsDirectory: './secrets' })).toEqual([
      'hosts.gpu-0.secretsDirectory  "./secrets" must be an absolute path of letters, digits and ./_@-',
    ]);
  });
});
