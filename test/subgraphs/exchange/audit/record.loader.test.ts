import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import { join } from 'node:path';
import { openLedger } from '../../../../gateway/ledger/chain/append';
import type { Intent, AuditedRefusal } from '../../../../gateway/ledger/entries';
import { openDatabase, type Database } from '../../../../shared/data/database';
import { ensureDepartmentRoles } from '../../../../shared/data/department-roles';
import { migrateDepartment } from '../../../../shared/data/migrate';
import { pageRequest } from '../../../../shared/graphql/connection';
import { liftEmbargo } from '../../../../subgraphs/exchange/audit/under-seal/lift-seal.store';
import { placeEmbargo } from '../../../../subgraphs/exchange/audit/under-seal/place-under-seal.store';
import type {
  AuditCriteria,
  AuditViewer,
} from '../../../../subgraphs/exchange/audit/audit-criteria';
import {
  auditLogLoaders,
  type AuditLogLoaders,
} from '../../../../subgraphs/exchange/audit/audit-log.queries';
import {
  event,
  intent,
  ledgerDatabase,
  operation,
  outcome,
  quotaRead,
  read,
} from '../../../gateway/ledger/ledger-fixtures';
import { freshDatabase, type TestDatabase } from '../../../setup/database';

const MIGRATIONS = join(__dirname, '..', '..', '..', '..', 'migrations');

let database: TestDatabase;
let hub: Database;
let statements: string[];
let loaders: AuditLogLoaders;

const WATER = { kind: 'DEPARTMENT', id: 'water' } as const;
const PARTNER = { kind: 'PARTNER', id: 'water' } as const;
const farmland = read();
const tide = read({ dataset: 'ocean/red-tide', owner: 'ocean', coordinates: ['Sea.redTide'] });
const refusedStore: AuditedRefusal = {
  dataset: 'transport/hazardous-store',
  owner: 'transport',
  because: 'NO_RIGHT',
  coordinates: ['HazardousStore.position'],
};

/** 1–2 farmland by water; 3–4 farmland and tide by a partner; 5 refusal by water; 6 event; 7 cut short. */
beforeAll(async () => {
  database = await ledgerDatabase();
  const { url } = database;
  await migrateDepartment('exchange', { url, folder: MIGRATIONS }); // After the hub's own, here.
  const ledger = openLedger({ url });
  const write = async (told: Partial<Intent>, rows?: Record<string, number>) => {
    const begun = await ledger.begin(intent(told));
    if (rows) await begun.end(outcome({ rows, subgraphs: ['agriculture', 'ocean'] }));
  };
  await write({ at: new Date('2026-11-25T15:59:59.999Z') }, { 'agriculture/soil-point-metals': 7 });
  const caller = {
    ...intent().caller,
    subject: 'partner.dev',
    organisation: PARTNER,
    purpose: null,
  };
  await write(
    {
      at: new Date('2026-11-25T16:00:00.000Z'),
      caller,
      reads: [farmland, tide],
      operation: operation('{ both }'),
    },
    { 'agriculture/soil-point-metals': 3, 'ocean/red-tide': 2 },
  );
  await write({ at: new Date('2026-11-26T01:00:00.000Z'), reads: [], refusals: [refusedStore] });
  await ledger.note(event({ at: new Date('2026-11-26T02:00:00.000Z') }));
  await write({ at: new Date('2026-11-26T03:00:00.000Z'), traceId: 'cut-short' });
  await ledger.close();
  statements = [];
  hub = openDatabase({ url, poolSize: 2, onStatement: (_, text) => statements.push(text) });
  loaders = auditLogLoaders(hub.reader('exchange', EVERY_ROW));
});
afterAll(async () => {
  await hub.close();
  await database.drop();
});

async function seen(viewer: AuditViewer, filter: AuditCriteria = {}): Promise<number[]> {
  const page = await loaders.page(viewer, pageRequest(100, null), filter);
  const sequences = page.nodes.map(({ sequence }) => sequence);
  expect(await page.count()).toBe(sequences.length);
  return sequences;
}

async function entry(viewer: AuditViewer, sequence: number) {
  const page = await loaders.page(viewer, pageRequest(100, null), {});
  return page.nodes.find((row) => row.sequence === sequence);
}

