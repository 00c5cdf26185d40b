import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import type { Client } from 'pg';
import type { ExportedRow } from '../../../gateway/ledger/exported-row';
import { exportedRows } from '../../../gateway/ledger/export';
import { openLedger } from '../../../gateway/ledger/chain/append';
import type {
  HubEvent,
  Intent,
  Ledger,
  NormalisedOperation,
  Outcome,
  AuditedRead,
} from '../../../gateway/ledger/entries';
import { verifyRecord, type Verification } from '../../../gateway/ledger/verify';
import { openDatabase } from '../../../shared/data/database';
import { migrateDepartment } from '../../../shared/data/migrate';
import { withConnection } from '../../../shared/data/server/with-connection';
import type { SigningKey, TrustedKeys } from '../../../shared/identity/keys/gateway-keys';
import { freshDatabase, type TestDatabase } from '../../setup/database';
import { ensureTemplate } from '../../setup/template';

const MIGRATIONS = join(__dirname, '..', '..', '..', 'migrations');

/** The moment of tests: an afternoon in Beijing. */
export const AT = new Date('2026-11-26T06:30:00.000Z');

/** Time that a busy machine may take where no test is about time, ms. */
export const PATIENT_MS = 15_000;

/** A database with an empty record. */
export async function ledgerDatabase(): Promise<TestDatabase> {
  const template = await ensureTemplate('empty_record', async (url) => {
    await migrateDepartment('hub', { url, folder: MIGRATIONS });
  });
  return freshDatabase(template);
}

/** An empty record for each test of a file, with what writes to it. */
export function auditLogOfEachTest(): { readonly database: TestDatabase; readonly ledger: Ledger } {
  const record = {} as { database: TestDatabase; ledger: Ledger };
  beforeEach(async () => {
    record.database = await ledgerDatabase();
    record.ledger = openLedger({ url: record.database.url, timeoutMs: PATIENT_MS });
  });
  afterEach(async () => {
    await record.ledger.close();
    await record.database.drop();
  });
  return record;
}

/** An operation with its true hash. */
export function operation(text = '{ soilPoints { metals } }'): NormalisedOperation {
  return { name: null, text, hash: createHash('sha256').update(text).digest('base64url') };
}

/** A read of the farmland's metals by a standing right, unless configured otherwise. */
export function read(told: Partial<AuditedRead> = {}): AuditedRead {
  return {
    dataset: 'agriculture/soil-point-metals',
    owner: 'agriculture',
    because: 'STANDING_RIGHT',
    cites: 'T13',
    grant: null,
    coordinates: ['SoilPoint.metals'],
    ...told,
  };
}

/** A read that rests on a grant with a daily quota. */
export function quotaRead(id: string, operationsPerDay: number): AuditedRead {
  return read({ because: 'GRANT', cites: id, grant: { id, operationsPerDay } });
}

/** What an analyst of the water department would read, unless configured otherwise. */
export function intent(told: Partial<Intent> = {}): Intent {
  return {
    at: AT,
    traceId: 'trace-1',
    caller: {
      subject: 'li.analyst',
      kind: 'PERSON',
      organisation: { kind: 'DEPARTMENT', id: 'water' },
      posts: ['ANALYST'],
      purpose: 'flood-control',
    },
    operation: operation(),
    reads: [read()],
    refusals: [],
    keyHashes: ['4nS1hrVyaKZ1jZc1N1vKgmNoFfPVzPwU1D1v2cAkyqk'],
    ...told,
  };
}

/** An answer of seven rows, unless configured otherwise. */
export function outcome(told: Partial<Outcome> = {}): Outcome {
  return {
    at: AT,
    outcome: 'ANSWERED',
    rows: { 'agriculture/soil-point-metals': 7 },
    subgraphs: ['agriculture'],
    ...told,
  };
}

/** A sign-in that was refused, unless configured otherwise. */
export function event(told: Partial<HubEvent> = {}): HubEvent {
  const facts = { attempts: 3, isLocked: true, reason: null };
  return { at: AT, event: 'SIGN_IN_REFUSED', subject: 'zhang', traceId: null, facts, ...told };
}

/** A key that seals, with what verifies it. */
export interface SealingKey {
  readonly key: SigningKey;
  readonly keys: TrustedKeys;
}

/** A new key of a kind. */
export function sealingKey(kind: 'ed25519' | 'ec' = 'ed25519'): SealingKey {
  const pair =
    kind === 'ed25519'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = `${kind}-1`;
  return { key: { kid, key: pair.privateKey }, keys: new Map([[kid, pair.publicKey]]) };
}

/** Rows of one statement, as the server's superuser. */
export function rowsOf<Row>(url: string, sql: string): Promise<Row[]> {
  return withConnection(url, async (client: Client) => (await client.query(sql)).rows as Row[]);
}

/**
 * Sets the audit log back to an entry, as a backup does that was made then. It takes the lock of
 * the head first, as the audit log does: a gateway may be sealing.
 */
export async function setBack(url: string, last: number): Promise<void> {
  const [entry, seal, operation, concern] = ['entry', 'seal', 'operation', 'concern'].map(
    (table) => `hub.ledger_${table}`,
  );
  const tables = [entry, seal, operation, concern].map(
    (table) => [`alter table ${table ?? ''}`, `${(table ?? '').slice(4)}_only_grows`] as const,
  );
  await rowsOf(
    url,
    `select from hub.ledger_head for update;
    ${tables.map(([alter, trigger]) => `${alter} disable trigger ${trigger}`).join('; ')};
    delete from ${entry ?? ''} where sequence > ${String(last)};
    delete from ${seal ?? ''} where last_sequence >= ${String(last)};
    delete from ${operation ?? ''} where first_sequence > ${String(last)};
    delete from ${concern ?? ''} where sequence > ${String(last)};
    update hub.ledger_head set (sequence, hash) =
      (select sequence, hash from hub.ledger_entry order by sequence desc limit 1);
    ${tables.map(([alter, trigger]) => `${alter} enable always trigger ${trigger}`).join('; ')}`,
  );
}

/** All rows of the audit log, as an export has them. */
export async function auditRows(
  url: string,
): Promise<Exclude<ExportedRow, { row: 'unreadable' }>[]> {
  const database = openDatabase({ url, poolSize: 2 });
  try {
    const rows = [];
    for await (const row of exportedRows(database.reader('hub', EVERY_ROW), 7)) rows.push(row);
    return rows;
  } finally {
    await database.close();
  }
}

/** Rows as they would come one by one. */
export async function* stream<T>(rows: Iterable<T>): AsyncGenerator<T> {
  yield* rows;
}

/** What verification finds in the database. */
export async function verified(url: string, keys: TrustedKeys = new Map()): Promise<Verification> {
  return verifyRecord(stream(await auditRows(url)), { keys, anchors: [] });
}
