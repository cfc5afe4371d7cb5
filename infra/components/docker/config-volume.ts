import * as docker from '@pulumi/docker';
import * as pulumi from '@pulumi/pulumi';
import { labels as labelNames } from '../../model/labels.ts';

export interface ConfigVolumeArgs {
  /** Hash of the files. */
  readonly hash: string;
  /** Who reads them is told when they are others: they take the place of the former ones. Otherwise each content has a volume of its own. */
  readonly isLive: boolean;
  /** Where it is mounted. */
  readonly directory: string;
  /** File name → content. */
  readonly files: Readonly<Record<string, string>>;
  /** Id of an image that is on the host anyway: the writer never starts. */
  readonly image: pulumi.Input<string>;
  /** Labels of whatever belongs to the environment. */
  readonly labels: readonly { readonly label: string; readonly value: string }[];
  /** Options of whatever is on this host. */
  readonly onHost: pulumi.CustomResourceOptions;
}

/** It runs nothing, and could do nothing if it did. Only its root stays writable: the engine puts files into no other. */
const locked = {
  user: '65534:65534',
  capabilities: { drops: ['ALL'] },
  securityOpts: ['no-new-privileges:true'],
  memory: 16,
  memorySwap: 16,
  cpuPeriod: 100_000,
  cpuQuota: 10_000,
  restart: 'no',
};

/**
 * Configuration files in a volume of their own.
 *
 * Uploads into a container with a read-only root fail, so a container that is created and never started receives them.
 * Each content is a volume under a name of its own, also the one that an update goes back to: the former is only removed
 * once nobody reads it any more. Those of a service that is told of changes are in one volume, and are replaced there.
 */
export class ConfigVolume extends pulumi.ComponentResource {
  /** How a container reads the files. */
  readonly mount: docker.types.input.ContainerMount;

  constructor(name: string, args: ConfigVolumeArgs, opts?: pulumi.ComponentResourceOptions) {
    super('genai:docker:ConfigVolume', name, {}, opts);
    const { hash, isLive } = args;
    const content = (value: string) => [...args.labels, { label: labelNames.content, value }];
    const volume = new docker.Volume(
      name,
      { labels: content(isLive ? 'live' : hash) },
      { ...args.onHost, parent: this },
    );
    const mount = { type: 'volume', source: volume.name, target: args.directory };
    this.mount = { ...mount, readOnly: true };
    new docker.Container(
      name,
      {
        image: args.image,
        // Never run, but Docker creates no container without one.
        command: ['true'],
        start: false,
        mustRun: false,
        networkMode: 'none',
        mounts: [mount],
        uploads: Object.entries(args.files).map(([file, content]) => ({ file: `${args.directory}/${file}`, content })),
        labels: content(hash),
        ...locked,
      },
      // It has done its work once the volume is filled: another image makes no other content.
      { ...args.onHost, parent: this, ignoreChanges: ['image'], replaceOnChanges: ['*'], deleteBeforeReplace: false },
    );
    this.registerOutputs();
  }
}
