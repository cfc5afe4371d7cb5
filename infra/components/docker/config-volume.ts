import * as docker from '@pulumi/docker';
import * as pulumi from '@pulumi/pulumi';

export interface ConfigVolumeArgs {
  /** Name of the volume, ending in the hash of its content: other content is another volume. */
  readonly name: string;
  /** Where the writer mounts it; readers mount it where they like. */
  readonly directory: string;
  /** File name → content. */
  readonly files: Readonly<Record<string, string>>;
  /** Id of an image that is on the host anyway: the writer never starts. */
  readonly image: pulumi.Input<string>;
  /** The VM it is on, where the stack owns it. */
  readonly vm?: pulumi.Resource | undefined;
}

/**
 * Configuration files in a volume of their own.
 *
 * Uploads into a container with a read-only root fail, so a container that is created and never started receives them.
 */
export class ConfigVolume extends pulumi.ComponentResource {
  constructor(name: string, args: ConfigVolumeArgs, opts?: pulumi.ComponentResourceOptions) {
    super('genai:docker:ConfigVolume', name, {}, opts);
    const { vm } = args;
    const child: pulumi.CustomResourceOptions = { parent: this, ...(vm && { deletedWith: vm, replaceWith: [vm] }) };
    const volume = new docker.Volume(name, { name: args.name }, { ...child, ...(vm && { dependsOn: [vm] }) });
    new docker.Container(
      name,
      {
        name: `${args.name}-writer`,
        image: args.image,
        // Never run, but Docker creates no container without one.
        command: ['true'],
        start: false,
        mustRun: false,
        networkMode: 'none',
        mounts: [{ type: 'volume', source: args.name, target: args.directory }],
        uploads: Object.entries(args.files).map(([file, content]) => ({ file: `${args.directory}/${file}`, content })),
      },
      // It has done its work once the volume is filled: another image makes no other content, and its name is taken until it goes.
      { ...child, dependsOn: [volume], ignoreChanges: ['image'], deleteBeforeReplace: true },
    );
    this.registerOutputs();
  }
}
