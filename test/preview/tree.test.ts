import { expect, it } from 'vitest';
import { componentTree } from '../../infra/preview/tree.ts';

const resource = (type: string, name: string, parent: string) => ({ type, name, parent, inputs: {} });

it('draws components with what they are made of, and siblings of one type as one', () => {
  const slots = ['a', 'b'].flatMap((name) => [
    resource('genai:gcp:SecretSlot', name, ''),
    resource('gcp:secretmanager/secret:Secret', name, `genai:gcp:SecretSlot::${name}`),
    resource('random:index/randomPassword:RandomPassword', name, `genai:gcp:SecretSlot::${name}`),
  ]);
  const host = [
    resource('genai:docker:DockerHost', 'gpu-0', ''),
    resource('pulumi:providers:docker', 'gpu-0', 'genai:docker:DockerHost::gpu-0'),
    resource('genai:docker:ServiceContainer', 'flux', 'genai:docker:DockerHost::gpu-0'),
    resource('docker:index/container:Container', 'flux', 'genai:docker:ServiceContainer::flux'),
  ];
  expect(componentTree([...slots, ...host])).toEqual([
    { label: 'SecretSlot × 2', count: 4, parts: ['RandomPassword 2', 'Secret 2'], children: [] },
    {
      label: 'DockerHost gpu-0',
      count: 2,
      parts: ['Provider'],
      children: [{ label: 'ServiceContainer flux', count: 1, parts: ['Container'], children: [] }],
    },
  ]);
});
