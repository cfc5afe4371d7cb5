import { readFileSync } from 'node:fs';
import type { GpuModel } from '../catalogue/gpus.ts';

/** The table of `infra/catalogue/prices.json`: a row for each type, a column for each region, `null` where it has no price. */
interface PriceTable {
  readonly date: string;
  readonly regions: readonly string[];
  readonly machines: PriceRows;
  readonly disks: PriceRows;
}
type PriceRows = Readonly<Record<string, readonly (number | null)[]>>;

/** Hours of a month, by which Google and its calculators reckon. */
const hoursPerMonth = 730;

/** USD an hour of a GPU that is added to a machine. Source: SkyPilot's catalogue, `catalogs/v8/gcp/vms.csv`, commit 006059e0, read on 2026-11-22. */
const addedGpus: Readonly<Partial<Record<GpuModel, Readonly<Record<string, number>>>>> = {
  T4: { 'europe-west1': 0.35, 'europe-west4': 0.3675 },
};

let table: PriceTable | undefined;
const prices = (): PriceTable => {
  table ??= JSON.parse(readFileSync(new URL('../catalogue/prices.json', import.meta.url), 'utf8')) as PriceTable;
  return table;
};

/** The day of the prices: `2026-07-30`. */
export const pricesDate = (): string => prices().date;

/** USD a month of a machine type in a region, its built-in GPUs included; undefined where it is not known. */
export const machinePrice = (machineType: string, region: string): number | undefined =>
  monthly(inTable(prices().machines, machineType, region));

/** USD a month of a GiB on a disk of this type. */
export const diskPrice = (diskType: string, region: string): number | undefined =>
  inTable(prices().disks, diskType, region);

/** USD a month of a GPU that is no part of its machine type. */
export const gpuPrice = (model: GpuModel, region: string): number | undefined => monthly(addedGpus[model]?.[region]);

const monthly = (hourly: number | undefined): number | undefined =>
  hourly === undefined ? undefined : hourly * hoursPerMonth;

const inTable = (rows: PriceRows, type: string, region: string): number | undefined =>
  (Object.hasOwn(rows, type) ? rows[type]?.[prices().regions.indexOf(region)] : undefined) ?? undefined;
