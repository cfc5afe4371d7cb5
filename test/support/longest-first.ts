import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The e2e files that take minutes, the longest first: begun late, each would be what the others wait for. */
const longest = [
  'monitoring',
  'remote-hosts',
  'interruption',
  'releases',
  'up',
  'bad-releases',
  'gateway',
  'status',
  'engine-agrees',
  'deploy',
  'host-report',
].map((name) => `/test/e2e/${name}.test.ts`);

/** Begins with the files that take longest, also where no earlier run has left its times. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const index = longest.findIndex((name) => moduleId.endsWith(name));
      return index < 0 ? longest.length : index;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
