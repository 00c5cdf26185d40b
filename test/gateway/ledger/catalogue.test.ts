import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueDifference, cataloguedLines } from '../../../gateway/ledger/catalogue';
import { openDatabase, type Database } from '../../../shared/data/database';
import { migrateDepartment } from '../../../shared/data/migrate';
import { EVERY_ROW } from '../../../shared/data/row-bounds';
import type { TestDatabase } from '../../setup/database';
import { freshDatabase } from '../../setup/database';
import { ensureTemplate } from '../../setup/template';
import { rowsOf } from './ledger-fixtures';

const IS_UPDATING = process.env.UPDATE_GOLDENS === '1' && !process.env.CI;
const FILE = join(__dirname, '..', '..', '..', 'gateway', 'ledger', 'expected-catalogue.ts');
const MIGRATIONS = join(__dirname, '..', '..', '..', 'migrations');

let fresh: TestDatabase;
let database: Database;
beforeEach(async () => {
  const template = await ensureTemplate('record_and_exchange', async (url) => {
    await migrateDepartment('hub', { url, folder: MIGRATIONS });
    await migrateDepartment('exchange', { url, folder: MIGRATIONS });
  });
  fresh = await freshDatabase(template);
  database = openDatabase({ url: fresh.url, poolSize: 2 });
});
afterEach(async () => {
  await database.close();
  await fresh.drop();
});

const reader = () => database.reader('hub', EVERY_ROW);

test('what our migrations make around the audit log is what is expected there; UPDATE_GOLDENS=1 prints it again', async () => {
  const { hub, exchange } = await cataloguedLines(reader());
  if (IS_UPDATING) writeFileSync(FILE, printed(hub, exchange));
  else expect(await catalogueDifference(reader())).toEqual({ missing: [], unexpected: [] });
  expect(hub.length).toBeGreaterThan(100);
});

test('a database of the audit log alone is as expected, too', async () => {
  await rowsOf(fresh.url, 'drop schema exchange cascade');
  expect(await catalogueDifference(reader())).toEqual({ missing: [], unexpected: [] });
});

test.each([
  [
    'a trigger that was dropped',
    'drop trigger ledger_entry_only_grows on hub.ledger_entry',
    'trigger ledger_entry_only_grows',
  ],
  [
    'a trigger that rests',
    'alter table hub.ledger_seal disable trigger all',
    'trigger ledger_seal_only_grows on hub.ledger_seal: D',
  ],
  [
    'a trigger that rests for a replica',
    'alter table hub.ledger_entry enable trigger ledger_entry_only_grows',
    'trigger ledger_entry_only_grows on hub.ledger_entry: O',
  ],
  [
    'a trigger more',
    'create trigger more before insert on hub.grant_usage for each row execute function suppress_redundant_updates_trigger()',
    'trigger more on hub.grant_usage',
  ],
  [
    'a function that refuses nothing',
    'create or replace function hub.refuse_change() returns trigger language plpgsql as $$ begin return null; end $$',
    'function hub.refuse_change()',
  ],
  [
    'a function that acts for others',
    'alter function hub.refuse_change() owner to exchange_owner',
    'function hub.refuse_change() of exchange_owner',
  ],
  [
    'a function of the seal that asks nothing',
    'create or replace function exchange.lift_embargo(place bigint, for_case text, who text, moment timestamptz) returns boolean language sql as $$ select true $$',
    'function exchange.lift_embargo(',
  ],
  [
    'a right to change',
    'grant update on hub.ledger_entry to hub_writer',
    'grant UPDATE on hub.ledger_entry to hub_writer',
  ],
  [
    'a right to change one column',
    'grant update (until) on hub.ledger_embargo to exchange_reader',
    'grant UPDATE on hub.ledger_embargo.until to exchange_reader',
  ],
  [
    'a right of everybody',
    'grant delete on hub.grant_usage to public',
    'grant DELETE on hub.grant_usage to public',
  ],
  [
    'a right that was taken',
    'revoke select on hub.ledger_concern from record_reader',
    'grant SELECT on hub.ledger_concern to record_reader',
  ],
  [
    'a right to make objects',
    'grant create on schema hub to hub_reader',
    'grant CREATE on schema hub to hub_reader',
  ],
  [
    'another owner',
    'alter table hub.ledger_embargo owner to exchange_owner',
    'relation hub.ledger_embargo kind r of exchange_owner',
  ],
  [
    'another owner of the schema',
    'alter schema hub owner to exchange_owner',
    'schema hub of exchange_owner',
  ],
  [
    'a view in the place of a table',
    'alter table hub.ledger_embargo rename to kept; create view hub.ledger_embargo as select * from hub.kept where false',
    'relation hub.ledger_embargo kind v',
  ],
  [
    'a rule in the place of a trigger',
    'create rule quiet as on insert to hub.ledger_embargo do instead nothing',
    'rule quiet on hub.ledger_embargo',
  ],
  [
    'rows that are hidden',
    'alter table hub.ledger_entry enable row level security; create policy few on hub.ledger_entry using (sequence < 5)',
    'policy few on hub.ledger_entry',
  ],
  [
    'a table beneath',
    'create table hub.more () inherits (hub.ledger_entry)',
    'inheritance hub.more of hub.ledger_entry',
  ],
  [
    'facts that anybody may write',
    'alter table hub.ledger_entry alter facts drop expression',
    'column hub.ledger_entry.facts jsonb not null',
  ],
  [
    'a key that was dropped',
    'alter table hub.grant_usage drop constraint grant_usage_pkey',
    'constraint hub.grant_usage grant_usage_pkey',
  ],
  [
    'a table that a crash empties',
    'alter table hub.grant_usage set unlogged',
    'relation hub.grant_usage kind r of hub_owner, u',
  ],
  [
    'triggers that rest in every session',
    "do $$ begin execute format('alter database %I set session_replication_role = replica', current_database()); end $$",
    'setting session_replication_role=replica for everybody',
  ],
])('S5V11 MUST name %s', async (_what, sql, line) => {
  await rowsOf(fresh.url, sql);
  const { missing, unexpected } = await catalogueDifference(reader());
  const named = [...missing, ...unexpected].filter((one) => one.startsWith(line));
  expect({ line, named: named.length > 0, missing, unexpected }).toMatchObject({
    line,
    named: true,
  });
});

/** As prettier leaves it once `npm run format` has passed over it. */
function printed(hub: ReadonlyArray<string>, exchange: ReadonlyArray<string>): string {
  return `/**
 * The database objects that our migrations create around the audit log: printed by a test, and
 * compared with each database by \`ledger verify\`.
 */
export const HUB_CATALOGUE: ReadonlyArray<string> = ${JSON.stringify(hub)};

/** The objects of the exchange that place an entry under embargo or bring an event to the audit log. */
export const EXCHANGE_CATALOGUE: ReadonlyArray<string> = ${JSON.stringify(exchange)};
`;
}
