import * as pulumi from '@pulumi/pulumi';
import { runProgram } from '../infra/program.ts';
import { judgedApart } from './policy.ts';
import { profiles } from './profiles.ts';

// The only file of the program with side effects at import: the engine runs it, and takes the default export as outputs.
export default runProgram(profiles, (line) => void pulumi.log.warn(line), judgedApart);
