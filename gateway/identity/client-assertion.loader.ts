import { createHash } from 'node:crypto';
import type { Transaction } from '../../shared/data/database';

/** The JSON Web Keys of a client that two stewards have put to work. */
export async function keysOfClient(
  transaction: Transaction,
  client: string,
): Promise<ReadonlyArray<unknown>> {
  const rows = await transaction.query<{ jwk: unknown }>(
    'select jwk from exchange.client_key where client_id = $1 and confirmed_at is not null',
    [client],
  );
  return rows.map(({ jwk }) => jwk);
}

/** Accepts an assertion of a client once; false if it was used before. Expired ones are deleted. */
export async function takeAssertion(
  transaction: Transaction,
  assertion: { readonly client: string; readonly id: string; readonly expiresAtMs: number },
  now: Date,
): Promise<boolean> {
  const { client, id, expiresAtMs } = assertion;
  const hash = createHash('sha256')
    .update(JSON.stringify([client, id]))
    .digest('base64url');
  await transaction.query(
    `delete from exchange.used_assertion where id = any(array(
       select id from exchange.used_assertion where expires_at < $1 limit 1000 for update skip locked))`,
    [new Date(now.getTime() - 60_000)],
  );
  const taken = await transaction.query(
    'insert into exchange.used_assertion (id, expires_at) values ($1, $2) on conflict do nothing returning id',
    [hash, new Date(expiresAtMs)],
  );
  return taken.length === 1;
}
