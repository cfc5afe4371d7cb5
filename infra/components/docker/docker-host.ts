import * as docker from '@pulumi/docker';
import * as pulumi from '@pulumi/pulumi';
import type { NetworkId } from '../../catalogue/services/service.ts';
import type { Container } from '../../containers/containers.ts';
import type { GatewayTarget } from '../../host/gateway.ts';
import type { HostTarget } from '../../host/readiness.ts';
import type { DockerNetwork } from '../../model/environment.ts';
import { hostHooks } from './host-hooks.ts';
import { ServiceContainer } from './service-container.ts';

export interface DockerHostArgs {
  /** How to reach its engine, and what it must have first; strings of the model, never values computed from a VM. */
  readonly target: HostTarget;
  /** What the gateway of the host passes requests on to. */
  readonly routes: Pick<GatewayTarget, 'environment' | 'services'>;
  /** Registries for which the provider passes on the operator's credentials, from their own Docker configuration. */
  readonly registries: readonly string[];
  /** The host's Docker networks (document 000, «NETWORK CONFIGURATION»). */
  readonly networks: Readonly<Record<NetworkId, DockerNetwork>>;
  /** Labels of whatever belongs to the environment and holds no data. */
  readonly labels: readonly { readonly label: string; readonly value: string }[];
  /** The containers to run on it. */
  readonly containers: readonly Container[];
  /** Service → the replica that was registered last, on any host: the next one is replaced once that one is done. */
  readonly lastReplicas: Map<string, pulumi.Resource>;
  /** The VM that is this host, where the stack owns it: its containers go and come back with it. */
  readonly vm?: pulumi.Resource | undefined;
}

/** Docker on one host: a provider of its own, the networks, the volumes, and the containers of the services. */
export class DockerHost extends pulumi.ComponentResource {
  constructor(name: string, args: DockerHostArgs, opts?: pulumi.ComponentResourceOptions) {
    super('genai:docker:DockerHost', name, {}, opts);
    const { vm, containers, lastReplicas } = args;
    const { host, sshOpts } = args.target.engine;
    const provider = new docker.Provider(
      name,
      {
        host,
        disableDockerDaemonCheck: true,
        ...(sshOpts.length > 0 && { sshOpts: [...sshOpts] }),
        ...(args.registries.length > 0 && { registryAuth: args.registries.map((address) => ({ address })) }),
      },
      { parent: this },
    );
    const onHost: pulumi.CustomResourceOptions = {
      ...hostHooks(
        name,
        { ...args.target, directories: boundDirectories(containers), isNew: vm !== undefined },
        args.routes,
      ),
      ...(vm && { dependsOn: [vm], deletedWith: vm, replaceWith: [vm] }),
    };
    const child = { ...onHost, parent: this, provider };

    const networks = new Map(
      Object.entries(args.networks).map(([id, { name: networkName, subnet, gateway, internal }]) => [
        networkName,
        new docker.Network(
          `${name}-${id}`,
          {
            name: networkName,
            driver: 'bridge',
            internal,
            ipamConfigs: [{ subnet, gateway }],
            labels: [...args.labels],
          },
          { ...child, deleteBeforeReplace: true },
        ),
      ]),
    );
    const volumeNames = [...new Set(containers.flatMap(({ volumes }) => volumes))];
    const volumes = volumeNames.map(
      (volume) => new docker.Volume(`${name}-${volume}`, { name: volume }, { ...child, deleteBeforeReplace: true }),
    );

    for (const container of containers) {
      const replicaBefore = lastReplicas.get(container.service);
      const replica = new ServiceContainer(
        `${name}-${container.key}`,
        { container, networks, dependsOn: [...volumes, ...(replicaBefore ? [replicaBefore] : [])], onHost },
        { parent: this, providers: [provider] },
      );
      if (container.isReplicated) lastReplicas.set(container.service, replica);
    }
    this.registerOutputs();
  }
}

/** Directories of the host that containers mount: Docker refuses one that is not there. */
const boundDirectories = (containers: readonly Container[]): string[] => [
  ...new Set(
    containers.flatMap(({ inputs }) =>
      (inputs.mounts ?? []).flatMap(({ type, source }) => (type === 'bind' ? [source] : [])),
    ),
  ),
];
