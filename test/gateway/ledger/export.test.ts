import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '../../../gateway/ledger/chain/append';
import { exportedRows, readExport, writeExport } from '../../../gateway/ledger/export';
import type { ExportedRow } from '../../../gateway/ledger/exported-row';
import { verifyRecord } from '../../../gateway/ledger/verify';
import { openDatabase, type Database } from '../../../shared/data/database';
import type { TestDatabase } from '../../setup/database';
import {
  event,
  intent,
  ledgerDatabase,
  operation,
  outcome,
  auditRows,
  rowsOf,
  stream,
  PATIENT_MS,
} from './ledger-fixtures';

let database: TestDatabase;
let hub: Database;
let folder: string;
let file: string;
beforeEach(async () => {
  database = await ledgerDatabase();
  hub = openDatabase({ url: database.url, poolSize: 2 });
  folder = await mkdtemp(join(tmpdir(), 'export-'));
  file = join(folder, 'record.jsonl');
});
afterEach(async () => {
  await hub.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

async function written(subjects: ReadonlyArray<string>): Promise<void> {
  const ledger = openLedger({ url: database.url, timeoutMs: PATIENT_MS });
  for (const subject of subjects) {
    const begun = await ledger.begin(intent({ operation: operation(`{ # ${subject}\n a }`) }));
    await ledger.note(event({ subject }));
    await begun.end(outcome());
  }
  await ledger.close();
}

async function fromFile(): Promise<ExportedRow[]> {
  const rows = [];
  for await (const row of readExport(file)) rows.push(row);
  return rows;
}

describe('an export', () => {
  test('S5X1 MUST come back from its file row by row as it was, whatever lines callers wrote', async () => {
    await written(['江门', 'line\nbreak', 'separator\u2028', '\r\n', '"quoted\\"', '\u{1F30A}']);
    await writeExport(exportedRows(hub.reader('hub', EVERY_ROW)), file);
    expect(await fromFile()).toEqual(await auditRows(database.url));
    expect(await verifyRecord(readExport(file), { keys: new Map(), anchors: [] })).toMatchObject({
      entries: 18,
      firstBroken: null,
    });
  });

  test('ends where the audit log ended when it began, although entries are added meanwhile', async () => {
    await written(['a', 'b']);
    const rows = [];
    for await (const row of exportedRows(hub.reader('hub', EVERY_ROW), 2)) {
      if (rows.length === 1) await written(['c']);
      rows.push(row);
    }
    expect(await verifyRecord(stream(rows), { keys: new Map(), anchors: [] })).toMatchObject({
      entries: 6,
      firstBroken: null,
    });
  });

  test('S5X2 MUST show entries that stand behind the head, and texts that claim a place before the first', async () => {
    await written(['a']);
    await rowsOf(
      database.url,
      `update hub.ledger_head set sequence = 1, hash = (select hash from hub.ledger_entry where sequence = 1);
       insert into hub.ledger_operation values ('h', 'sha256', 't', -5)`,
    );
    expect((await auditRows(database.url)).map(({ row }) => row)).toEqual([
      'operation',
      'operation',
      'entry',
      'entry',
      'entry',
      'head',
    ]);
  });

  test.each([
    ['cut in a line', (text: string) => text.slice(0, -20), 'ROW_UNREADABLE'],
    ['with a blank', (text: string) => text.replace('{', '{ '), 'ROW_UNREADABLE'],
    ['with an empty line', (text: string) => text.replace('\n', '\n\n'), 'ROW_UNREADABLE'],
    ['with another column', (text: string) => text.replace('{', '{"extra":1,'), 'ROW_UNREADABLE'],
    [
      'without a column',
      (text: string) => text.replace('"hashAlg":"sha256",', ''),
      'ROW_UNREADABLE',
    ],
    ['that is empty', () => '', 'HEAD_MISSING'],
  ])('S5X3 MUST not pass a file %s', async (_claim, change, fault) => {
    await written(['a']);
    await writeExport(exportedRows(hub.reader('hub', EVERY_ROW)), file);
    await writeFile(file, change(await readFile(file, 'utf8')));
    const found = await verifyRecord(readExport(file), { keys: new Map(), anchors: [] });
    expect(found.firstBroken).toMatchObject({ fault });
  });
});
