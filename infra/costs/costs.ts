import { type GpuModel, gpuModels } from '../catalogue/gpus.ts';
import { machines } from '../catalogue/machines.ts';
import { gcpTypes } from '../catalogue/resource-types/gcp.ts';
import { resourceTypeOf } from '../catalogue/resource-types/resource-types.ts';
import { diskPrice, gpuPrice, machinePrice } from './prices.ts';

/** A resource as far as its price goes: its inputs, and the component that it belongs to (`gpu-0-vm`). */
export interface PricedResource {
  readonly type: string;
  readonly owner: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Something that is paid by the month, in words, and its list price in USD; undefined where that is not known. */
export interface CostItem {
  readonly what: string;
  readonly usd: number | undefined;
}

/** What a component costs. */
export interface ComponentCosts {
  readonly owner: string;
  readonly items: readonly CostItem[];
}

/** What resources cost by the month, without what is paid by use. */
export interface Costs {
  /** USD of everything whose price is known. */
  readonly usd: number;
  /** The most expensive first. */
  readonly components: readonly ComponentCosts[];
  /** What is paid by use, in words, each once: a preview cannot tell how much of it there will be. */
  readonly byUse: readonly string[];
}

/** What resources cost, by list prices: without discounts, taxes and credits. */
export function costsOf(resources: readonly PricedResource[]): Costs {
  const components = [...Map.groupBy(resources, ({ owner }) => owner)]
    .map(([owner, own]) => ({ owner, items: own.flatMap(itemsOf).sort((a, b) => (b.usd ?? 0) - (a.usd ?? 0)) }))
    .filter(({ items }) => items.length > 0)
    .sort((a, b) => usdOf(b.items) - usdOf(a.items));
  return {
    usd: usdOf(components.flatMap(({ items }) => items)),
    components,
    byUse: [...new Set(resources.flatMap(({ type }) => resourceTypeOf(type)?.paidByUse ?? []))].sort(),
  };
}

/** USD of those items whose price is known. */
export const usdOf = (items: readonly CostItem[]): number => items.reduce((sum, { usd = 0 }) => sum + usd, 0);

function itemsOf({ type, inputs }: PricedResource): CostItem[] {
  const region = String(inputs['zone'] ?? '').replace(/-[a-z]$/, '');
  if (type === gcpTypes.disk.token) return [diskItem('disk', inputs, region)];
  if (type !== gcpTypes.instance.token) return [];
  const machineType = String(inputs['machineType']);
  const boot = inputs['bootDisk'] as { initializeParams?: Readonly<Record<string, unknown>> } | undefined;
  return [
    { what: machineType, usd: machinePrice(machineType, region) },
    ...addedGpus(machineType, inputs['guestAccelerators'], region),
    ...(boot?.initializeParams ? [diskItem('boot disk', boot.initializeParams, region)] : []),
  ];
}

function diskItem(what: string, { type, size }: Readonly<Record<string, unknown>>, region: string): CostItem {
  const perGib = diskPrice(String(type), region);
  return {
    what: [what, 'of', size, 'GiB', type].filter(Boolean).join(' '),
    usd: perGib === undefined ? undefined : perGib * Number(size),
  };
}

/** GPUs that are no part of the machine type, whose price has them. */
function addedGpus(machineType: string, accelerators: unknown, region: string): CostItem[] {
  if (!Array.isArray(accelerators) || machines[machineType]?.gpu?.builtIn) return [];
  return accelerators.map(({ type, count }: { type: string; count: number }) => {
    const model = (Object.keys(gpuModels) as GpuModel[]).find((one) => gpuModels[one].accelerator === type);
    const each = model && gpuPrice(model, region);
    return { what: `${count} × ${model ?? type}`, usd: each === undefined ? undefined : each * count };
  });
}