describe('the audit log, read', () => {
  test('reads an intent with its outcome in one statement', async () => {
    statements.length = 0;
    const whole = await entry({ all: true }, 1);
    expect(statements).toHaveLength(1);
    expect(whole).toEqual({
      counted: null,
      sequence: 1,
      hash: expect.stringMatching(/^[\w-]{43}$/) as string,
      kind: 'INTENT',
      at: '2026-11-25T15:59:59.999Z',
      subject: 'li.analyst',
      traceId: 'trace-1',
      caller: { ...intent().caller },
      reads: [farmland],
      refusals: [],
      operation: operation(),
      keyHashes: { alg: 'hmac-sha256', values: intent().keyHashes },
      outcome: {
        sequence: 2,
        at: '2026-11-26T06:30:00.000Z',
        outcome: 'ANSWERED',
        rows: { 'agriculture/soil-point-metals': 7 },
        subgraphs: ['agriculture', 'ocean'],
      },
      event: null,
      facts: null,
      embargoes: [],
    });
  });

  test('S5R1 MUST show an intent that was cut short without outcome', async () => {
    expect(await entry({ all: true }, 7)).toMatchObject({
      kind: 'INTENT',
      traceId: 'cut-short',
      outcome: null,
    });
  });

  test('shows all of it, newest first, outcomes not on their own', async () => {
    expect(await seen({ all: true })).toEqual([7, 6, 5, 3, 1]);
    expect(await entry({ all: true }, 6)).toMatchObject({
      kind: 'EVENT',
      subject: 'zhang',
      event: 'SIGN_IN_REFUSED',
      facts: { attempts: 3 },
      caller: null,
      operation: null,
      keyHashes: null,
    });
  });

  test('S5R2 MUST show an owner what concerns its data, refusals too, and no event', async () => {
    expect(await seen({ owner: 'agriculture' })).toEqual([7, 3, 1]);
    expect(await seen({ owner: 'transport' })).toEqual([5]);
    expect(await seen({ owner: 'water' })).toEqual([]);
  });

  test('S5R3 MUST keep from an owner what the same operation read of others', async () => {
    const shown = await entry({ owner: 'ocean' }, 3);
    expect(shown).toMatchObject({
      caller: { subject: 'partner.dev', organisation: PARTNER },
      reads: [tide],
      refusals: [],
      operation: null,
      keyHashes: null,
      outcome: { rows: { 'ocean/red-tide': 2 }, subgraphs: ['ocean'] },
      embargoes: null,
    });
    expect(JSON.stringify(shown)).not.toContain('agriculture');
    expect(await entry({ owner: 'agriculture' }, 1)).toMatchObject({ operation: operation() });
  });

  test('S5R4 MUST not let an owner find by a filter what was read of others', async () => {
    expect(await seen({ owner: 'ocean' }, { dataset: 'ocean/red-tide' })).toEqual([3]);
    expect(await seen({ owner: 'ocean' }, { dataset: 'agriculture/soil-point-metals' })).toEqual(
      [],
    );
  });

  test('S5R5 MUST show a reader what its organisation read, and no namesake of another kind', async () => {
    expect(await seen({ reader: WATER })).toEqual([7, 5, 1]);
    expect(await seen({ reader: PARTNER })).toEqual([3]);
  });

  test.each<[string, AuditCriteria, number[]]>([
    ['dataset', { dataset: 'ocean/red-tide' }, [3]],
    ['organisation', { organisation: PARTNER }, [3]],
    ['subject of an operation', { subject: 'partner.dev' }, [3]],
    ['subject of an event', { subject: 'zhang' }, [6]],
    [
      'time',
      { from: new Date('2026-11-25T16:00:00Z'), to: new Date('2026-11-26T02:00:00Z') },
      [5, 3],
    ],
    ['kind', { kinds: ['REFUSAL', 'EVENT'] }, [6, 5]],
    ['several', { kinds: ['INTENT'], subject: 'li.analyst' }, [7, 1]],
  ])('narrows by %s', async (_claim, filter, sequences) => {
    expect(await seen({ all: true }, filter)).toEqual(sequences);
  });

  test('goes on from page to page without a gap, and refuses a foreign cursor', async () => {
    const first = await loaders.page({ all: true }, pageRequest(2, null), {});
    const after = first.pageInfo.endCursor;
    const second = await loaders.page({ all: true }, pageRequest(2, after), {});
    const third = await loaders.page({ all: true }, pageRequest(2, second.pageInfo.endCursor), {});
    const pages = [first, second, third].map(({ nodes }) => nodes.map(({ sequence }) => sequence));
    expect(pages).toEqual([[7, 6], [5, 3], [1]]);
    expect(third.pageInfo.hasNextPage).toBe(false);
    const foreign = Buffer.from('v1:water/a').toString('base64url');
    await expect(loaders.page({ all: true }, pageRequest(2, foreign), {})).rejects.toMatchObject({
      code: 'CURSOR_INVALID',
    });
  });

  test('counts reads and rows by dataset, organisation and day in Beijing', async () => {
    const days = { from: '2026-11-25', to: '2026-11-27' };
    const metals = { dataset: 'agriculture/soil-point-metals', owner: 'agriculture' };
    const ofPartner = { organisation: PARTNER, day: '2026-11-26', reads: 1 };
    const usage = [
      { ...metals, organisation: WATER, day: '2026-11-25', reads: 1, rows: 7 },
      { ...metals, organisation: WATER, day: '2026-11-26', reads: 1, rows: 0 },
      { ...metals, ...ofPartner, rows: 3 },
      { dataset: 'ocean/red-tide', owner: 'ocean', ...ofPartner, rows: 2 },
    ];
    expect(await loaders.usage({ all: true }, days)).toEqual(usage);
    expect(await loaders.usage({ owner: 'ocean' }, days)).toEqual(usage.slice(3));
    expect(await loaders.usage({ reader: WATER }, days)).toEqual(usage.slice(0, 2));
    expect(await loaders.usage({ all: true }, { ...days, to: '2026-11-26' })).toEqual(
      usage.slice(0, 1),
    );
    expect(await loaders.usage({ all: true }, { ...days, dataset: 'ocean/red-tide' })).toEqual(
      usage.slice(3),
    );
    expect(await loaders.usage({ owner: 'ocean' }, { ...days, dataset: metals.dataset })).toEqual(
      [],
    );
  });

  test('S5R6 MUST hide an entry under an embargo from the owner, in pages, counts and usage, until every case has lifted it', async () => {
    const [intent, at] = [3, new Date('2026-11-26T08:00:00Z')];
    const inHub = <T>(work: (transaction: Parameters<typeof placeEmbargo>[0]) => Promise<T>) =>
      hub.asWriter('exchange', work);
    const until = new Date(at.getTime() + 180 * 86_400_000);
    const cases = await hub.asOwner('exchange', ({ query }) =>
      query<{ id: string }>(`insert into exchange.tampering_case
        (department, station_id, indicator, data_from, data_to, reason, document, opened_by, opened_at)
        select 'ocean', 's', 'w01001', now(), now() + interval '1 day', 'r', 'd', 'x', now()
        from generate_series(1, 2) returning id`),
    );
    const [first = '', second = ''] = cases.map(({ id }) => id).sort();
    const place = (caseId: string) =>
      inHub((tx) => placeEmbargo(tx, { intent, caseId }, { subject: 'inspector', at, until }));
    const lift = (caseId: string, subject = 'colleague') =>
      inHub((tx) => liftEmbargo(tx, { intent, caseId }, { subject, at }));
    const days = { from: '2026-11-25', to: '2026-11-27' };
    expect([await place(first), await place(second), await place(first)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(await seen({ owner: 'agriculture' })).toEqual([7, 1]);
    expect(await seen({ owner: 'ocean' })).toEqual([]);
    expect(await loaders.usage({ owner: 'ocean' }, days)).toEqual([]);
    expect(await seen({ all: true })).toContain(3);
    expect(await entry({ all: true }, 3)).toMatchObject({ embargoes: [first, second] });
    expect(await entry({ reader: PARTNER }, 3)).toMatchObject({ embargoes: null });
    expect(await lift(first, 'inspector')).toBe(false);
    expect(await lift(first)).toBe(true);
    expect(await seen({ owner: 'ocean' })).toEqual([]);
    expect([await lift(second), await lift(second)]).toEqual([true, false]);
    expect(await seen({ owner: 'ocean' })).toEqual([3]);
  });

  test('S5R7 MUST let the exchange read the audit log and add to none of it', async () => {
    const write = (sql: string) => hub.asOwner('exchange', (tx) => tx.query(sql));
    await expect(write('select count(*) from hub.ledger_entry')).rejects.toMatchObject({
      code: '42501',
    });
    await expect(write('delete from hub.ledger_embargo')).rejects.toMatchObject({ code: '42501' });
    await expect(write("update hub.ledger_embargo set case_id = 'x'")).rejects.toMatchObject({
      code: '42501',
    });
    await expect(
      hub.reader('exchange', EVERY_ROW).query('select count(*)::int as count from hub.grant_usage'),
    ).resolves.toEqual([{ count: 0 }]);
    await ensureDepartmentRoles(database.url, 'water');
    await expect(
      hub.reader('water', EVERY_ROW).query('select from hub.ledger_entry'),
    ).rejects.toMatchObject({
      code: '42501',
    });
  });
});

test('the audit log is read where its schema was made after the exchange, too', async () => {
  const other = await freshDatabase();
  const { url } = other;
  for (const schema of ['exchange', 'hub'])
    await migrateDepartment(schema, { url, folder: MIGRATIONS });
  const ledger = openLedger({ url });
  await ledger.begin(intent({ reads: [quotaRead('G-1', 1)] }));
  await ledger.close();
  const opened = openDatabase({ url, poolSize: 1 });
  const page = await auditLogLoaders(opened.reader('exchange', EVERY_ROW)).page(
    { all: true },
    pageRequest(9, null),
    {},
  );
  expect(page.nodes).toHaveLength(1);
  await opened.close();
  await other.drop();
});
