import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingDocker, missingEngine } from '../support/engine.ts';
import { startLoad } from '../support/load.ts';
import { installedNginx, makeNginxImage } from '../support/nginx-image.ts';
import { docker, TestEnvironment } from '../support/test-environment.ts';

const nginx = installedNginx();

/** Another version of the integration service: the same program under another label. */
function release(version: number): string {
  const image = `genai-stand-in/integration:release-${version}`;
  const container = docker('create', 'genai-stand-in/integration:1');
  docker('commit', '--change', `LABEL version=${version}`, container, image);
  docker('rm', container);
  return image;
}

const missing = missingEngine() ?? missingDocker() ?? (nginx === undefined ? 'nginx' : undefined);

describe.skipIf(missing !== undefined)('releases behind nginx', () => {
  let test: TestEnvironment;
  beforeAll(async () => {
    test = new TestEnvironment();
    await test.infra('images');
    test.choose('gateway', makeNginxImage(nginx ?? ''));
    expect(await test.infra('up', 'test')).toMatchObject({ status: 0 });
  });
  afterAll(() => test?.remove());

  it('fail no request at 100 a second', async () => {
    const load = startLoad('http://127.0.0.1:8194/health', 100);
    for (const version of [1, 2]) {
      test.choose('integration', release(version));
      expect(await test.infra('up', 'test')).toMatchObject({ status: 0 });
      expect(docker('ps', '--filter', 'label=genai.service=integration', '--format', '{{.Label "version"}}')).toBe(
        String(version),
      );
    }
    const { answered, failed } = await load.stop();
    expect(failed).toEqual([]);
    expect(answered).toBeGreaterThan(2000);
  });

  it('that never get healthy fail the update, while the old version serves', async () => {
    const container = docker('create', 'genai-stand-in/integration:1');
    docker(
      'commit',
      '--change',
      'ENTRYPOINT ["/bin/node", "--eval", "setInterval(() => {}, 1000)"]',
      container,
      'genai-stand-in/integration:bad',
    );
    docker('rm', container);
    const load = startLoad('http://127.0.0.1:8194/health', 20);
    test.choose('integration', 'genai-stand-in/integration:bad');
    const { status, output } = await test.infra('up', 'test');
    expect(status).toBe(1);
    expect(output).toContain('gpu-0-integration');
    const { answered, failed } = await load.stop();
    expect(failed).toEqual([]);
    expect(answered).toBeGreaterThan(500);
  });

  it('that are good again clean up after a bad one', async () => {
    test.choose('integration', release(3));
    expect(await test.infra('up', 'test')).toMatchObject({ status: 0 });
    expect(
      docker('ps', '--all', '--filter', 'label=genai.service=integration', '--format', '{{.Label "version"}}'),
    ).toBe('3');
  });
});
