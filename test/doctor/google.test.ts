import { describe, expect, it } from 'vitest';
import { firstApis, googleApis } from '../../infra/catalogue/apis.ts';
import { hostImageFindings, madeHosts, offerFindings, quotaFindings } from '../../infra/doctor/machines.ts';
import { accessFindings, apiFindings, keyFindings } from '../../infra/doctor/project.ts';
import { stubGoogle } from '../support/google.ts';
import { environment, twoHosts } from '../support/stacks.ts';

const staging = environment('staging');
const two = environment('staging', twoHosts);
const lines = (findings: readonly { state: string; what: string }[]) =>
  findings.map(({ state, what }) => `${state} ${what}`);

describe('the rights on a project', () => {
  it('are named one by one where they are missing, each with the role that brings it', async () => {
    const api = stubGoogle({ 'job-match-v0:testIamPermissions': { permissions: ['compute.instances.create'] } });
    const findings = await accessFindings(api, 'job-match-v0');
    expect(findings).toHaveLength(8);
    expect(findings[0]).toEqual({
      state: 'problem',
      what: 'rights on job-match-v0: no bigquery.datasets.create',
      fix: 'gcloud projects add-iam-policy-binding job-match-v0 --role=roles/bigquery.admin --member=user:YOU (by an owner of the project)',
    });
  });

  it('include that to the key of the state', async () => {
    const key = 'projects/p/locations/l/keyRings/r/cryptoKeys/k';
    expect(await keyFindings(stubGoogle({ [`${key}:testIamPermissions`]: {} }), key)).toMatchObject([
      { state: 'problem', what: `key of the state: you may not use ${key}` },
    ]);
  });
});

describe('the APIs of a project', () => {
  const all = [...new Set([...googleApis, ...firstApis])].map((name) => `${name}.googleapis.com`);
  const on = (names: readonly string[]) =>
    stubGoogle({
      ':batchGet': {
        services: all.map((name) => ({ config: { name }, state: names.includes(name) ? 'ENABLED' : 'DISABLED' })),
      },
    });

  it('are a problem where up could not enable the others without them, and otherwise a warning', async () => {
    expect(lines(await apiFindings(on(all), 'p'))).toEqual(['ok Google APIs: all 14 are on']);
    const some = all.filter((name) => !/^(serviceusage|iap|compute)/.test(name));
    expect(await apiFindings(on(some), 'p')).toEqual([
      {
        state: 'problem',
        what: 'Google APIs: serviceusage.googleapis.com off',
        fix: 'gcloud services enable --project=p serviceusage.googleapis.com',
      },
      {
        state: 'warning',
        what: 'Google APIs: compute.googleapis.com, iap.googleapis.com off',
        fix: 'nothing to do: up enables them',
      },
    ]);
  });
});

describe('the machines of a zone', () => {
  it('are those that the hosts want, or another zone is needed', async () => {
    const api = stubGoogle({
      'zones/europe-west1-b/machineTypes/g2-standard-24': {},
      'zones/europe-west1-b/machineTypes/n4-highcpu-8': {},
    });
    expect(await offerFindings(api, staging)).toEqual([
      { state: 'ok', what: 'europe-west1-b offers machine type g2-standard-24' },
      {
        state: 'problem',
        what: 'europe-west1-b does not offer accelerator type nvidia-l4',
        fix: 'choose another zone: gcloud compute accelerator-types list --filter=name=nvidia-l4',
      },
      { state: 'ok', what: 'europe-west1-b offers machine type n4-highcpu-8' },
    ]);
  });

  it('exist or not', async () => {
    const api = stubGoogle({ 'europe-west1-b/instances/jobmatch-staging-vm': {} });
    expect((await madeHosts(api, two)).map(({ id }) => id)).toEqual(['gpu-0']);
  });
});

describe('the quota for GPUs', () => {
  const quotas = (l4: number, all: number) =>
    stubGoogle({
      'regions/europe-west1': { quotas: [{ metric: 'NVIDIA_L4_GPUS', limit: l4, usage: 1 }] },
      'projects/job-match-v0': { quotas: [{ metric: 'GPUS_ALL_REGIONS', limit: all, usage: 0 }] },
    });

  it('has to suffice for the hosts that are still to be made, in the region and in all', async () => {
    expect(lines(await quotaFindings(quotas(2, 2), staging, []))).toEqual([
      'problem GPU quota NVIDIA_L4_GPUS of europe-west1: 2 needed, 1 of 2 free',
      'ok GPU quota GPUS_ALL_REGIONS of job-match-v0: 2 needed, 2 of 2 free',
    ]);
    expect(lines(await quotaFindings(quotas(3, 1), staging, []))).toEqual([
      'ok GPU quota NVIDIA_L4_GPUS of europe-west1: 2 needed, 2 of 3 free',
      'problem GPU quota GPUS_ALL_REGIONS of job-match-v0: 2 needed, 1 of 1 free',
    ]);
    expect(lines(await quotaFindings(quotas(2, 2), two, two.hosts.slice(0, 1)))).toEqual([
      'ok GPU quota NVIDIA_L4_GPUS of europe-west1: 1 needed, 1 of 2 free',
      'ok GPU quota GPUS_ALL_REGIONS of job-match-v0: 1 needed, 2 of 2 free',
    ]);
    expect(lines(await quotaFindings(quotas(0, 0), two, two.hosts))).toEqual(['ok GPU quota: nothing more is needed']);
  });

  it('is none where Google names none', async () => {
    const api = stubGoogle({ 'regions/europe-west1': {}, 'projects/job-match-v0': {} });
    expect(lines(await quotaFindings(api, staging, []))).toEqual([
      'problem GPU quota NVIDIA_L4_GPUS of europe-west1: 2 needed, 0 of 0 free',
      'problem GPU quota GPUS_ALL_REGIONS of job-match-v0: 2 needed, 0 of 0 free',
    ]);
  });
});

describe('the boot image', () => {
  const image = 'projects/ubuntu-os-accelerator-images/global/images/some';
  const own = environment('staging', { hostImage: image });

  it('exists, is on its way out, or does not exist; one that is unset is asked for by nobody', async () => {
    expect(lines(await hostImageFindings(stubGoogle({ [image]: {} }), own))).toEqual([`ok boot image: ${image}`]);
    expect(lines(await hostImageFindings(stubGoogle({ [image]: { deprecated: { state: 'OBSOLETE' } } }), own))).toEqual(
      [`warning boot image: ${image} is obsolete`],
    );
    expect(lines(await hostImageFindings(stubGoogle({}), own))).toEqual([`problem boot image: there is no ${image}`]);
    expect(await hostImageFindings(stubGoogle({}), staging)).toEqual([]);
  });
});
