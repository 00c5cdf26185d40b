import { createHash } from 'node:crypto';
import { openDocumentUses } from '../../../gateway/documents/document-uses';
import { identityDatabase, seedClient, type IdentityDatabase } from '../../setup/identity-database';

const TEXT = '{ districts { code } }';
const HASH = createHash('sha256').update(TEXT).digest('hex');
const CLIENT = 'client-gauge';
const START = Date.parse('2026-11-26T06:30:00.000Z');
const MINUTE_MS = 60_000;

let exchange: IdentityDatabase;
beforeEach(async () => {
  exchange = await identityDatabase();
  await seedClient(exchange, { id: CLIENT, secret: 's'.repeat(43) });
  await owner(`insert into exchange.client_document_list (client_id) values ('${CLIENT}');
    insert into exchange.client_document values ('${CLIENT}', '${HASH}', '${TEXT}', now(), 'li')`);
});
afterEach(() => exchange.close());

const owner = <Row>(sql: string) => exchange.asExchange(({ query }) => query<Row>(sql));

/** Uses over the real database, which counts how often it is asked, and can be cut off. */
function opened() {
  const at = { nowMs: START, statements: 0, isDown: false, faults: 0 };
  const database: Pick<IdentityDatabase['database'], 'asIdentity'> = {
    asIdentity: (work) => {
      at.statements += 1;
      return at.isDown ? Promise.reject(new Error('down')) : exchange.database.asIdentity(work);
    },
  };
  const now = () => new Date(at.nowMs);
  const onFault = () => (at.faults += 1);
  return { at, uses: openDocumentUses({ database, now, onFault }) };
}

const stored = async () =>
  (
    await owner<{ hash: string; at: Date }>(
      'select hash, last_used_at as at from exchange.client_document_use',
    )
  ).map(({ hash, at }) => ({ hash, at: new Date(at).toISOString() }));

test('a use is written once an hour, however often a document is used', async () => {
  const { at, uses } = opened();
  for (let minute = 0; minute < 60; minute += 1) {
    at.nowMs = START + minute * MINUTE_MS;
    uses.note(CLIENT, HASH);
    await uses.flush();
  }
  expect(at.statements).toBe(1);
  expect(await stored()).toEqual([{ hash: HASH, at: '2026-11-26T06:30:00.000Z' }]);
  at.nowMs = START + 60 * MINUTE_MS;
  uses.note(CLIENT, HASH);
  await uses.close();
  expect(at.statements).toBe(2);
  expect(await stored()).toEqual([{ hash: HASH, at: '2026-11-26T07:30:00.000Z' }]);
});

test('an earlier use of another gateway never replaces a later one', async () => {
  const [later, earlier] = [opened(), opened()];
  later.at.nowMs = START + MINUTE_MS;
  for (const { uses } of [later, earlier]) {
    uses.note(CLIENT, HASH);
    await uses.close();
  }
  expect(await stored()).toEqual([{ hash: HASH, at: '2026-11-26T06:31:00.000Z' }]);
});

test('a use of a document that was removed meanwhile is left out', async () => {
  const { at, uses } = opened();
  uses.note(CLIENT, HASH);
  uses.note(CLIENT, '0'.repeat(64));
  await owner('delete from exchange.client_document');
  await uses.close();
  expect([await stored(), at.faults]).toEqual([[], 0]);
});

test('a use that could not be written is followed by the next one, and fails nobody', async () => {
  const { at, uses } = opened();
  at.isDown = true;
  uses.note(CLIENT, HASH);
  await uses.flush();
  expect([await stored(), at.faults]).toEqual([[], 1]);
  at.isDown = false;
  uses.note(CLIENT, HASH);
  await uses.close();
  expect(await stored()).toEqual([{ hash: HASH, at: '2026-11-26T06:30:00.000Z' }]);
});
