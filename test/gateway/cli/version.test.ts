import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { productVersion } from '../../../shared/config/product-version';
import { hubCommand, ROOT } from '../../setup/hub-process';

test('the version is that of package.json, from the sources and from what is built', async () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  expect(productVersion()).toBe(version);
  const { code, output } = await hubCommand(['--version'], { env: {} });
  expect([code, output]).toEqual([0, `RiverGate ${version}\n`]);
});
