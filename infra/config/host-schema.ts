import { z } from 'zod';
import { gpuModels } from '../catalogue/gpus.ts';
import { hostKinds } from '../catalogue/hosts.ts';
import { machines } from '../catalogue/machines.ts';
import { absolutePath } from './absolute-path.ts';
import { dockerEngine } from './docker-engine.ts';
import { oneOf } from './enumeration.ts';
import { zoneName } from './zone-schema.ts';

const ipv4 = z.ipv4({ error: 'must be an IPv4 address, like 10.20.0.10' }).describe('IPv4 address');
const gib = z.number().positive();

/** The boot image with NVIDIA's drivers fills 10 GiB, and Docker keeps the images of all containers on the same disk. */
const bootDiskGib = 50;
const bootDiskError = `must be at least ${bootDiskGib}: besides the system and NVIDIA’s drivers it stores the images of all containers`;

/** Id of a host in the stack file: its kind, and its number among those of that kind. */
export const hostKey = z.string().regex(new RegExp(`^(${hostKinds.join('|')})-(0|[1-9]\\d?)$`), {
  error: `is no name of a host: write its kind (${hostKinds.join(', ')}) and a number, like gpu-0 or app-1; hosts are filled in the order of their numbers`,
});

const localGpu = z.discriminatedUnion('model', [
  z.strictObject({
    model: z
      .literal('simulated')
      .describe('An engine without GPUs: placement counts memory, containers receive no device'),
    count: z.int().min(1).max(16),
    memoryGib: gib.describe('Memory of one simulated GPU, in GiB'),
  }),
  z.strictObject({ model: oneOf(Object.keys(gpuModels)).describe('GPU model'), count: z.int().min(1).max(16) }),
]);

const readyWithinSeconds = (whenUnset: number) =>
  z
    .int()
    .min(1)
    .max(3600)
    .default(whenUnset)
    .describe('Seconds that up waits for ssh, Docker and GPUs on a host that does not answer, or still starts');

/** A Docker engine, as the stack file describes it. */
export const localHost = z.strictObject({
  docker: dockerEngine.default('unix:///var/run/docker.sock').describe('Docker engine'),
  address: ipv4
    .refine((address) => address !== '0.0.0.0', { error: 'is every address of the host; give one of them' })
    .default('127.0.0.1')
    .describe('Address of the host on which its gateway publishes ports'),
  cpus: gib.describe('CPU cores of the engine'),
  memoryGib: gib.describe('Memory of the engine, in GiB'),
  gpu: localGpu.optional().describe('Its GPUs, if it has any'),
  secretsDirectory: absolutePath().describe('Private directory of the host with the secrets, one folder a service'),
  dataRoot: absolutePath()
    .default('/var/lib/docker')
    .describe('Directory in which the engine keeps its data: docker info --format {{.DockerRootDir}}'),
  readyWithinSeconds: readyWithinSeconds(20),
});

/** A VM, as the stack file describes it. */
export const cloudHost = z.strictObject({
  machineType: oneOf(Object.keys(machines)).describe('Compute Engine machine type'),
  gpu: z
    .strictObject({
      model: oneOf(Object.keys(gpuModels)).describe('GPU model'),
      count: z.int().min(1).max(16).describe('Number of GPUs'),
    })
    .optional()
    .describe('Its GPUs, if it has any'),
  zone: zoneName.optional().describe('Zone of this host, inside the region; by default the zone of the environment'),
  address: ipv4.describe('Internal address of the VM, inside network.range; its gateway publishes ports on it'),
  bootDiskGib: z
    .int()
    .max(2048)
    .refine((size) => size >= bootDiskGib, { error: bootDiskError })
    .meta({ minimum: bootDiskGib })
    .describe('Boot disk, in GiB'),
  dataDiskGib: z.int().min(10).max(65536).describe('Data disk, in GiB: models, outputs, metrics; outlives the VM'),
  readyWithinSeconds: readyWithinSeconds(900),
});
