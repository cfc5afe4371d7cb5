import { hostReportAttribute } from '../../model/host-report.ts';
import { labels } from '../../model/labels.ts';
import { shellProgram } from '../../shell.ts';

/** How the report of a host tells what belongs to its environment. */
export interface ReportProgramArgs {
  readonly environment: string;
  /** What the names of its volumes with data begin with. */
  readonly volumePrefix: string;
}

/** The program by which a host reports its containers, networks and volumes: `report.sh`. */
export const reportProgram = ({ environment, volumePrefix }: ReportProgramArgs): string =>
  shellProgram(new URL('./report.sh', import.meta.url), {
    environment,
    label: labels.environment,
    volume_prefix: volumePrefix,
    attribute: hostReportAttribute,
  });
