import { europeanZonesOf, type GpuModel } from '../../catalogue/gpus.ts';
import { machines } from '../../catalogue/machines.ts';
import type { CloudConfig } from '../../config/schema.ts';
import type { Problem } from '../../problem.ts';

type CloudHost = CloudConfig['hosts'][string];

/** GPUs that a machine type does not have, or that the zone of the host does not offer; zones outside the region. */
export function machineChecks({ hosts = {}, region, zone }: Partial<CloudConfig>): Problem[] {
  return Object.entries(hosts).flatMap(([id, host]) => {
    const gpus = gpuProblems(id, host);
    return [
      ...gpus,
      ...hostZoneProblems(id, host, region),
      ...(gpus.length === 0 ? offerProblems(id, host, host.zone ?? zone, region) : []),
    ];
  });
}

function gpuProblems(id: string, { machineType, gpu }: CloudHost): Problem[] {
  const offered = machines[machineType]?.gpu;
  const problem = (key: string, message: string): Problem[] => [{ path: ['hosts', id, ...key.split('.')], message }];
  if (gpu === undefined) {
    if (!offered?.builtIn) return [];
    const { model, counts } = offered;
    return problem(
      'gpu',
      `is missing: ${machineType} has ${counts[0]} × ${model}; give model ${model} and count ${counts[0]}`,
    );
  }
  if (!offered)
    return problem(
      'gpu',
      `does not go with ${machineType}, which has no GPUs: leave gpu out, or give a GPU machine type`,
    );
  if (offered.model !== gpu.model)
    return problem('gpu.model', `"${gpu.model}" does not go with ${machineType}, which has ${offered.model}`);
  if (offered.counts.includes(gpu.count)) return [];
  return problem('gpu.count', `${gpu.count} does not go with ${machineType}, which has ${offered.counts.join(' or ')}`);
}

function hostZoneProblems(id: string, { zone }: CloudHost, region: string | undefined): Problem[] {
  if (zone === undefined || region === undefined || zone.startsWith(`${region}-`)) return [];
  return [
    {
      path: ['hosts', id, 'zone'],
      message: `"${zone}" is outside the region "${region}"; give a zone that begins with it, like ${region}-b`,
    },
  ];
}

/** Only European zones are known: elsewhere `infra doctor` asks Google. */
function offerProblems(id: string, { gpu }: CloudHost, zone = '', region = ''): Problem[] {
  if (gpu === undefined || !zone.startsWith('europe-') || !zone.startsWith(`${region}-`)) return [];
  const offering = europeanZonesOf(gpu.model as GpuModel);
  if (offering.includes(zone)) return [];
  const inRegion = offering.filter((one) => one.startsWith(`${region}-`));
  return [
    {
      path: ['hosts', id, 'gpu', 'model'],
      message: `${gpu.model} is not offered in ${zone}: ${(inRegion.length > 0 ? inRegion : offering).join(', ')}`,
    },
  ];
}
