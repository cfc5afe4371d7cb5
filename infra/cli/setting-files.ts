import { fileThatSets } from '../../stacks/extend.ts';
import { profiles } from '../../stacks/profiles.ts';
import { unset } from '../config/schema.ts';
import type { SettingFiles } from './explanation.ts';
import { withStackFile } from './stack-input.ts';

/** The files that give the settings of a stack their values, as they are now. */
export function settingFiles(stack: string): Promise<SettingFiles> {
  return withStackFile(stack, undefined, async ({ stack: name, file, raw, lineOf }) => {
    const { settings = {} } = (raw ?? {}) as { settings?: Readonly<Record<string, unknown>> };
    return {
      stackFile: (setting) => (Object.hasOwn(settings, setting) ? lineOf(['settings', setting]) : file),
      isChosen: (setting) => Object.hasOwn(settings, setting) && settings[setting] !== unset,
      profile: (setting) => fileThatSets(profiles[name], setting),
    };
  });
}
