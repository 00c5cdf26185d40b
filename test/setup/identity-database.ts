import { createSecretKey } from 'node:crypto';
import { join } from 'node:path';
import { openDatabase, type Database, type Transaction } from '../../shared/data/database';
import { migrateDepartment } from '../../shared/data/migrate';
import type { Caller, Organisation } from '../../shared/identity/caller';
import type { Role } from '../../shared/identity/roles';
import { prepareDepartment } from '../../shared/monitoring/department';
import { RANDOM_COST, hashPassword } from '../../shared/identity/password';
import { secondFactorSeal } from '../../shared/identity/second-factor-seal';
import { insertAccount, storeCredentials } from '../../subgraphs/exchange/accounts/account.store';
import { insertClient } from '../../subgraphs/exchange/accounts/clients/client.store';
import { department as exchange } from '../../subgraphs/exchange/department';
import { department as reference } from '../../subgraphs/reference/department';
import type { AssignedRole } from '../../subgraphs/exchange/accounts/members/registered-roles';
import { person } from '../shared/sharing/sharing-fixtures';
import { freshDatabase } from './database';
import { ensureTemplate } from './template';

/** The exchange with the reference data that it refers to, in its own database. */
export interface IdentityDatabase {
  readonly database: Database;
  readonly url: string;
  /** Runs a statement as the exchange's owner. */
  asExchange<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const MIGRATIONS = join(__dirname, '..', '..', 'migrations');

/** Opens a database with the mandate and without accounts. */
export async function identityDatabase(): Promise<IdentityDatabase> {
  const template = await ensureTemplate('exchange_and_reference', async (url) => {
    const filling = openDatabase({ url, poolSize: 2 });
    for (const one of [exchange, reference]) {
      await migrateDepartment(one.name, { url, folder: MIGRATIONS });
      await prepareDepartment(filling, one);
    }
    await filling.close();
  });
  const fresh = await freshDatabase(template);
  const database = openDatabase({ url: fresh.url, poolSize: 8 });
  return {
    database,
    url: fresh.url,
    asExchange: (work) => database.asOwner('exchange', work),
    close: async () => {
      await database.close();
      await fresh.drop();
    },
  };
}

/** Runs a statement as the exchange's owner. */
export type ExchangeKeeper = Pick<IdentityDatabase, 'asExchange'>;

/** Access as the exchange's owner to a database that is already open. */
export function keeperOf(database: Database): ExchangeKeeper {
  return { asExchange: (work) => database.asOwner('exchange', work) };
}

/** The administrator who registers accounts in tests. */
export const ADMINISTRATOR: Caller = person('environment', 'ADMINISTRATOR', { subject: 'admin' });

/** A person whose account is active at once. */
export interface SeededPerson {
  readonly id: string;
  readonly organisation?: Organisation;
  readonly posts?: ReadonlyArray<AssignedRole>;
  readonly isDemonstration?: boolean;
  readonly isPasswordInitial?: boolean;
  readonly outside?: { readonly issuer: string; readonly subject: string };
}

/**
 * The password of seeded persons, hashed once and with low cost, because hashing is slow on
 * purpose.
 */
export const SEEDED = {
  password: 'correct horse battery',
  totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
};

/** The key that seals second factors in tests; no file. */
const TEST_KEY = { kid: 'k'.repeat(22), key: createSecretKey(Buffer.alloc(32, 9)) };

/** Seals the second factors of seeded persons; gateways of tests open them. */
export const TEST_SEAL = secondFactorSeal({
  sealing: () => TEST_KEY,
  byId: (kid) => (kid === TEST_KEY.kid ? TEST_KEY.key : undefined),
  ids: () => [TEST_KEY.kid],
});

let stored: Promise<string> | undefined;
const SEED = { by: { ...ADMINISTRATOR, subject: 'seed' }, now: new Date('2026-11-23T08:00:00Z') };

/** Writes a person who is already confirmed. */
export async function seedPerson(
  { asExchange }: ExchangeKeeper,
  { id, organisation = department('water'), posts = [{ post: 'HANDLER' }], ...rest }: SeededPerson,
): Promise<void> {
  stored ??= hashPassword(SEEDED.password, RANDOM_COST);
  const passwordHash = await stored;
  const account = { id, nameZh: `测试 ${id}`, organisation, posts, outside: rest.outside ?? null };
  await asExchange(async (transaction) => {
    await insertAccount(transaction, account, SEED);
    const totpSealed = TEST_SEAL.seal(id, SEEDED.totpSecret);
    await storeCredentials(transaction, id, { passwordHash, totpSealed });
    await transaction.query(
      `update exchange.account set confirmed_at = $2, founding_document = 'test', is_demonstration = $3,
         is_password_initial = $4 where id = $1`,
      [id, SEED.now, rest.isDemonstration ?? false, rest.isPasswordInitial ?? false],
    );
  });
}

/** A machine whose account is active at once. */
export interface SeededClient {
  readonly id: string;
  readonly secret: string;
  readonly organisation?: Organisation;
  readonly post?: AssignedRole;
  readonly outside?: { readonly issuer: string; readonly subject: string };
}

/** Writes a machine that is already confirmed. */
export async function seedClient(
  { asExchange }: ExchangeKeeper,
  { id, secret, organisation = department('water'), ...rest }: SeededClient,
): Promise<void> {
  const post: AssignedRole = rest.post ?? { post: 'DEPARTMENT_SYSTEM' };
  const client = { id, nameZh: `测试 ${id}`, organisation, post, outside: rest.outside ?? null };
  await asExchange(async (transaction) => {
    await insertClient(transaction, { ...client, secret }, SEED);
    await transaction.query(
      `update exchange.client set confirmed_at = $2, founding_document = 'test' where id = $1`,
      [id, SEED.now],
    );
  });
}

/** A department as an organisation. */
export function department(id: string): Organisation {
  return { kind: 'DEPARTMENT', id };
}

/** A steward of a department. */
export function steward(id: string, subject: string, post: Role = 'HANDLER'): Caller {
  return person(id, post, { subject });
}
