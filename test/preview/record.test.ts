import * as pulumi from '@pulumi/pulumi';
import { expect, it } from 'vitest';
import { record } from '../../infra/preview/record.ts';

class Thing extends pulumi.CustomResource {
  declare readonly secret: pulumi.Output<string>;
  constructor(name: string, inputs: pulumi.Inputs, opts?: pulumi.CustomResourceOptions) {
    super('test:index:Thing', name, { ...inputs, secret: undefined }, { ...opts, additionalSecretOutputs: ['secret'] });
  }
}

it('records what a program registers: parents, unknown ids, secrets, and what it returns', async () => {
  const { resources, outputs } = await record('genai', 'dev', { 'genai:size': '3' }, async () => {
    const group = new pulumi.ComponentResource('test:index:Group', 'group');
    const first = new Thing(
      'first',
      { size: new pulumi.Config().requireNumber('size'), name: 'known' },
      { parent: group },
    );
    new Thing('second', { ref: first.id, secret: first.secret, other: first.secret }, { parent: group });
    return { stack: pulumi.getStack(), dryRun: pulumi.runtime.isDryRun() };
  });
  expect(outputs).toEqual({ stack: 'dev', dryRun: true });
  expect(resources).toEqual([
    { type: 'test:index:Group', name: 'group', parent: '', inputs: {} },
    { type: 'test:index:Thing', name: 'first', parent: 'test:index:Group::group', inputs: { name: 'known', size: 3 } },
    {
      type: 'test:index:Thing',
      name: 'second',
      parent: 'test:index:Group::group',
      inputs: { other: '[secret]', ref: '<known after up>' },
    },
  ]);
});

it('passes on what a program throws', async () => {
  const failing = record('genai', 'dev', {}, async () => {
    throw new pulumi.RunError('no such environment');
  });
  await expect(failing).rejects.toThrow('no such environment');
});

it('refuses a call that only a cloud could answer', async () => {
  const calling = record('genai', 'dev', {}, () => pulumi.runtime.invoke('test:index:getThing', {}));
  await expect(calling).rejects.toThrow(
    'The program calls test:index:getThing, which a preview without a cloud cannot answer; compute the value instead.',
  );
});

it('refuses two resources of one name, as the engine does', async () => {
  const twice = record('genai', 'dev', {}, async () => {
    new Thing('same', {});
    new Thing('same', {});
  });
  await expect(twice).rejects.toThrow(
    'Two resources have the name urn:pulumi:dev::genai::pulumi:pulumi:Stack$test:index:Thing::same.',
  );
});
