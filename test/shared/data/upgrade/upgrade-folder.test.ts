import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { upgradeFolder } from '../../../../shared/data/upgrade/upgrade-folder';
import { FORMER_HUB } from './former-hub';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'former-folder-'));
  cpSync(join(FORMER_HUB, 'anchors'), join(folder, 'anchors'), { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const anchors = () => readdirSync(join(folder, 'anchors')).sort();
const former = readFileSync(join(FORMER_HUB, 'anchors', 'directory.jsonl'), 'utf8');
const TODAY = ['exchange', 'hub', 'reference', 'transport', 'water'].map((one) => `${one}.jsonl`);

test('both departments that follow the directory keep its anchors, once and for all', async () => {
  expect(await upgradeFolder(folder)).toEqual([
    'anchors of directory: kept by exchange and reference now',
  ]);
  expect(anchors()).toEqual(TODAY);
  for (const name of ['exchange', 'reference'])
    expect(readFileSync(join(folder, 'anchors', `${name}.jsonl`), 'utf8')).toBe(former);
  expect(await upgradeFolder(folder)).toEqual([]);
});

test('goes on after an interruption, and replaces no anchors of today', async () => {
  writeFileSync(join(folder, 'anchors', 'exchange.jsonl'), 'longer by now');
  await upgradeFolder(folder);
  expect(anchors()).toEqual(TODAY);
  expect(readFileSync(join(folder, 'anchors', 'exchange.jsonl'), 'utf8')).toBe('longer by now');
  expect(readFileSync(join(folder, 'anchors', 'reference.jsonl'), 'utf8')).toBe(former);
});

test('a folder without anchors has nothing to bring over', async () => {
  rmSync(join(folder, 'anchors'), { recursive: true });
  expect(await upgradeFolder(folder)).toEqual([]);
});
