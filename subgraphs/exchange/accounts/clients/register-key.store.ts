import { statement } from '../../../../shared/data/statement';
import { instant, int, json, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import { publicJwk } from '../../../../shared/identity/keys/public-jwk';
import { strictObject } from '../../../../shared/identity/strict-json';
import { requireSteward, eventOf, type Act, type AccountEvent } from '../../acts/act';
import type { MemberKey } from '../members/member-key';
import { factsOf, refused } from '../members/member-faults';
import { memberOf } from '../members/member-for-update.queries';

/** Most keys of one machine at a time: one in use, its successor, and one spare for a mistake. */
const MOST_KEYS = 4;

/**
 * Registers a public key of a machine, by a steward of its own department; the key is accepted once
 * another steward has confirmed it. Throws BAD_USER_INPUT for text that is not a public key, or
 * that contains the private half.
 */
export async function registerKey(
  transaction: Transaction,
  { client, jwk: text }: { readonly client: string; readonly jwk: string },
  act: Act,
): Promise<AccountEvent> {
  const key: MemberKey = { kind: 'CLIENT', id: client };
  const member = await memberOf(transaction, key);
  requireSteward(act, member.department);
  const jwk = strictObject(text);
  const [kid] = publicJwk(jwk) ?? [];
  if (kid === undefined || !/^[\x21-\x7e]{1,64}$/.test(kid) || text.length > 4096) throw noKey();
  const [{ count } = { count: 0 }] = await transaction.query(KEYS_OF_CLIENT, [client]);
  if (count >= MOST_KEYS)
    throw refused(key, `has ${String(MOST_KEYS)} keys already; retire one first`);
  const values = [client, kid, JSON.stringify(jwk), act.now, act.by.subject] as const;
  const inserted = await transaction.query(INSERT_KEY, values);
  if (inserted.length === 0) throw refused(key, `has a key "${kid}" already`);
  return eventOf(act, 'CLIENT_KEY_REGISTERED', { ...factsOf(member), kid });
}

function noKey(): RiverGateError {
  return new RiverGateError(
    'BAD_USER_INPUT',
    'jwk must be the public half of a key as a JSON Web Key with `kid` (1 to 64 printable characters): RSA of 2048 bits or more, P-256 or P-384.',
  );
}

/** The number of keys of a client. */
export const KEYS_OF_CLIENT = statement({
  text: 'select count(*) from exchange.client_key where client_id = $1',
  columns: { count: int() },
  parameters: [text()],
});

/** Returns no row if the client already has a key of this id. */
export const INSERT_KEY = statement({
  text: `insert into exchange.client_key (client_id, kid, jwk, registered_at, registered_by)
    values ($1, $2, $3, $4, $5) on conflict do nothing returning kid`,
  columns: { kid: text() },
  parameters: [text(), text(), json(), instant(), text()],
});
