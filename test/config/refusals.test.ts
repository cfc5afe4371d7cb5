import { describe, expect, it } from 'vitest';
import { zones, zonesOf } from '../../infra/catalogue/zones.ts';
import { type Changes, committed, problemsOf } from '../support/stacks.ts';

const staging = (changes: Changes) => problemsOf('staging', committed('staging', changes));
const dev = (changes: Changes) => problemsOf('dev', committed('dev', changes));
const digest = `sha256:${'0'.repeat(64)}`;

describe('an image', () => {
  const noPart = (part: string) =>
    `has the part "${part}" in its name, which Docker refuses: write lower-case letters and digits, with . _ or - between them, and one colon before the tag`;
  const noDigest = 'has a digest that is none: write @sha256: and 64 hexadecimal digits in lower case';
  const noTag =
    'has a tag that is none: write letters, digits and _.- behind the colon, beginning with a letter or digit';
  const upperCase = 'has upper-case letters; names of images have none';
  const notUnset = 'is not an image: write unset alone, or the name of an image';
  const form = 'must be an image (name:tag, name@sha256:… or sha256:…), or unset';

  it.each([
    ['https://registry.example/flux:1', 'is a URL; write the image without https://'],
    ['docker://flux:1', 'is a URL; write the image without docker://'],
    ['a::b', noPart('a:')],
    ['a/../b:1', noPart('..')],
    ['a/./b:1', noPart('.')],
    ['a//b:1', noPart('')],
    ['/flux:1', noPart('')],
    ['flux/', noPart('')],
    ['a___b:1', noPart('a___b')],
    ['a.:1', noPart('a.')],
    ['-a:1', noPart('-a')],
    ['flux:', noTag],
    ['flux:-x', noTag],
    ['flux:.x', noTag],
    ['flux@sha256:abc', noDigest],
    [`flux@sha256:${'A'.repeat(64)}`, noDigest],
    [`flux@sha512:${'0'.repeat(64)}`, noDigest],
    [`unset@${digest}`, notUnset],
    ['unset:1', notUnset],
    ['Flux:1', upperCase],
    ['registry.example/Flux:1', upperCase],
    ['a'.repeat(64), 'is a digest without its beginning: write sha256: before it'],
    ['registry.example:99999/flux:1', 'has no registry in "registry.example:99999": write a host, or host:port'],
    ['registry..example/flux:1', 'has no registry in "registry..example": write a host, or host:port'],
    ['flux 1', form],
    ['$(id)', form],
    ['', form],
  ])('that Docker refuses says why: %s', (image, message) => {
    expect(dev({ images: { flux: image } })).toEqual([`images.flux  ${JSON.stringify(image)} ${message}`]);
  });

  it('has at most 128 characters in its tag, and 255 in its name', () => {
    expect(dev({ images: { flux: `flux:${'x'.repeat(128)}` } })).toEqual([]);
    expect(dev({ images: { flux: `flux:${'x'.repeat(129)}` } })[0]).toMatch(
      /^images\.flux {2}"flux:x+… has a tag of 129 characters; 128 are allowed$/,
    );
    expect(dev({ images: { flux: `${'x'.repeat(255)}:1` } })).toEqual([]);
    expect(dev({ images: { flux: `${'x'.repeat(256)}:1` } })[0]).toMatch(
      /^images\.flux {2}"x+… has a name of 256 characters; 255 are allowed$/,
    );
  });

  it('has a registry with a port that there is', () => {
    expect(dev({ images: { flux: 'localhost:0/flux:1' } })).toEqual([
      'images.flux  "localhost:0/flux:1" has no registry in "localhost:0": write a host, or host:port',
    ]);
  });

  it.each(['flux:1', 'localhost/flux:1', 'registry.example:5000/a_b/c--d/e__f:V1.0_x', '[::1]:5000/flux:1'])(
    'that Docker takes is accepted: %s',
    (image) => {
      expect(dev({ images: { flux: image } })).toEqual([]);
    },
  );
});

