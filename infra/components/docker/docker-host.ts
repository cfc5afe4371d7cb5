import * as docker from '@pulumi/docker';
import * as pulumi from '@pulumi/pulumi';
import type { NetworkRole } from '../../catalogue/services/service.ts';
import type { Container } from '../../containers/containers.ts';
import { ServiceContainer } from './service-container.ts';

export interface DockerHostArgs {
  /** Docker engine: `unix:///…`, or `ssh://…` for a host of ours; a string of the specification, never a value computed from a VM. */
  readonly host: string;
  /** Options for ssh: the way through Identity-Aware Proxy. */
  readonly sshOpts: readonly string[];
  /** Registries for which the provider passes on the operator's credentials, from their own Docker configuration. */
  readonly registries: readonly string[];
  /** The host's Docker networks (seed 000, «NETWORK CONFIGURATION»). */
  readonly networks: Readonly<
    Record<NetworkRole, { readonly name: string; readonly subnet: string; readonly gateway: string }>
  >;
  /** The containers to run on it. */
  readonly containers: readonly Container[];
  /** The VM that is this host, where the stack owns it: its containers go and come back with it. */
  readonly vm?: pulumi.Resource | undefined;
}

/** Docker on one host: a provider of its own, the networks, the volumes, and the containers of the services. */
export class DockerHost extends pulumi.ComponentResource {
  constructor(name: string, args: DockerHostArgs, opts?: pulumi.ComponentResourceOptions) {
    super('genai:docker:DockerHost', name, {}, opts);
    const { vm } = args;
    const provider = new docker.Provider(
      name,
      {
        host: args.host,
        disableDockerDaemonCheck: true,
        ...(args.sshOpts.length > 0 && { sshOpts: [...args.sshOpts] }),
        ...(args.registries.length > 0 && { registryAuth: args.registries.map((address) => ({ address })) }),
      },
      { parent: this },
    );
    const child: pulumi.CustomResourceOptions = {
      parent: this,
      provider,
      ...(vm && { dependsOn: [vm], deletedWith: vm, replaceWith: [vm] }),
    };

    const networks = Object.entries(args.networks).map(
      ([role, { name: networkName, subnet, gateway }]) =>
        new docker.Network(
          `${name}-${role}`,
          { name: networkName, driver: 'bridge', ipamConfigs: [{ subnet, gateway }] },
          child,
        ),
    );
    const volumeNames = [...new Set(args.containers.flatMap(({ volumes }) => volumes))];
    const volumes = volumeNames.map(
      (volume) => new docker.Volume(`${name}-${volume}`, { name: volume }, { ...child, deleteBeforeReplace: true }),
    );

    for (const container of args.containers) {
      new ServiceContainer(
        `${name}-${container.key}`,
        { container, dependsOn: [...networks, ...volumes], vm },
        { parent: this, providers: [provider] },
      );
    }
    this.registerOutputs();
  }
}
