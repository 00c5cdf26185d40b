import { statement, type RowOf } from '../../../../shared/data/statement';
import { instant, int, json, list, nullable, text } from '../../../../shared/data/sql-type';
import type { Reader, Transaction } from '../../../../shared/data/database';
import { groupBy, keyed } from '../../../../shared/data/keyed';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import { publicJwk } from '../../../../shared/identity/keys/public-jwk';
import { strictObject } from '../../../../shared/identity/strict-json';
import { requireSteward, eventOf, type Act, type AccountEvent } from '../../acts/act';
import type { MemberKey } from '../members/member-key';
import { factsOf, memberOf, refused } from '../members/member.loader';

/** A public key of a machine, by which it signs assertions. */
export type ClientKeyRow = RowOf<typeof KEYS>;

/** One key of one machine. */
interface KeyOfClient {
  readonly client: string;
  readonly kid: string;
}

/** Keys of one machine at once: one in use, one that takes its place, and room for a mistake. */
const MOST_KEYS = 4;

/** The keys of machines, oldest first. */
export function clientKeys(reader: Reader) {
  return keyed<string, ReadonlyArray<ClientKeyRow>>(async (ids) => {
    return groupBy(await reader.query(KEYS, [ids]), ({ client }) => client);
  });
}

/**
 * Registers a public key of a machine, by a steward of its own department; it works once another of
 * them has confirmed it. Throws BAD_USER_INPUT for what is no public key, or has its private half.
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

/** Puts a key to work: by another steward than the one who registered it. */
export async function confirmKey(
  transaction: Transaction,
  { client, kid }: KeyOfClient,
  act: Act,
): Promise<AccountEvent> {
  const key: MemberKey = { kind: 'CLIENT', id: client };
  const member = await memberOf(transaction, key);
  requireSteward(act, member.department);
  const [waiting] = await transaction.query(WAITING_KEY, [client, kid]);
  if (!waiting) throw refused(key, 'has no such key that waits to be confirmed');
  if (waiting.by === act.by.subject)
    throw new RiverGateError(
      'TWO_PERSONS_NEEDED',
      'Anyone who registered a key cannot confirm it.',
    );
  await transaction.query(CONFIRM_KEY, [client, kid, act.now, act.by.subject]);
  return eventOf(act, 'CLIENT_KEY_CONFIRMED', { ...factsOf(member), kid });
}

/** Ends a key at once; what it signed before is worth nothing more. */
export async function retireKey(
  transaction: Transaction,
  { client, kid }: KeyOfClient,
  act: Act,
): Promise<AccountEvent> {
  const key: MemberKey = { kind: 'CLIENT', id: client };
  const member = await memberOf(transaction, key);
  requireSteward(act, member.department);
  const removed = await transaction.query(DELETE_KEY, [client, kid]);
  if (removed.length === 0) throw refused(key, 'has no such key');
  return eventOf(act, 'CLIENT_KEY_RETIRED', { ...factsOf(member), kid });
}

function noKey(): RiverGateError {
  return new RiverGateError(
    'BAD_USER_INPUT',
    'jwk must be the public half of a key as a JSON Web Key with `kid` (1 to 64 printable characters): RSA of 2048 bits or more, P-256 or P-384.',
  );
}

/** The keys of clients, oldest first. */
export const KEYS = statement({
  text: `select client_id as client, kid, registered_at as "registeredAt",
    registered_by as "registeredBy", confirmed_by as "confirmedBy"
    from exchange.client_key where client_id = any($1) order by registered_at, kid`,
  columns: {
    client: text(),
    kid: text(),
    registeredAt: instant(),
    registeredBy: text(),
    confirmedBy: nullable(text()),
  },
  parameters: [list(text())],
});

/** How many keys a client has. */
export const KEYS_OF_CLIENT = statement({
  text: 'select count(*) from exchange.client_key where client_id = $1',
  columns: { count: int() },
  parameters: [text()],
});

/** No row where the client has a key of this id. */
export const INSERT_KEY = statement({
  text: `insert into exchange.client_key (client_id, kid, jwk, registered_at, registered_by)
    values ($1, $2, $3, $4, $5) on conflict do nothing returning kid`,
  columns: { kid: text() },
  parameters: [text(), text(), json(), instant(), text()],
});

/** Who registered a key that nobody has confirmed. */
export const WAITING_KEY = statement({
  text: `select registered_by as by from exchange.client_key
    where client_id = $1 and kid = $2 and confirmed_by is null`,
  columns: { by: text() },
  parameters: [text(), text()],
});

/** Confirms a key. */
export const CONFIRM_KEY = statement({
  text: 'update exchange.client_key set confirmed_at = $3, confirmed_by = $4 where client_id = $1 and kid = $2',
  parameters: [text(), text(), instant(), text()],
});

/** A row where there was such a key. */
export const DELETE_KEY = statement({
  text: 'delete from exchange.client_key where client_id = $1 and kid = $2 returning kid',
  columns: { kid: text() },
  parameters: [text(), text()],
});
