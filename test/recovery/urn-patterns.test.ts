import { expect, it } from 'vitest';
import { containerUrn, dockerSideOf } from '../../infra/recovery/urn-patterns.ts';

/** As the engine reads a pattern: `*` stands for anything without a colon, `**` for anything. */
const matches = (pattern: string, urn: string): boolean =>
  new RegExp(
    `^${pattern.replace(/\*\*|\*|[^*]+/g, (part) =>
      part === '**' ? '.*' : part === '*' ? '[^:]*' : part.replace(/[$.]/g, '\\$&'),
    )}$`,
  ).test(urn);
const urn = (type: string, name: string) => `urn:pulumi:prod::genai::${type}::${name}`;
const service = 'genai:docker:DockerHost$genai:docker:ServiceContainer';

it.each([
  ['its component', 'genai:docker:DockerHost', 'gpu-1', true],
  ['its provider', 'genai:docker:DockerHost$pulumi:providers:docker', 'gpu-1', true],
  ['its networks', 'genai:docker:DockerHost$docker:index/network:Network', 'gpu-1-genai', true],
  ['its containers', `${service}$docker:index/container:Container`, 'gpu-1-flux', true],
  ['nothing of its VM', 'genai:gcp:VmHost$gcp:compute/instance:Instance', 'gpu-1-vm', false],
  ['nothing of another host', `${service}$docker:index/container:Container`, 'gpu-10-flux', false],
])('the Docker side of a host is %s', (_, type, name, belongs) => {
  expect(dockerSideOf('gpu-1').some((pattern) => matches(pattern, urn(type, name)))).toBe(belongs);
});

it('a container is found by its name, whatever it belongs to', () => {
  const found = (type: string, name: string) => matches(containerUrn('gpu-0-flux'), urn(type, name));
  expect(found(`${service}$docker:index/container:Container`, 'gpu-0-flux')).toBe(true);
  expect(found(`${service}$docker:index/container:Container`, 'gpu-0-flux-2')).toBe(false);
  expect(found(`${service}$docker:index/remoteImage:RemoteImage`, 'gpu-0-flux')).toBe(false);
});
