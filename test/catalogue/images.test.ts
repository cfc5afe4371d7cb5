import { describe, expect, it } from 'vitest';
import { publicImages } from '../../infra/catalogue/images.ts';
import { serviceIds } from '../../infra/catalogue/services/catalogue.ts';
import { toFillIn } from '../../infra/model/to-fill-in.ts';
import { namedServices } from '../support/named-services.ts';
import { environment } from '../support/stacks.ts';

const imagesOf = (stack: 'dev' | 'staging', images = {}) =>
  Object.fromEntries(environment(stack, { images }).services.map(({ id, image }) => [id, image]));

describe('the images of public programs', () => {
  it.each(Object.entries(publicImages))('are a tag and its digest, compared on a day: %s', (_, image) => {
    expect(image.reference).toMatch(/^[a-z0-9./-]+:[\w.-]+@sha256:[0-9a-f]{64}$/);
    expect(image.checked).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(image.evidence).not.toBe('');
  });

  it('are used where the stack file names none', () => {
    for (const [id, { reference }] of Object.entries(publicImages)) expect(imagesOf('staging')[id]).toBe(reference);
  });

  it('give way to what the stack file says, also to unset', () => {
    const mine = `prom/prometheus:v9@sha256:${'0'.repeat(64)}`;
    expect(imagesOf('staging', { prometheus: mine, grafana: 'unset' })).toMatchObject({
      prometheus: mine,
      grafana: 'unset',
    });
  });

  it('leave the services’ own images to choose, and nothing else', () => {
    const own = serviceIds.filter((id) => !(id in publicImages));
    expect(own.filter((id) => namedServices.has(id))).toEqual([
      ...['orchestrator', 'flux', 'sd35', 'comfyui', 'integration', 'health-dashboard'],
    ]);
    const unset = (stack: 'dev' | 'staging' | 'prod') =>
      toFillIn(environment(stack))
        .filter(([section]) => section !== 'settings')
        .map((path) => path.join('.'));
    expect(unset('dev')).toEqual(own.map((id) => `images.${id}`));
    expect(unset('staging')).toEqual(['hostImage', ...own.map((id) => `images.${id}`)]);
    expect(unset('prod')).toEqual(unset('staging'));
  });

  it('are none for a GPU exporter without GPUs', () => {
    expect(imagesOf('dev')['gpu-exporter']).toBe('genai-stub/gpu-exporter:1');
  });
});
