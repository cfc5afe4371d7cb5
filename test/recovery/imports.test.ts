import { beforeAll, describe, expect, it } from 'vitest';
import type { PlannedResource } from '../../infra/preview/resource.ts';
import { isComponent } from '../../infra/preview/tree.ts';
import { type CheckpointResource, readCheckpoint } from '../../infra/recovery/checkpoint.ts';
import { importsOf } from '../../infra/recovery/imports.ts';
import { recorded } from '../support/recording.ts';

const importOne = (resource: CheckpointResource) => importsOf({ resources: [], pending: [resource] });
const urn = (name: string) => `urn:pulumi:staging::genai::x::${name}`;
const bucket = { urn: urn('bucket'), type: 'gcp:storage/bucket:Bucket', inputs: { name: 'jobmatch-staging-logs' } };

describe('creations that were cut short', () => {
  it('are taken in under the id that they have in the cloud', () => {
    const provider = `${urn('gcp')}::some-id`;
    expect(importOne({ ...bucket, parent: urn('buckets'), provider })).toEqual([
      {
        nameTable: { parent: urn('buckets'), provider: urn('gcp') },
        resources: [
          {
            type: 'gcp:storage/bucket:Bucket',
            name: 'bucket',
            id: 'jobmatch-staging-logs',
            parent: 'parent',
            provider: 'provider',
          },
        ],
      },
    ]);
  });

  it('are left to the update where the stack has something else under their name', () => {
    expect(importsOf({ resources: [{ ...bucket, id: 'old' }], pending: [bucket] })).toEqual([]);
  });

  it('are left out where an input that the id needs is not known', () => {
    const disk = { urn: urn('disk'), type: 'gcp:compute/disk:Disk', inputs: { project: 'p', name: 'd' } };
    expect(importsOf({ resources: [], pending: [disk] })).toEqual([]);
  });

  it('on Docker engines are taken in where they hold data: what else they left is removed by its label', () => {
    const container = { urn: urn('flux'), type: 'docker:index/container:Container', inputs: { name: 'flux-1' } };
    const config = { urn: urn('c'), type: 'docker:index/volume:Volume', inputs: { name: 'c-1', labels: [] } };
    const models = { urn: urn('m'), type: 'docker:index/volume:Volume', inputs: { name: 'models' } };
    expect([importOne(container), importOne(config), importOne(models).length]).toEqual([[], [], 1]);
  });

  it('are those among the pending operations that create', () => {
    const exported = JSON.stringify({
      deployment: {
        pending_operations: [
          { type: 'creating', resource: bucket },
          { type: 'deleting', resource: { ...bucket, urn: urn('other') } },
        ],
      },
    });
    expect(readCheckpoint(exported)).toEqual({ resources: [], pending: [bucket] });
    expect(readCheckpoint('{"deployment":{}}')).toEqual({ resources: [], pending: [] });
  });
});

describe('the cloud resources of staging', () => {
  let resources: readonly PlannedResource[];
  beforeAll(async () => {
    resources = (await recorded('staging')).filter((one) => one.type.startsWith('gcp:') && !isComponent(one));
  });

  it('have an id each, but for those that can be made again where they are', () => {
    const withoutId = resources.filter(
      ({ type, inputs }) => importsOf({ resources: [], pending: [{ urn: urn('x'), type, inputs }] }).length === 0,
    );
    expect([...new Set(withoutId.map(({ type }) => type))]).toEqual([
      'gcp:bigquery/datasetIamMember:DatasetIamMember',
      'gcp:projects/iAMMember:IAMMember',
      'gcp:projects/service:Service',
      'gcp:secretmanager/secretIamMember:SecretIamMember',
      'gcp:secretmanager/secretVersion:SecretVersion',
      'gcp:storage/bucketIAMMember:BucketIAMMember',
    ]);
  });

  it('have ids that differ', () => {
    const ids = resources.flatMap(({ type, inputs }) =>
      importsOf({ resources: [], pending: [{ urn: urn('x'), type, inputs }] }),
    );
    expect(new Set(ids.map((one) => one.resources[0]?.id)).size).toBe(ids.length);
  });
});
