import * as docker from '@pulumi/docker';
import * as pulumi from '@pulumi/pulumi';
import type { Container } from '../../containers/containers.ts';
import { ConfigVolume } from './config-volume.ts';

export interface ServiceContainerArgs {
  /** What to run, in full. */
  readonly container: Container;
  /** Networks and volumes that must be there before it. */
  readonly dependsOn: readonly pulumi.Resource[];
  /** The VM it runs on, where the stack owns it. */
  readonly vm?: pulumi.Resource | undefined;
}

/** One replica of a service: its image, its configuration, and the container. */
export class ServiceContainer extends pulumi.ComponentResource {
  constructor(
    name: string,
    { container, dependsOn, vm }: ServiceContainerArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super('genai:docker:ServiceContainer', name, {}, opts);
    const child: pulumi.CustomResourceOptions = { parent: this, ...(vm && { deletedWith: vm, replaceWith: [vm] }) };
    const startFirst = container.replica.update === 'start-first';

    const image = new docker.RemoteImage(
      name,
      { name: container.image, keepLocally: true },
      { ...child, ...(vm && { dependsOn: [vm] }) },
    );
    const config =
      container.config &&
      new ConfigVolume(
        `${name}-config`,
        { ...container.config, image: image.imageId, labels: container.inputs.labels, vm },
        { parent: this },
      );
    const mounts = [...(container.inputs.mounts ?? []), ...(config ? [config.mount] : [])];
    new docker.Container(
      name,
      // Two versions run side by side, so the provider gives each a name of its own.
      { ...container.inputs, ...(mounts.length > 0 && { mounts }), image: image.imageId },
      {
        ...child,
        dependsOn: [...dependsOn, ...(config ? [config] : [])],
        // The provider's own default is the opposite: stop first.
        deleteBeforeReplace: !startFirst,
      },
    );
    this.registerOutputs();
  }
}
