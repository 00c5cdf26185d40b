import { statement, statementFamily, type RowOf } from '../../../../shared/data/statement';
import { instant, list, nullable, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import type {
  DemoAccountCredentials,
  DemoClientCredentials,
  DemoCredentials,
  DemoMaking,
} from '../../../../shared/identity/account-keeping';
import { PUBLIC_CALLER } from '../../../../shared/identity/caller';
import type { SecondFactorSeal } from '../../../../shared/identity/second-factor-seal';
import { hashSecret, randomSecret } from '../../../../shared/identity/secret';
import { randomTotpSecret, totpAddress } from '../../../../shared/identity/totp';
import type { Act } from '../../acts/act';
import { RANDOM_COST, hashPassword, randomPassword } from '../../../../shared/identity/password';
import { errorCodeOf } from '../../../../shared/errors/error-code';
import { insertAccount, storeCredentials, type NewAccount } from '../account.store';
import { insertClient, type NewClient } from '../clients/client.store';
import { DEMO_ACCOUNTS, DEMO_CLIENTS, DEMO_ORGANISATIONS } from './demo-accounts';

const ABOUT =
  'Accounts (persons) and clients (machines) of the demonstration (演示), made at random for this hub. Persons: POST /oauth/sign-in {account, password, code}, code by totpSecret (TOTP, RFC 6238, SHA-1, 6 digits, 30 s). Machines: POST /oauth/token grant_type=client_credentials with HTTP Basic clientId:clientSecret. Delete this file and start the hub again: all secrets are made again.';

/**
 * Creates the missing accounts and clients of the demonstration; credentials in `kept` that are
 * still valid remain in use.
 */
export async function demonstrate(
  transaction: Transaction,
  kept: DemoCredentials | null,
  { now, seal }: DemoMaking,
): Promise<DemoCredentials> {
  const act: Act = { by: { ...PUBLIC_CALLER, subject: 'demonstration' }, now };
  await transaction.query(ONE_DEMONSTRATION);
  await keepOrganisations(transaction, act);
  const accounts = await keepAccounts(transaction, kept, { ...act, seal });
  const clients = await keepClients(transaction, kept, act);
  await transaction.query(CONFIRM_DEMO('account'), [now, accounts.map(({ account }) => account)]);
  await transaction.query(CONFIRM_DEMO('client'), [now, clients.map(({ clientId }) => clientId)]);
  return { about: ABOUT, accounts, clients };
}

async function keepOrganisations(transaction: Transaction, { by, now }: Act): Promise<void> {
  for (const { id, kind, nameZh, nameEn, sponsor } of DEMO_ORGANISATIONS) {
    const values = [id, kind, nameZh, nameEn, sponsor, now, by.subject] as const;
    await transaction.query(INSERT_DEMO_ORGANISATION, values);
  }
}

async function keepAccounts(
  transaction: Transaction,
  kept: DemoCredentials | null,
  { seal, ...act }: Act & Pick<DemoMaking, 'seal'>,
): Promise<ReadonlyArray<DemoAccountCredentials>> {
  const found = secretsById(await transaction.query(STORED_TOTP));
  const wanted = DEMO_ACCOUNTS.map((account) => {
    const known = kept?.accounts.find((one) => one.account === account.id);
    const isSame = known !== undefined && secretIn(seal, account.id, found) === known.totpSecret;
    return { account, credentials: isSame ? known : newCredentials(), isSame };
  });
  // Hashed on all cores at once.
  const changed = wanted.filter(({ isSame }) => !isSame);
  const hashed = changed.map(async ({ account, credentials }) => ({
    account,
    passwordHash: await hashPassword(credentials.password, RANDOM_COST),
    totpSealed: seal.seal(account.id, credentials.totpSecret),
  }));
  for (const { account, ...stored } of await Promise.all(hashed)) {
    if (!found.has(account.id))
      await insertAccount(transaction, { ...account, outside: null }, act);
    await storeCredentials(transaction, account.id, stored);
  }
  return wanted.map(({ account, credentials }) => demoAccount(account, credentials));
}

/** Credentials of a person of the demonstration. */
interface Credentials {
  readonly password: string;
  readonly totpSecret: string;
}

function newCredentials(): Credentials {
  return { password: randomPassword(), totpSecret: randomTotpSecret() };
}

/**
 * Returns the secret of an account, which is stored encrypted or, by older versions of the hub, in
 * plain text; null if its key no longer exists.
 */
function secretIn(
  seal: SecondFactorSeal,
  account: string,
  found: ReadonlyMap<string, string | null>,
): string | null {
  const stored = found.get(account) ?? null;
  if (!stored?.includes('.')) return stored;
  try {
    return seal.open(account, stored);
  } catch (thrown) {
    if (errorCodeOf(thrown) === 'SECOND_FACTOR_UNREADABLE') return null;
    throw thrown;
  }
}

async function keepClients(
  transaction: Transaction,
  kept: DemoCredentials | null,
  act: Act,
): Promise<ReadonlyArray<DemoClientCredentials>> {
  const stored = secretsById(await transaction.query(STORED_SECRETS));
  const told: DemoClientCredentials[] = [];
  for (const client of DEMO_CLIENTS) {
    const known = kept?.clients.find(({ clientId }) => clientId === client.id)?.clientSecret;
    const isSame = known !== undefined && stored.get(client.id) === hashSecret(known);
    const secret = isSame ? known : randomSecret();
    if (!stored.has(client.id)) {
      await insertClient(transaction, { ...client, outside: null, secret }, act);
    } else if (!isSame) {
      await transaction.query(REPLACE_SECRET, [client.id, hashSecret(secret)]);
    }
    told.push(demoClient(client, secret));
  }
  return told;
}

function secretsById(
  rows: ReadonlyArray<RowOf<typeof STORED_SECRETS>>,
): ReadonlyMap<string, string | null> {
  return new Map(rows.map(({ id, secret }) => [id, secret]));
}

function demoAccount(
  { id, nameZh, organisation, posts }: NewAccount,
  { password, totpSecret }: Credentials,
): DemoAccountCredentials {
  return {
    account: id,
    nameZh,
    organisation,
    posts: posts.map(({ post }) => post),
    password,
    totpSecret,
    totpAddress: totpAddress(totpSecret, id),
  };
}

function demoClient(
  { id, nameZh, organisation, post }: NewClient,
  clientSecret: string,
): DemoClientCredentials {
  return { clientId: id, nameZh, organisation, posts: [post.post], clientSecret };
}

/** One at a time: several processes of a hub may start at once. */
export const ONE_DEMONSTRATION = statement({
  text: "select from pg_advisory_xact_lock(hashtext('exchange.demonstrate'))",
});

/** Confirms the unconfirmed accounts or clients of the demonstration. */
export const CONFIRM_DEMO = statementFamily({
  text: (table: 'account' | 'client') =>
    `update exchange.${table} set confirmed_at = $1, founding_document = '演示', is_demonstration = true
     where id = any($2) and confirmed_at is null`,
  parameters: [instant(), list(text())],
  examples: [['account'], ['client']],
});

/** Inserts an organisation of the demonstration, confirmed. */
export const INSERT_DEMO_ORGANISATION = statement({
  text: `insert into exchange.organisation (id, kind, name_zh, name_en, sponsor_id, registered_at,
      registered_by, confirmed_at, founding_document, is_demonstration)
    values ($1, $2, $3, $4, $5, $6, $7, $6, '演示', true) on conflict do nothing`,
  parameters: [text(), text(), text(), nullable(text()), text(), instant(), text()],
});

/**
 * The secrets of one-time codes of all accounts, encrypted or, from older versions of the hub, in
 * plain text.
 */
export const STORED_TOTP = statement({
  text: 'select id, coalesce(totp_sealed, totp_secret) as secret from exchange.account',
  columns: { id: text(), secret: nullable(text()) },
});

/** The hashes of the secrets of all clients. */
export const STORED_SECRETS = statement({
  text: 'select id, secret_hash as secret from exchange.client',
  columns: { id: text(), secret: nullable(text()) },
});

/** Makes this a client's only secret. */
export const REPLACE_SECRET = statement({
  text: 'update exchange.client set secret_hash = $2, previous_secret_hash = null where id = $1',
  parameters: [text(), text()],
});
