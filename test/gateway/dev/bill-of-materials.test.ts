import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  deliveredLibraries,
  deliveredPart,
  licenceList,
  type Bill,
} from '../../../gateway/dev/bill-of-materials';
import { ROOT } from '../../setup/hub-process';

const component = (name: string, licenses?: Bill['components'][number]['licenses']) => ({
  ...{ 'bom-ref': `${name}@1`, name, version: '1', ...(licenses && { licenses }) },
});
const BILL: Bill = {
  metadata: { component: { 'bom-ref': 'hub@1' } },
  components: [
    component('used', [{ license: { id: 'MIT' } }]),
    component('below', [{ expression: '(MIT OR ISC)' }]),
    component('silent'),
    component('builds', [{ license: { name: 'own' } }]),
  ],
  dependencies: [
    { ref: 'hub@1', dependsOn: ['used@1', 'builds@1'] },
    { ref: 'used@1', dependsOn: ['below@1'] },
    { ref: 'below@1', dependsOn: ['used@1', 'silent@1'] },
    { ref: 'builds@1', dependsOn: [] },
  ],
};

test('a bill lists what is delivered, all the way down, and nothing that only builds', () => {
  const part = deliveredPart(BILL, new Set(['used']));
  expect(licenceList(part)).toBe('below 1: (MIT OR ISC)\nsilent 1: NOT STATED\nused 1: MIT\n');
  expect(part.dependencies.map(({ ref }) => ref)).toEqual(['hub@1', 'used@1', 'below@1']);
});

test('the bill of this tree is CycloneDX, names the licences that are not open source, and what pages load', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bill-'));
  execFileSync(
    process.execPath,
    ['-r', './gateway/dev/typescript.cjs', 'gateway/dev/bill-of-materials.ts', folder],
    { cwd: ROOT },
  );
  const bill = JSON.parse(readFileSync(join(folder, 'sbom.cdx.json'), 'utf8')) as Bill;
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX' });
  const licences = readFileSync(join(folder, 'licences.txt'), 'utf8');
  rmSync(folder, { recursive: true });
  expect(licences).toMatch(/^@apollo\/gateway [\d.]+: Elastic-2\.0$/m);
  expect(licences).toMatch(/^echarts /m);
  expect(licences).not.toMatch(/^(eslint|jest|vite|typescript) |NOT STATED/m);
});

test('what is delivered is what servers depend on and what pages import', () => {
  const libraries = deliveredLibraries(ROOT);
  for (const name of ['pg', 'react', '@graphiql/react']) expect(libraries).toContain(name);
  for (const name of ['jest', 'vite', '@swc/core']) expect(libraries).not.toContain(name);
});
