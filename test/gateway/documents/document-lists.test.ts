import { createHash } from 'node:crypto';
import { documentLists } from '../../../gateway/documents/document-lists';
import { openUnlistedCounter } from '../../../gateway/documents/unlisted-counter';
import { MOST_LISTED } from '../../../gateway/documents/unlisted-operations.store';
import { memoryBudget } from '../../../shared/data/memory-budget';
import type { DocumentListState, SharingState } from '../../../shared/sharing/sharing-state';
import { MOST_UNLISTED } from '../../../subgraphs/exchange/accounts/documents/document-bounds';
import { identityDatabase, seedClient, type IdentityDatabase } from '../../setup/identity-database';

const TEXT = '{ districts { code } }';
const HASH = createHash('sha256').update(TEXT).digest('hex');
const CLIENT = 'client-gauge';

let exchange: IdentityDatabase;
beforeEach(async () => {
  exchange = await identityDatabase();
  await seedClient(exchange, { id: CLIENT, secret: 's'.repeat(43) });
  await owner(`insert into exchange.client_document_list (client_id, mode) values ('${CLIENT}', 'ENFORCE');
    insert into exchange.client_document values ('${CLIENT}', '${HASH}', '${TEXT}', now(), 'li')`);
});
afterEach(() => exchange.close());

const owner = <Row>(sql: string) => exchange.asExchange(({ query }) => query<Row>(sql));

/** Lists over the real database, which counts how often it is asked, and can be cut off. */
function opened(state: ReadonlyArray<DocumentListState> | null) {
  const asked = { times: 0, isDown: false };
  const budget = memoryBudget();
  let now: SharingState | null = null;
  const put = (lists: ReadonlyArray<DocumentListState> | null) => {
    now = lists && {
      ...{ version: 1, isDemonstration: false, hasRealData: true, datasets: [] },
      ...{ revocations: { tokens: [], subjects: [] }, cases: [], documentLists: lists },
    };
  };
  put(state);
  const database: Pick<IdentityDatabase['database'], 'asIdentity'> = {
    asIdentity: (work) => {
      asked.times += 1;
      return asked.isDown ? Promise.reject(new Error('down')) : exchange.database.asIdentity(work);
    },
  };
  return { asked, budget, put, lists: documentLists({ database, stateNow: () => now, budget }) };
}

const listed = (revision: number): ReadonlyArray<DocumentListState> => [
  { client: CLIENT, mode: 'LOG', revision },
];

test('are loaded once for each revision, and by one statement for all who wait', async () => {
  const { lists, asked, budget, put } = opened(listed(1));
  const [one, other] = await Promise.all([lists.of(CLIENT), lists.of(CLIENT)]);
  expect(one).toEqual({ mode: 'LOG', texts: new Map([[HASH, TEXT]]) });
  expect([other?.texts, asked.times]).toEqual([one?.texts, 1]);
  expect(budget.bytes()).toBeGreaterThan(TEXT.length);
  await owner('delete from exchange.client_document');
  expect((await lists.of(CLIENT))?.texts.size).toBe(1);
  put(listed(2));
  expect([(await lists.of(CLIENT))?.texts.size, asked.times]).toEqual([0, 2]);
});

test('cost no statement for a caller who has none', async () => {
  const { lists, asked } = opened(listed(1));
  expect([await lists.of('client-other'), await lists.of('li'), asked.times]).toEqual([
    null,
    null,
    0,
  ]);
});

test('S11D14 MUST be as the database has them while the sharing state is stale, and else unknown', async () => {
  const { lists, asked } = opened(null);
  expect((await lists.of(CLIENT))?.mode).toBe('ENFORCE');
  expect(await lists.of('client-other')).toBeNull();
  asked.isDown = true;
  await expect(lists.of('client-other')).rejects.toMatchObject({ code: 'SHARING_STATE_STALE' });
});

test('are loaded again after a load that failed', async () => {
  const { lists, asked } = opened(listed(1));
  asked.isDown = true;
  await expect(lists.of(CLIENT)).rejects.toThrow('down');
  asked.isDown = false;
  expect((await lists.of(CLIENT))?.texts.size).toBe(1);
});

test('S11D15 MUST list a bounded number of operations outside a list, those sent last', async () => {
  expect(MOST_LISTED).toBe(MOST_UNLISTED);
  let second = 0;
  const counter = openUnlistedCounter({
    database: exchange.database,
    now: () => new Date(Date.UTC(2026, 10, 30) + (second += 1) * 1000),
    onFault: (fault) => {
      throw fault;
    },
  });
  const sent = (at: number) => ({
    client: CLIENT,
    hash: createHash('sha256').update(String(at)).digest('hex'),
    isRefused: at % 2 === 0,
    described: () => ({
      name: `Q${String(at)}`,
      text: `query Q${String(at)} { a }${' '.repeat(9000)}`,
    }),
  });
  for (let at = 0; at < 250; at += 1) counter.count(sent(at));
  counter.count(sent(249));
  counter.count({ ...sent(1), client: 'client-gone' });
  await counter.flush();
  for (let at = 0; at < 2000; at += 1) counter.count(sent(at));
  await counter.close();
  const rows = await owner<{ operation_name: string; answered: string; text: string }>(
    'select operation_name, answered, text from exchange.client_unlisted_operation order by last_at',
  );
  expect(rows).toHaveLength(MOST_LISTED);
  const names = rows.map(({ operation_name: name }) => name);
  expect([names[0], names.at(-1)]).toEqual(['Q300', 'Q499']);
  expect(rows.every(({ text }) => text.length === 2000)).toBe(true);
});
