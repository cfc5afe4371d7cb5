import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { committed } from '../../support/stacks.ts';
import { changed, unchanged, WorkflowRun } from '../../support/workflow-run.ts';

let workflow: WorkflowRun;
beforeEach(async () => {
  workflow = await WorkflowRun.start();
});
afterEach(() => workflow.remove());

describe('a preview in a file', () => {
  const given = (preview: unknown) =>
    workflow.run(['summary', 'staging', '--preview', join(workflow.directory, 'preview.json')], preview);
  const refused = (preview: unknown) =>
    given(preview).then(({ status, stdout, stderr }) => ({ status, stdout, stderr }));
  const file = () => join(workflow.directory, 'preview.json');

  it('is summarised as one that was made for it', async () => {
    expect(await given(changed)).toMatchObject({ status: 0, stdout: expect.stringContaining('1 to create') });
  });

  it('of another stack is refused in one line, known by its URNs', async () => {
    const text = JSON.stringify(changed).replace('pulumi:staging', 'pulumi:prod');
    expect(await refused(text)).toEqual({
      status: 1,
      stdout: '',
      stderr: `${file()} is a preview of prod, not of staging: name prod, or give one of staging.\n`,
    });
  });

  it('… or by its configuration, where it has no URNs', async () => {
    const config = { 'genai:environment': JSON.stringify(committed('prod')) };
    expect(await refused({ ...unchanged, config })).toMatchObject({
      status: 1,
      stderr: `${file()} is a preview of prod, not of staging: name prod, or give one of staging.\n`,
    });
    const own = { 'genai:environment': JSON.stringify(committed('staging')) };
    expect(await given({ ...unchanged, config: own })).toMatchObject({ status: 0 });
  });

  it('of another project is refused', async () => {
    const text = JSON.stringify(changed).replace('staging::genai', 'staging::other');
    expect(await refused(text)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: `${file()} is a preview of the project other, not of genai: give one of staging.\n`,
    });
  });

  it('that contradicts itself is refused', async () => {
    expect(await refused({ steps: [], changeSummary: { delete: 50, same: 1 } })).toEqual({
      status: 1,
      stdout: '',
      stderr: `${file()} has no steps, and counts 50 to delete: it is not whole; make it again.\n`,
    });
    expect(await refused({ ...changed, changeSummary: { same: 3 } })).toMatchObject({
      status: 1,
      stderr: `${file()} has 1 step that changes something, and counts none: it is not whole; make it again.\n`,
    });
  });
});
