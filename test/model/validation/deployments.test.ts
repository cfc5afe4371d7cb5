import { describe, expect, it } from 'vitest';
import { type Changes, committed, gpuHostAlone, problemsOf, twoHosts } from '../../support/stacks.ts';

/** The problems of staging with another deployment: /opt/jobmatch/.env, with /opt/jobmatch/docker-compose.yml. */
const problems = (changes: Changes, more: Changes = {}) =>
  problemsOf('staging', committed('staging', { ...more, deployments: { jobmatch: changes } }));

describe('the file of a deployment', () => {
  const form = 'must be an absolute path of letters, digits and ./_@-';
  it.each([
    ['/opt/jobmatch/', 'ends like a directory; write the path without / at its end'],
    ['/opt/jobmatch/.', 'ends like a directory; write the path without / at its end'],
    ['/', 'ends like a directory; write the path without / at its end'],
    ['/opt/jobmatch', 'is the directory of /opt/jobmatch/docker-compose.yml; give a file in it'],
    ['/opt', 'is the directory of /opt/jobmatch/docker-compose.yml; give a file in it'],
    ['/opt/jobmatch/../x', 'contains ..; write the path without it'],
    ['/opt/jobmatch/..', 'contains ..; write the path without it'],
    ['/opt/./jobmatch/.env', 'contains /./ or //; write the path without it'],
    ['/opt//jobmatch/.env', 'contains /./ or //; write the path without it'],
    ['/opt/jobmatch/docker-compose.yml', 'is the Compose file itself; give the .env in the same directory'],
    [
      '/opt/jobmatch/docker-compose.yml/.env',
      'is below /opt/jobmatch/docker-compose.yml, a Compose file; give a file beside it',
    ],
    ['opt/.env', form],
    ['/opt/$(id)/.env', form],
    ['~/.env', form],
  ])('is a file of its own, written in one way: not %s', (file, message) => {
    expect(problems({ file })).toEqual([`deployments.jobmatch.file  "${file}" ${message}`]);
  });

  it('is not the Compose file of another', () => {
    const other = {
      readers: ['gui'],
      unit: 'gui.service',
      health: 'http://localhost/',
      file: '/opt/jobmatch/docker-compose.yml',
    };
    expect(problemsOf('staging', committed('staging', { ...gpuHostAlone, deployments: { other } }))).toEqual([
      'deployments.other.file  "/opt/jobmatch/docker-compose.yml" is the Compose file of jobmatch; give each its own',
    ]);
  });

  it('may have two dots in its name', () => {
    expect(problems({ file: '/opt/jobmatch/..env' })).toEqual([]);
  });
});

describe('the URL of its health', () => {
  const other = (host: string) => `is another machine; each host asks itself: write localhost instead of ${host}`;
  const form = 'must be a URL on the host, like http://localhost:8080/health/';
  it.each([
    ['http://example.com/', other('example.com')],
    ['http://169.254.169.254/computeMetadata/v1/', other('169.254.169.254')],
    ['http://metadata.google.internal/', other('metadata.google.internal')],
    ['http://0.0.0.0:8080/', other('0.0.0.0')],
    ['http://10.10.0.11:8080/', other('10.10.0.11')],
    ['http://2852039166/', other('169.254.169.254')],
    ['http://localhost:0/', 'has an impossible port; ports are 1 to 65535'],
    ['http://localhost:65536/', 'has an impossible port; ports are 1 to 65535'],
    ['http://999.1.1.1/', 'has an impossible address in it; write http://localhost:8080/health/'],
    ['http://localhost/$(id)', form],
    ['ftp://localhost/', form],
    ['localhost:8080', form],
  ])('is on the host: not %s', (health, message) => {
    expect(problems({ health })).toEqual([`deployments.jobmatch.health  "${health}" ${message}`]);
  });

  it.each(['http://localhost:8080/', 'https://127.0.0.1/health', 'http://10.10.0.10:8080/health'])(
    'may be %s',
    (health) => {
      expect(problems({ health })).toEqual([]);
    },
  );

  it('has no address of one host where there are two', () => {
    const health = 'http://10.10.0.10:8080/health';
    expect(problems({ health, hosts: ['gpu-0', 'gpu-1'] }, twoHosts)).toEqual([
      `deployments.jobmatch.health  "${health}" ${other('10.10.0.10')}`,
    ]);
  });
});

describe('the unit of a deployment', () => {
  it.each(['-x.service', '--now.service', '.service', 'a b.service', 'app.timer', 'app', '../app.service'])(
    'is the name of one: not %s',
    (unit) => {
      expect(problems({ compose: undefined, unit })).toEqual([
        `deployments.jobmatch.unit  "${unit}" must be the name of a systemd unit, like jobmatch.service`,
      ]);
    },
  );

  it('is not a template, which is not repeated: a password may stand before the @', () => {
    expect(problems({ compose: undefined, unit: 'app@.service' })).toEqual([
      'deployments.jobmatch.unit  (not shown: may have a password in it) must be the name of a systemd unit, like jobmatch.service',
    ]);
  });

  it.each(['app.service', 'app@1.service', 'a-b_c.d.service'])('may be %s', (unit) => {
    expect(problems({ compose: undefined, unit })).toEqual([]);
  });
});

describe('the readers of a deployment', () => {
  it('are one or more', () => {
    expect(problems({ readers: [] })).toEqual([
      'deployments.jobmatch.readers  [] must not be empty: give at least one',
    ]);
  });
});