describe('a place on Google Cloud', () => {
  it('exists', () => {
    expect(staging({ region: 'europe-wst1', zone: 'europe-wst1-b' })).toEqual([
      'region  "europe-wst1" is not a region of Google Cloud. Did you mean europe-west1?',
      'zone  "europe-wst1-b" is not a zone of Google Cloud. Did you mean europe-west1-b?',
    ]);
    expect(staging({ region: 'mars-north1', zone: 'mars-north1-b' })).toEqual([
      'region  "mars-north1" is not a region of Google Cloud.',
      'zone  "mars-north1-b" is not a zone of Google Cloud.',
    ]);
    expect(staging({ zone: 'europe-west1-a' })).toEqual([
      'zone  "europe-west1-a" is not a zone of Google Cloud; the region has europe-west1-b, europe-west1-c, europe-west1-d',
    ]);
  });

  it.each(Object.keys(zones))('may be %s, with its zones', (region) => {
    expect(zonesOf(region).length).toBeGreaterThanOrEqual(3);
    // Which zone offers which GPU is another matter.
    const withoutOffers = (problems: readonly string[]) => problems.filter((one) => !one.includes('is not offered in'));
    for (const zone of zonesOf(region)) expect(withoutOffers(staging({ region, zone }))).toEqual([]);
  });
});

describe('a domain', () => {
  const address = 'is an address; give a domain name, like staging.example.com';
  const form = 'must be a domain name, like staging.example.com';
  it.each([
    ['10.0.0.1', address],
    ['999.1.1.1', address],
    ['::1', address],
    ['[::1]', address],
    ['staging.example.com.', 'ends in a dot; write it without'],
    ['Staging.example.com', 'has upper-case letters; domain names are written in lower case'],
    ['intranet', form],
    ['a..b', form],
    ['a_b.example', form],
    ['-a.example', form],
    ['example.com:443', form],
    ['https://example.com', form],
    [`${'a'.repeat(64)}.example`, form],
  ])('is refused with what is wrong with it: %s', (domain, message) => {
    expect(staging({ domain })).toEqual([`domain  "${domain}" ${message}`]);
  });
});

describe('the host of a data store', () => {
  const form = 'must be a host name in lower case or an IPv4 address, without scheme, user or port, or unset';
  it.each(['999.1.1.1', '1.1.1', 'a..b', '.a', 'a.', 'a-', 'DB', 'db:5432', 'db/x', 'http://db', `${'a'.repeat(64)}`])(
    'is a name or an address: not %s',
    (host) => {
      expect(staging({ settings: { DB_HOST: host } })).toEqual([`settings.DB_HOST  "${host}" ${form}`]);
    },
  );

  it.each(['db', 'db.internal', '10.0.0.5', 'db-1.europe-west1.internal', '3com.example', 'unset'])(
    'may be %s',
    (host) => {
      expect(staging({ settings: { DB_HOST: host, REDIS_HOST: host } })).toEqual([]);
    },
  );
});

describe('a group of administrators', () => {
  const domain = 'has no domain behind the @; write group:name@example.com';
  const form = 'must be group:name@domain; single users are not admitted (policy rule 29)';
  it.each([
    ['group:a@b', domain],
    ['group:a@b.', domain],
    ['group:a@1.2.3.4', domain],
    ['group:a@b..c', domain],
    ['group:@b.c', form],
    ['group:a', form],
    ['Group:a@b.c', form],
    ['domain:b.c', form],
    ['allUsers', form],
  ])('is refused with what is wrong with it: %s', (group, message) => {
    expect(staging({ admins: { groups: [group] } })).toEqual([`admins.groups.0  "${group}" ${message}`]);
  });

  it('is there once, however it is written', () => {
    expect(staging({ admins: { groups: ['group:Ops@Example.com', 'group:ops@example.com'] } })).toEqual([
      'admins.groups  ["group:Ops@Example.com","group:ops@example.com"] names a group twice',
    ]);
  });
});

describe('the number of the access policy', () => {
  it('is text, and said to be so once', () => {
    const admins = { accessPolicy: 123456, addresses: ['203.0.113.0/24'] };
    expect(staging({ admins })).toEqual(['admins.accessPolicy  123456 must be text: write it in quotes']);
  });
});

