import { beforeAll, describe, expect, it } from 'vitest';
import { resourceTypes } from '../../infra/catalogue/resource-types/resource-types.ts';
import { isComponent } from '../../infra/preview/tree.ts';
import { type CheckpointResource, readCheckpoint } from '../../infra/recovery/checkpoint.ts';
import { importsOf } from '../../infra/recovery/pending-creations.ts';
import { recorded } from '../support/recording.ts';
import { gpuHostAlone } from '../support/stacks.ts';

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

describe('the resources of staging on one host', () => {
  const admins = { groups: ['group:platform@example.com'], addresses: ['198.51.100.0/24'], accessPolicy: '123' };
  const project = 'projects/job-match-v0';
  const email = 'jobmatch-staging-vm@job-match-v0.iam.gserviceaccount.com';
  let imported: readonly { type: string; id: string }[];
  beforeAll(async () => {
    const resources = (await recorded('staging', { ...gpuHostAlone, admins })).filter(
      (resource) => !isComponent(resource),
    );
    imported = resources.flatMap(({ type, inputs }) =>
      importOne({ urn: urn('x'), type, inputs }).flatMap((one) => one.resources),
    );
  });

  it('are imported under the ids that they have, a type each; the others can be made again where they are', () => {
    const first = [...Map.groupBy(imported, ({ type }) => type)].map(([type, [one]]) => [type, one?.id]);
    expect(Object.fromEntries(first)).toEqual({
      'docker:index/volume:Volume': 'jobmatch-staging-alertmanager',
      'gcp:accesscontextmanager/accessLevel:AccessLevel': 'accessPolicies/123/accessLevels/jobmatch_staging_admins',
      'gcp:bigquery/dataset:Dataset': `${project}/datasets/staging_gold`,
      'gcp:compute/address:Address': `${project}/regions/europe-west1/addresses/jobmatch-staging-vm`,
      'gcp:compute/disk:Disk': `${project}/zones/europe-west1-b/disks/jobmatch-staging-vm-data`,
      'gcp:compute/firewall:Firewall': `${project}/global/firewalls/jobmatch-staging-allow-gateways`,
      'gcp:compute/instance:Instance': `${project}/zones/europe-west1-b/instances/jobmatch-staging-vm`,
      'gcp:compute/network:Network': `${project}/global/networks/jobmatch-staging-vpc`,
      'gcp:compute/router:Router': `${project}/regions/europe-west1/routers/jobmatch-staging-router`,
      'gcp:compute/routerNat:RouterNat': `${project}/regions/europe-west1/routers/jobmatch-staging-router/jobmatch-staging-nat`,
      'gcp:compute/subnetwork:Subnetwork': `${project}/regions/europe-west1/subnetworks/jobmatch-staging-subnet`,
      'gcp:secretmanager/secret:Secret': `${project}/secrets/jobmatch-staging-alert-webhook-url`,
      'gcp:serviceaccount/account:Account': `${project}/serviceAccounts/${email}`,
      'gcp:storage/bucket:Bucket': 'jobmatch-staging-backup-job-match-v0',
    });
  });

  it('are of every type that the table has an id for', () => {
    const types = resourceTypes.filter(({ importId }) => importId !== undefined).map(({ token }) => token);
    expect([...new Set(imported.map(({ type }) => type))].sort()).toEqual(types.sort());
  });

  it('have ids that differ', () => {
    expect(new Set(imported.map(({ type, id }) => `${type} ${id}`)).size).toBe(imported.length);
  });
});
