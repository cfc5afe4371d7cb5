import * as docker from '@pulumi/docker';
import * as pulumi from '@pulumi/pulumi';
import type { Container } from '../../containers/containers.ts';
import { ConfigVolume } from './config-volume.ts';

export interface ServiceContainerArgs {
  /** What to run, in full. */
  readonly container: Container;
  /** The networks of its host, by name. */
  readonly networks: ReadonlyMap<string, docker.Network>;
  /** What else must be there before it: volumes, the replica that is replaced before this one. */
  readonly dependsOn: readonly pulumi.Resource[];
  /** Options of whatever is on this host. */
  readonly onHost: pulumi.CustomResourceOptions;
}

/** One replica of a service: its image, its configuration, and the container. */
export class ServiceContainer extends pulumi.ComponentResource {
  constructor(
    name: string,
    { container, networks, dependsOn, onHost }: ServiceContainerArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super('genai:docker:ServiceContainer', name, {}, opts);
    const image = new docker.RemoteImage(
      name,
      { name: container.image, keepLocally: true },
      { ...onHost, parent: this },
    );
    const config =
      container.config &&
      new ConfigVolume(
        `${name}-config`,
        { ...container.config, image: image.imageId, labels: container.inputs.labels, onHost },
        { parent: this },
      );
    const joined = container.inputs.networksAdvanced.flatMap(({ name: networkName, aliases }) => {
      const network = networks.get(networkName);
      return network ? [{ network, aliases }] : [];
    });
    const mounts = [...(container.inputs.mounts ?? []), ...(config ? [config.mount] : [])];
    new docker.Container(
      name,
      // Two versions run side by side, so the provider gives each a name of its own.
      {
        ...container.inputs,
        ...(mounts.length > 0 && { mounts }),
        networksAdvanced: joined.map(({ network, aliases }) => ({ name: network.name, aliases })),
        image: image.imageId,
      },
      {
        ...onHost,
        parent: this,
        dependsOn: [...dependsOn, ...joined.map(({ network }) => network), ...(config ? [config] : [])],
        // Another network under the same name is not the one that it is on.
        replacementTrigger: joined.map(({ network }) => network.id),
        // The version before is kept until this one is healthy, if only stopped (host-hooks.ts). The provider's own default is the opposite.
        deleteBeforeReplace: false,
        // The provider would write some changes (health check, tmpfs, CPU quota) into the state alone, and take a container that
        // never became healthy for repaired; a new container is checked.
        replaceOnChanges: ['*'],
      },
    );
    this.registerOutputs();
  }
}