describe('the Docker engine of a host', () => {
  const option = 'has an option of ssh in the place of a name; options go to ~/.ssh/config';
  const noUser = 'has no user before the @; write ssh://user@machine, or ssh://machine';
  const nobody = 'names no machine; write ssh://user@machine';
  const noMachine = 'has no machine in it; write its name or address: ssh://user@machine';
  const more = 'has something behind the machine; write ssh://user@machine:port and no more';
  const port = 'has an impossible port; ports are 1 to 65535';
  const form = 'must be unix:///… or ssh://…';
  it.each([
    ['ssh://-oProxyCommand=id', option],
    ['ssh://', nobody],
    ['ssh://lab:0', port],
    ['ssh://lab:65536', port],
    ['ssh://lab/run/docker.sock', more],
    ['ssh://lab?x', more],
    ['ssh://999.1.1.1', noMachine],
    ['ssh://a..b', noMachine],
    ['ssh://[zz]', noMachine],
    ['ssh://a b', form],
    ['tcp://lab:2375', form],
    ['unix:///run/../etc/x', 'has no socket behind unix://: the path contains ..; write the path without it'],
    ['unix:///', 'has no socket behind unix://: the path ends like a directory; write the path without / at its end'],
    ['unix://run/x', 'has no socket behind unix://: the path must be an absolute path of letters, digits and ./_@-'],
  ])('is refused with what is wrong with it: %s', (docker, message) => {
    expect(dev({ hosts: { 'gpu-0': { docker } } })).toEqual([`hosts.gpu-0.docker  "${docker}" ${message}`]);
  });

  it.each([
    ['ssh://u@-oProxyCommand=id', option],
    ['ssh://-l@lab', option],
    ['ssh://@', nobody],
    ['ssh://u@', nobody],
    ['ssh://@lab', noUser],
    ['ssh://a@b@lab', noUser],
    ['ssh://lab:99999999', port],
    ['ssh://lab:x', port],
    ['ssh://lab:', port],
    ['ssh:lab', form],
    ['ssh://[::::::]', noMachine],
    ['ssh://[1:2:3]', noMachine],
  ])('is not repeated where something stands in it as a user or a password does: %s', (docker, message) => {
    expect(dev({ hosts: { 'gpu-0': { docker } } })).toEqual([
      `hosts.gpu-0.docker  (not shown: may have a password in it) ${message}`,
    ]);
  });

  it('has no password in its address, and none is repeated', () => {
    for (const docker of ['ssh://root:hunter2@lab', 'ssh://:hunter2@lab'])
      expect(dev({ hosts: { 'gpu-0': { docker } } })).toEqual([
        'hosts.gpu-0.docker  (not shown: has a login with a password in it) contains a password; ssh uses keys here: write ssh://user@machine',
      ]);
  });

  it.each([
    'ssh://lab-1',
    'ssh://me@lab.example:2222',
    'ssh://10.0.0.5',
    'ssh://[fd00::1]:22',
    'unix:///run/user/1000/docker.sock',
  ])('may be %s', (docker) => {
    expect(dev({ hosts: { 'gpu-0': { docker } } })).toEqual([]);
  });
});

describe('the boot disk', () => {
  it('holds the system, the drivers and the images', () => {
    expect(staging({ hosts: { 'gpu-0': { bootDiskGib: 49 } } })).toEqual([
      'hosts.gpu-0.bootDiskGib  49 must be at least 50: besides the system and NVIDIA’s drivers it stores the images of all containers',
    ]);
    expect(staging({ hosts: { 'gpu-0': { bootDiskGib: 50 } } })).toEqual([]);
  });
});

describe('a GPU', () => {
  it('is suggested whatever the case of its letters', () => {
    const models = 'T4, L4, A100-40, A100-80, H100-80';
    expect(staging({ hosts: { 'gpu-0': { gpu: { model: 'l4' } } } })).toEqual([
      `hosts.gpu-0.gpu.model  "l4" must be one of ${models}. Did you mean L4?`,
    ]);
    expect(staging({ hosts: { 'gpu-0': { gpu: { model: 'a100-80' } } } })).toEqual([
      `hosts.gpu-0.gpu.model  "a100-80" must be one of ${models}. Did you mean A100-80?`,
    ]);
  });
});

describe('a setting', () => {
  it('that is no choice of the operator is said to be elsewhere', () => {
    expect(staging({ settings: { LOG_LEVEL: 'DEBUG' } })).toEqual([
      'settings.LOG_LEVEL  is not a known key; known here: DB_HOST, REDIS_HOST, BACKUP_SECONDARY_STORAGE. The values of all other variables are in stacks/.',
    ]);
  });
});
