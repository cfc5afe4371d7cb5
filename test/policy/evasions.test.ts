import { describe, expect, it } from 'vitest';
import { broken } from '../support/policy.ts';

// Ways around the letter of a rule that its spirit forbids.
const container = { start: false };
const mount = (source: string) => ({ ...container, mounts: [{ type: 'bind', source, target: '/x' }] });
const firewall = (changes: object) => ({
  direction: 'INGRESS',
  logConfig: {},
  sourceRanges: ['10.0.0.0/24'],
  allows: [{ protocol: 'tcp', ports: ['22'] }],
  ...changes,
});
const rotation = (rotationPeriod: string) => ({ rotation: { rotationPeriod } });
const binding = (role: string, members: string[]) => ({ role, members });
const vm = (serviceAccount: object) => ({ serviceAccount });

const containerType = 'docker:index/container:Container';
const firewallType = 'gcp:compute/firewall:Firewall';
const secretType = 'gcp:secretmanager/secret:Secret';
const bindingType = 'gcp:storage/bucketIAMBinding:BucketIAMBinding';

describe('a rule is broken too by', () => {
  it.each([
    ['the directory that holds the engine’s socket', containerType, mount('/var/run'), 54],
    ['its other name', containerType, mount('/run/'), 54],
    ['the engine’s own data', containerType, mount('/var/lib/docker/volumes'), 54],
    ['a way up and down again', containerType, mount('/srv/../etc'), 54],
    ['a published port with an empty address', containerType, { ...container, ports: [{ internal: 1, ip: '' }] }, 58],
    ['half of the internet at a time', firewallType, firewall({ sourceRanges: ['0.0.0.0/1', '128.0.0.0/1'] }), 16],
    [
      'ssh from a range that only begins like a private one',
      firewallType,
      firewall({ sourceRanges: ['10.0.0.0/4'] }),
      14,
    ],
    ['a rotation once a year', secretType, rotation('31536000s'), 47],
    [
      'an administrator with a version',
      bindingType,
      binding('roles/compute.instanceAdmin.v1', ['serviceAccount:a@p.iam.gserviceaccount.com']),
      26,
    ],
    ['a user among the members of a binding', bindingType, binding('roles/viewer', ['user:ada@example.com']), 29],
    [
      'the scope by its full address',
      'gcp:compute/instance:Instance',
      vm({ scopes: ['https://www.googleapis.com/auth/cloud-platform'] }),
      2,
    ],
  ])('%s', (_, type, inputs, rule) => {
    expect(broken(type, inputs)).toContain(rule);
  });

  it.each([
    ['a bounded restart', containerType, { restart: 'on-failure', maxRetryCount: 3 }, 65],
    ['a directory of its own', containerType, mount('/var/lib/genai/dev/secrets/flux'), 54],
    ['secrets in memory', containerType, mount('/run/genai/secrets/flux'), 54],
    ['a rotation every 90 days', secretType, rotation('7776000s'), 47],
    ['an instance of another kind', 'gcp:sql/databaseInstance:DatabaseInstance', {}, 1],
  ])('nothing like %s', (_, type, inputs, rule) => {
    expect(broken(type, inputs)).not.toContain(rule);
  });

  it('a restart without a bound', () => {
    expect(broken(containerType, { restart: 'on-failure' })).toContain(65);
  });
});
