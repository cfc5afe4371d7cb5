import { expect, it } from 'vitest';
import { rollbackOf } from '../../infra/releases/rollback.ts';
import { rollbackText } from '../../infra/releases/rollback-text.ts';
import { update } from './updates.ts';

const history = [
  update(2, { flux: 'a:2', sd35: 's:2', comfyui: 'c:1' }),
  update(1, { flux: 'a:1', comfyui: 'c:1' }, { chosen: { project: 'q', images: { flux: 'a:1', comfyui: 'c:1' } } }),
];

/** What is said where the stack file has this, by lines behind the heading. */
function said(chosen: Record<string, unknown>): string[] {
  const rollback = rollbackOf(history, ['flux', 'sd35', 'comfyui']);
  const lineOf = (path: readonly string[]) => `Pulumi.x.yaml:${path.join('.')}`;
  const [heading, ...rest] = rollback
    ? rollbackText(rollback, { file: 'Pulumi.x.yaml', lineOf, written: chosen, chosen })
    : [];
  expect(heading).toBe('Back to the images of update 1, 2026-03-01 12:00 UTC:');
  return rest;
}

const different = 'Different then, and left as it is now: project';

it('what goes back is told with its line in the stack file, and what stays', () => {
  expect(said({ project: 'p', images: { flux: 'a:2', sd35: 's:2', comfyui: 'c:1' } })).toEqual([
    '  Pulumi.x.yaml:images.flux  flux  a:2 → a:1',
    '  Pulumi.x.yaml:images.sd35  sd35  s:2 → its default image',
    different,
  ]);
});

it('what no update had is told: what of it is lost, what is brought up, and what is the former image already', () => {
  expect(said({ project: 'x', images: { flux: 'a:1', sd35: 's:3', comfyui: 'c:2' } })).toEqual([
    '  Pulumi.x.yaml:images.flux  flux  a:1 is there already',
    '  Pulumi.x.yaml:images.sd35  sd35  s:3 → its default image',
    'Not in the last update, and lost: sd35  s:2 → s:3',
    'Not in the last update, and brought up with it from Pulumi.x.yaml: comfyui  c:1 → c:2, project',
    different,
  ]);
});
