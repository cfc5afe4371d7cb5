import { z } from 'zod';

const container = z
  .object({
    id: z.string(),
    name: z.string(),
    image: z.string(),
    /** Docker's word: `running`, `exited`, `created`, … */
    status: z.string(),
    restart: z.string(),
    memory: z.number(),
    memorySwap: z.number(),
    cpuPeriod: z.number(),
    cpuQuota: z.number(),
    nanoCpus: z.number(),
    networks: z.array(z.string()),
  })
  .transform(({ name, restart, memory, memorySwap, cpuPeriod, cpuQuota, nanoCpus, ...rest }) => ({
    ...rest,
    name: name.replace(/^\//, ''),
    restart: restart || 'no',
    memoryMib: memory / mib,
    memorySwapMib: memorySwap / mib,
    // `docker update --cpus` sets billionths of a core in the place of the share of a time slice.
    cpus: nanoCpus > 0 ? nanoCpus / 1e9 : cpuQuota / (cpuPeriod || 100_000),
  }));

const report = z.object({
  at: z.string().transform((text) => new Date(text)),
  containers: z.array(container),
  networks: z.array(z.object({ id: z.string(), name: z.string() })),
  volumes: z.array(z.string()),
});

const mib = 1024 * 1024;

/** What a host said that it has of its environment: what `infra/templates/host/report.sh` writes. */
export type HostReport = z.infer<typeof report>;
export type ReportedContainer = HostReport['containers'][number];

/** Reads the report of a host; undefined for anything else: every program on the VM may write there. */
export function readHostReport(text: string): HostReport | undefined {
  try {
    const { data } = report.safeParse(JSON.parse(text));
    return data === undefined || Number.isNaN(data.at.getTime()) ? undefined : data;
  } catch {
    return undefined;
  }
}
