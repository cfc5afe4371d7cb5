import { docker, running } from './test-environment.ts';

/** What Docker says of a container, as far as the tests ask for it. */
interface Inspected {
  readonly Id: string;
  readonly Name: string;
  readonly Config: { readonly User: string; readonly Labels: Readonly<Record<string, string>> };
  readonly State: { readonly Running: boolean; readonly Health?: { readonly Status: string } };
  readonly HostConfig: {
    readonly ReadonlyRootfs: boolean;
    readonly Privileged: boolean;
    readonly CapDrop: string[];
    readonly SecurityOpt: string[];
    readonly Memory: number;
    readonly MemorySwap: number;
    readonly CpuQuota: number;
    readonly PidMode: string;
    readonly IpcMode: string;
    readonly PortBindings: Record<string, { HostIp: string }[]> | null;
  };
}
/** The running containers, in full. */
export const inspect = (): Inspected[] => {
  const ids = running();
  return ids.length === 0 ? [] : JSON.parse(docker('inspect', ...ids));
};
