import { hostMetrics } from '../../catalogue/services/monitoring.ts';
import type { Profile } from '../../model/profile.ts';
import { shellProgram } from '../../shell.ts';
import { metricsProgram } from './metrics-program.ts';
import { type ReportProgramArgs, reportProgram } from './report-program.ts';
import { secretsProgram } from './secrets-program.ts';

/** What the start-up script of a host depends on. */
export interface StartupScriptArgs {
  readonly logging: Profile['logging'];
  /** Ranges of the environment's Docker networks. */
  readonly subnets: readonly string[];
  /** The host has NVIDIA GPUs, and its boot image their drivers. */
  readonly hasGpus: boolean;
  /** What it reports of its containers. */
  readonly report: ReportProgramArgs;
}

/** Settings of the Docker daemon. Sources: policy rule 66 (process limit), document 000 «LOGGING CONFIGURATION». */
const daemon = ({ driver, maxSize, maxFiles }: Profile['logging']) => ({
  // GPUs are devices by name, for exactly the containers that ask for them.
  features: { cdi: true },
  // Containers go on while the daemon is upgraded.
  'live-restore': true,
  'log-driver': driver,
  'log-opts': { 'max-size': maxSize, 'max-file': String(maxFiles) },
  'default-ulimits': {
    nofile: { Name: 'nofile', Soft: 65536, Hard: 65536 },
    nproc: { Name: 'nproc', Soft: 16384, Hard: 16384 },
  },
});

/** The start-up script of a host: `startup.sh`, with the programs that it installs. */
export const startupScript = ({ logging, subnets, hasGpus, report }: StartupScriptArgs): string =>
  shellProgram(new URL('./startup.sh', import.meta.url), {
    gpus: hasGpus ? 'yes' : 'no',
    docker_daemon: JSON.stringify(daemon(logging), null, 2),
    no_metadata_program: shellProgram(new URL('./no-metadata.sh', import.meta.url), { subnets: subnets.join(' ') }),
    secrets_program: secretsProgram(),
    report_program: reportProgram(report),
    metrics_program: metricsProgram(),
    metrics_directory: hostMetrics,
  });
