import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printTables } from '../../../gateway/cli/readmes';

const folder = mkdtempSync(join(tmpdir(), 'readmes-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const TABLES = [{ readme: 'README.md', name: 'rows', text: '| new |' }];
const OLD = '<!-- printed: rows -->\n\n| old |\n\n<!-- end -->\n';
const NEW = '<!-- printed: rows -->\n\n| new |\n\n<!-- end -->\n';

const readme = () => readFileSync(join(folder, 'README.md'), 'utf8');
const print = async (isChecking: boolean) => {
  const lines: string[] = [];
  await printTables(TABLES, { folder, isChecking, say: (line) => lines.push(line) });
  return lines;
};

test('writes a table that is not current, once, and says so', async () => {
  writeFileSync(join(folder, 'README.md'), OLD);
  expect(await print(false)).toEqual(['README.md, rows: written']);
  expect(readme()).toBe(NEW);
  expect(await print(false)).toEqual(['README.md, rows: current']);
});

test('names the README that is not current where it only checks, and writes nothing', async () => {
  writeFileSync(join(folder, 'README.md'), OLD);
  await expect(print(true)).rejects.toMatchObject({
    code: 'README_OUTDATED',
    message: 'The table "rows" in README.md is not as the code prints it.',
  });
  expect(readme()).toBe(OLD);
});
