import { z } from 'zod';
import { cloudConfig, localConfig } from './schema.ts';
import { configKey } from './stack-file.ts';

/** The JSON schema of a whole stack file, for completion and checks in editors. */
export function stackFileSchema(platform: 'local' | 'cloud'): object {
  const environment = platform === 'cloud' ? cloudConfig : localConfig;
  const stackFile = z.strictObject({
    config: z.looseObject({ [configKey]: environment.describe('What the operator chooses for this environment') }),
    secretsprovider: z.string().optional().describe('Written by the Pulumi CLI'),
    encryptedkey: z.string().optional().describe('Written by the Pulumi CLI'),
    encryptionsalt: z.string().optional().describe('Written by the Pulumi CLI'),
    environment: z.unknown().optional().describe('Pulumi ESC'),
  });
  return {
    title: `Stack file of an environment on ${platform === 'cloud' ? 'Google Cloud' : 'Docker engines'}`,
    ...z.toJSONSchema(stackFile, { io: 'input', reused: 'inline' }),
  };
}
