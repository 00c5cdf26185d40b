import { createHash } from 'node:crypto';
import type { Transaction } from '../../shared/data/database';
import { instant, json, text } from '../../shared/data/sql-type';
import { statement } from '../../shared/data/statement';

/** The JSON Web Keys of a client that two stewards have confirmed. */
export async function keysOfClient(
  transaction: Transaction,
  client: string,
): Promise<ReadonlyArray<unknown>> {
  const rows = await transaction.query(CLIENT_KEYS, [client]);
  return rows.map(({ jwk }) => jwk);
}

/** The confirmed keys of a client. */
export const CLIENT_KEYS = statement({
  text: 'select jwk from exchange.client_key where client_id = $1 and confirmed_at is not null',
  columns: { jwk: json<unknown>() },
  parameters: [text()],
});

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
  await transaction.query(DELETE_EXPIRED_ASSERTIONS, [new Date(now.getTime() - 60_000)]);
  const taken = await transaction.query(TAKE_ASSERTION, [hash, new Date(expiresAtMs)]);
  return taken.length === 1;
}

/** Some assertions that expired before an instant, without waiting for anyone. */
export const DELETE_EXPIRED_ASSERTIONS = statement({
  text: `delete from exchange.used_assertion where id = any(array(
    select id from exchange.used_assertion where expires_at < $1 limit 1000 for update skip locked))`,
  parameters: [instant()],
});

/** An assertion that is used now; no row if it was used before. */
export const TAKE_ASSERTION = statement({
  text: 'insert into exchange.used_assertion (id, expires_at) values ($1, $2) on conflict do nothing returning id',
  columns: { id: text() },
  parameters: [text(), instant()],
});
