import type { EnvironmentName, Profile } from '../infra/model/profile.ts';
import { dev } from './dev.ts';
import { prod } from './prod.ts';
import { staging } from './staging.ts';
import { test } from './test.ts';

/** The profile of each environment, by the name of its stack. */
export const profiles: Readonly<Record<EnvironmentName, Profile>> = { dev, test, staging, prod };
