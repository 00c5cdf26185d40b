import { Client } from 'pg';
import { openLedger } from '../../../gateway/ledger/chain/append';
import { openSealer } from '../../../gateway/ledger/seals/seal';
import { messageOf } from '../../../shared/errors/message-of';
import type { TestDatabase } from '../../setup/database';
import {
  AT,
  intent,
  ledgerDatabase,
  outcome,
  quotaRead,
  sealingKey,
  PATIENT_MS,
} from './ledger-fixtures';

let database: TestDatabase;
beforeAll(async () => {
  database = await ledgerDatabase();
  const ledger = openLedger({ url: database.url, timeoutMs: PATIENT_MS });
  const begun = await ledger.begin(intent({ reads: [quotaRead('G-1', 5)] }));
  await begun.end(outcome());
  await ledger.close();
  const sealer = openSealer({
    url: database.url,
    key: sealingKey().key,
    everyEntries: 1,
    everyMs: 1,
    now: () => AT,
  });
  await sealer.sealIfDue();
  await sealer.close();
});
afterAll(() => database.drop());

const GROWING = ['ledger_entry', 'ledger_operation', 'ledger_seal', 'ledger_concern'];
const CHANGES = [
  (table: string) =>
    `update hub.${table} set ${table === 'ledger_concern' ? 'owner = owner' : 'hash = hash'}`,
  (table: string) => `delete from hub.${table}`,
  (table: string) => `truncate hub.${table} cascade`,
];

const KINDS = ['update', 'delete', 'truncate'];

describe('the tables of the audit log', () => {
  test.each(GROWING)('S5O1 MUST let hub_writer add to %s and nothing else', async (table) => {
    const refused = await Promise.all(
      CHANGES.map((change) => messageAs('hub_writer', change(table))),
    );
    expect(refused).toEqual(KINDS.map(() => `permission denied for table ${table}`));
  });

  test.each(GROWING)('S5O2 MUST refuse a change of %s to their owner as well', async (table) => {
    const refused = await Promise.all(
      CHANGES.map((change) => messageAs('hub_owner', change(table))),
    );
    expect(refused).toEqual(KINDS.map((kind) => `hub.${table} only grows: ${kind} is refused`));
  });

  test('S5O3 MUST refuse a change even where triggers are disabled, as for a replica', async () => {
    const sql = 'set session_replication_role = replica; delete from hub.ledger_entry';
    expect(await messageAs(null, sql)).toBe('hub.ledger_entry only grows: delete is refused');
  });

  test.each([
    [
      'insert into hub.ledger_head values (false, 0, $$$$)',
      'permission denied for table ledger_head',
    ],
    ['delete from hub.ledger_head', 'permission denied for table ledger_head'],
    ['update hub.ledger_head set id = true', 'permission denied for table ledger_head'],
    ['delete from hub.grant_usage', 'permission denied for table grant_usage'],
    ['truncate hub.grant_usage', 'permission denied for table grant_usage'],
    ['select * from hub.ledger_embargo', 'permission denied for table ledger_embargo'],
    ['select * from hub.ledger_concern', 'permission denied for table ledger_concern'],
    [
      "insert into hub.ledger_concern values (1, 'a', 'b')",
      'permission denied for table ledger_concern',
    ],
    ['alter table hub.ledger_entry disable trigger all', 'must be owner of table ledger_entry'],
    ['create table hub.other ()', 'permission denied for schema hub'],
  ])('S5O4 MUST not let hub_writer %s', async (sql, refusal) => {
    expect(await messageAs('hub_writer', sql)).toBe(refusal);
  });

  test.each(['hub_reader', 'record_reader'])(
    'S5O5 MUST let %s read, and write nothing',
    async (role) => {
      const tables = [...GROWING, 'ledger_head', 'grant_usage', 'ledger_embargo'];
      for (const table of tables) {
        expect(await messageAs(role, `select count(*) from hub.${table}`)).toBeUndefined();
        expect(await messageAs(role, `delete from hub.${table}`)).toBe(
          `permission denied for table ${table}`,
        );
      }
    },
  );

  test('computes what is read of an entry from its text, whatever a writer says', async () => {
    const insert = `insert into hub.ledger_entry (sequence, previous_hash, hash, hash_alg, body, facts)
      values (99, 'a', 'b', 'sha256', '{}', '{"caller": "somebody"}')`;
    expect(await messageAs('hub_writer', insert)).toBe(
      'cannot insert a non-DEFAULT value into column "facts"',
    );
  });
});

async function messageAs(role: string | null, sql: string): Promise<string | undefined> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    if (role) await client.query(`set role ${role}`);
    await client.query(sql);
    return undefined;
  } catch (thrown) {
    return messageOf(thrown);
  } finally {
    await client.end();
  }
}
