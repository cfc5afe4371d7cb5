import { plain } from './markdown.ts';
import { contradiction, readPreview } from './preview-output.ts';

/** A preview in a file that says nothing about the stack that is asked for. */
export class ForeignPreviewError extends Error {}

/** The stack that a preview should be of. */
export interface Origin {
  readonly stack: string;
  readonly project: string;
  /** The stack that has this configuration, where one can be told by it. */
  readonly stackConfiguredBy: (config: Readonly<Record<string, unknown>>) => string | undefined;
}

/**
 * Refuses a preview of another stack or project, known by its URNs or its configuration, and one that contradicts itself.
 *
 * @param file where it comes from, for people.
 * @throws ForeignPreviewError
 */
export function assertOwn(file: string, stdout: string, { stack, project, stackConfiguredBy }: Origin): void {
  const output = readPreview(stdout);
  const origins = output.steps.map(({ urn }) => /^urn:pulumi:(.*?)::(.*?)::/.exec(urn)).filter((one) => one !== null);
  const foreign = origins.find(([, ofStack, ofProject]) => ofStack !== stack || ofProject !== project);
  const [ofStack = stack, ofProject = project] = foreign?.slice(1).map((part) => plain(part)) ?? [
    stackConfiguredBy(output.config),
  ];
  if (ofProject !== project)
    throw new ForeignPreviewError(
      `${file} is a preview of the project ${ofProject}, not of ${project}: give one of ${stack}.`,
    );
  if (ofStack !== stack)
    throw new ForeignPreviewError(
      `${file} is a preview of ${ofStack}, not of ${stack}: name ${ofStack}, or give one of ${stack}.`,
    );
  const against = contradiction(output);
  if (against !== undefined) throw new ForeignPreviewError(`${file} ${against}; make it again.`);
}
