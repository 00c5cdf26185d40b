import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyFolder } from '../../../../shared/identity/keys/key-folder';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'former-keys-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const file = (name: string) => join(folder, name);
const open = async () =>
  (await openKeyFolder(folder, ['exchange'], { now: () => new Date() })).exchange;

test("the exchange goes on with the directory's key, under today's name", async () => {
  const key = await open();
  writeFileSync(file('directory.key'), readFileSync(file('exchange.key')), { mode: 0o600 });
  rmSync(file('exchange.key'));
  expect((await open()).kid).toBe(key.kid);
  expect(existsSync(file('directory.key'))).toBe(false);
  expect((await open()).kid).toBe(key.kid);
});

test('a key of today is not replaced by a former one', async () => {
  const key = await open();
  writeFileSync(file('directory.key'), 'no key', { mode: 0o600 });
  expect((await open()).kid).toBe(key.kid);
  expect(existsSync(file('directory.key'))).toBe(true);
});
