import type { Transaction } from '../../../shared/data/database';
import type {
  DemoAccountCredentials,
  DemoClientCredentials,
  DemoCredentials,
} from '../../../shared/identity/account-keeping';
import { PUBLIC_CALLER } from '../../../shared/identity/caller';
import { hashSecret, randomSecret } from '../../../shared/identity/secret';
import { totpAddress } from '../../../shared/identity/totp';
import type { Act } from './account-act';
import {
  insertAccount,
  newCredentials,
  storedCredentials,
  type Credentials,
  type NewAccount,
  type StoredCredentials,
} from './account.loader';
import { insertClient, type NewClient } from './client.loader';
import { DEMO_ACCOUNTS, DEMO_CLIENTS, DEMO_ORGANISATIONS } from './demo-accounts';

const ABOUT =
  'Accounts (persons) and clients (machines) of the demonstration (演示), made at random for this hub. Persons: POST /oauth/sign-in {account, password, code}, code by totpSecret (TOTP, RFC 6238, SHA-1, 6 digits, 30 s). Machines: POST /oauth/token grant_type=client_credentials with HTTP Basic clientId:clientSecret. Delete this file and start the hub again: all secrets are made anew.';

/** Makes the accounts and clients of the demonstration that are missing; what `kept` tells and still fits stays. */
export async function demonstrate(
  transaction: Transaction,
  kept: DemoCredentials | null,
  now: Date,
): Promise<DemoCredentials> {
  const act: Act = { by: { ...PUBLIC_CALLER, subject: 'demonstration' }, now };
  await transaction.query("select pg_advisory_xact_lock(hashtext('directory.demonstrate'))");
  await keepOrganisations(transaction, act);
  const accounts = await keepAccounts(transaction, kept, act);
  const clients = await keepClients(transaction, kept, act);
  await transaction.query(
    `update directory.account set confirmed_at = $1, founding_document = '演示', is_demonstration = true
     where id = any($2) and confirmed_at is null`,
    [now, accounts.map(({ account }) => account)],
  );
  await transaction.query(
    `update directory.client set confirmed_at = $1, founding_document = '演示', is_demonstration = true
     where id = any($2) and confirmed_at is null`,
    [now, clients.map(({ clientId }) => clientId)],
  );
  return { about: ABOUT, accounts, clients };
}

async function keepOrganisations(transaction: Transaction, { by, now }: Act): Promise<void> {
  for (const { id, kind, nameZh, nameEn, sponsor } of DEMO_ORGANISATIONS) {
    await transaction.query(
      `insert into directory.organisation (id, kind, name_zh, name_en, sponsor_id, registered_at,
         registered_by, confirmed_at, founding_document, is_demonstration)
       values ($1, $2, $3, $4, $5, $6, $7, $6, '演示', true) on conflict do nothing`,
      [id, kind, nameZh, nameEn, sponsor, now, by.subject],
    );
  }
}

async function keepAccounts(
  transaction: Transaction,
  kept: DemoCredentials | null,
  act: Act,
): Promise<ReadonlyArray<DemoAccountCredentials>> {
  const found = await storedBy(
    transaction,
    'select id, totp_secret as secret from directory.account',
  );
  const wanted = DEMO_ACCOUNTS.map((account) => {
    const known = kept?.accounts.find((one) => one.account === account.id);
    const isSame = known !== undefined && found.get(account.id) === known.totpSecret;
    return { account, credentials: isSame ? known : newCredentials(), isSame };
  });
  // Hashing is most of the work, and is done on all cores at once.
  const changed = wanted.filter(({ isSame }) => !isSame);
  const hashes = await Promise.all(changed.map((one) => storedCredentials(one.credentials)));
  for (const [at, { account }] of changed.entries()) {
    const stored = hashes[at] ?? null;
    if (found.has(account.id)) await renewAccount(transaction, account.id, stored);
    else await insertAccount(transaction, { ...account, stored, isPasswordInitial: false }, act);
  }
  return wanted.map(({ account, credentials }) => toldAccount(account, credentials));
}

async function renewAccount(
  transaction: Transaction,
  id: string,
  stored: StoredCredentials | null,
): Promise<void> {
  await transaction.query(
    `update directory.account set password_hash = $2, totp_secret = $3, totp_last_step = 0,
       is_password_initial = false where id = $1`,
    [id, stored?.passwordHash, stored?.totpSecret],
  );
}

async function keepClients(
  transaction: Transaction,
  kept: DemoCredentials | null,
  act: Act,
): Promise<ReadonlyArray<DemoClientCredentials>> {
  const stored = await storedBy(
    transaction,
    'select id, secret_hash as secret from directory.client',
  );
  const told: DemoClientCredentials[] = [];
  for (const client of DEMO_CLIENTS) {
    const known = kept?.clients.find(({ clientId }) => clientId === client.id)?.clientSecret;
    const isSame = known !== undefined && stored.get(client.id) === hashSecret(known);
    const secret = isSame ? known : randomSecret();
    if (!stored.has(client.id)) {
      await insertClient(transaction, { ...client, secret }, act);
    } else if (!isSame) {
      await transaction.query(
        'update directory.client set secret_hash = $2, previous_secret_hash = null where id = $1',
        [client.id, hashSecret(secret)],
      );
    }
    told.push(toldClient(client, secret));
  }
  return told;
}

async function storedBy(
  transaction: Transaction,
  statement: string,
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await transaction.query<{ id: string; secret: string | null }>(statement);
  return new Map(rows.map(({ id, secret }) => [id, secret]));
}

function toldAccount(
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

function toldClient(
  { id, nameZh, organisation, post }: NewClient,
  clientSecret: string,
): DemoClientCredentials {
  return { clientId: id, nameZh, organisation, posts: [post.post], clientSecret };
}
