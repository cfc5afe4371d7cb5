import { type GpuModel, gpuModels } from '../catalogue/gpus.ts';
import { unset } from '../config/schema.ts';
import { type GoogleApi, GoogleError } from '../google/google-api.ts';
import type { Environment } from '../model/environment.ts';
import type { Host } from '../model/hosts.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

const compute = 'https://compute.googleapis.com/compute/v1';

/** What Compute Engine has under a name; undefined where there is nothing. */
async function found<T>(api: GoogleApi, path: string): Promise<T | undefined> {
  try {
    return await api<T>({ url: `${compute}/${path}` });
  } catch (error) {
    if (error instanceof GoogleError && error.status === 404) return undefined;
    throw error;
  }
}

/** The hosts of an environment whose VMs exist. */
export async function madeHosts(api: GoogleApi, { hosts, scope }: Environment): Promise<Host[]> {
  const made = await Promise.all(
    hosts.map(({ name, vm }) => found(api, `projects/${scope.project}/zones/${vm?.zone}/instances/${name}`)),
  );
  return hosts.filter((_, index) => made[index] !== undefined);
}

/** Whether the zones offer the machine types of their hosts, and GPUs of their models. */
export async function offerFindings(api: GoogleApi, { hosts, scope }: Environment): Promise<Finding[]> {
  const wanted = hosts.flatMap(({ vm }) => {
    if (!vm) return [];
    const offers = [
      `machineTypes/${vm.machineType}`,
      ...(vm.accelerator ? [`acceleratorTypes/${vm.accelerator.type}`] : []),
    ];
    return offers.map((offer) => `${vm.zone}/${offer}`);
  });
  const findings = [...new Set(wanted)].map(async (path) => {
    const [zone = '', list = '', type = ''] = path.split('/');
    const name = `${list.replace('Types', ' type')} ${type}`;
    if (await found(api, `projects/${scope.project}/zones/${path}`)) return ok(`${zone} offers ${name}`);
    const command = list === 'machineTypes' ? 'machine-types' : 'accelerator-types';
    return problem(
      `${zone} does not offer ${name}`,
      `choose another zone: gcloud compute ${command} list --filter=name=${type}`,
    );
  });
  return Promise.all(findings);
}

interface Quota {
  readonly metric: string;
  readonly limit: number;
  readonly usage: number;
}

/** Whether the region's quota and the project's suffice for the GPUs of the hosts that are still to be made. */
export async function quotaFindings(
  api: GoogleApi,
  environment: Environment,
  made: readonly Host[],
): Promise<Finding[]> {
  const { hosts, scope, cloud } = environment;
  const gpus = hosts.filter((host) => !made.includes(host)).flatMap((host) => host.gpus.map(({ model }) => model));
  if (gpus.length === 0) return [ok('GPU quota: nothing more is needed')];
  const [region, project] = await Promise.all([
    api<{ quotas?: Quota[] }>({ url: `${compute}/projects/${scope.project}/regions/${cloud?.region}` }),
    api<{ quotas?: Quota[] }>({ url: `${compute}/projects/${scope.project}` }),
  ]);
  const check = (quotas: readonly Quota[] = [], metric: string, where: string, needed: number): Finding => {
    const { limit, usage } = quotas.find((one) => one.metric === metric) ?? { limit: 0, usage: 0 };
    const line = `GPU quota ${metric} of ${where}: ${needed} needed, ${limit - usage} of ${limit} free`;
    if (limit - usage >= needed) return ok(line);
    return problem(
      line,
      `ask for more: https://console.cloud.google.com/iam-admin/quotas?project=${scope.project} (metric ${metric})`,
    );
  };
  return [
    ...[...Map.groupBy(gpus, (model) => gpuModels[model as GpuModel].quota)].map(([metric, { length }]) =>
      check(region.quotas, metric, cloud?.region ?? '', length),
    ),
    check(project.quotas, 'GPUS_ALL_REGIONS', scope.project, gpus.length),
  ];
}

/** Whether the boot image of the hosts exists, and is not on its way out. */
export async function hostImageFindings(api: GoogleApi, { cloud }: Environment): Promise<Finding[]> {
  const image = cloud?.hostImage;
  if (image === undefined || image === unset) return [];
  const newest = `gcloud compute images list --project=${image.split('/')[1]} --filter='name~nvidia' --sort-by=~creationTimestamp --limit=5`;
  const present = await found<{ deprecated?: { state: string } }>(api, image);
  if (!present) return [problem(`boot image: there is no ${image}`, newest)];
  const { deprecated } = present;
  return deprecated
    ? [warning(`boot image: ${image} is ${deprecated.state.toLowerCase()}`, newest)]
    : [ok(`boot image: ${image}`)];
}
