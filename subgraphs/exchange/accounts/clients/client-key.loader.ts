import { statement, type RowOf } from '../../../../shared/data/statement';
import { instant, list, nullable, text } from '../../../../shared/data/sql-type';
import type { Reader } from '../../../../shared/data/database';
import { groupBy, keyed } from '../../../../shared/data/keyed';

/** A public key that verifies assertions of a machine. */
export type ClientKeyRow = RowOf<typeof KEYS>;

/** One key of one machine. */
export interface KeyOfClient {
  readonly client: string;
  readonly kid: string;
}

/** Loads the keys of machines, oldest first. */
export function clientKeys(reader: Reader) {
  return keyed<string, ReadonlyArray<ClientKeyRow>>(async (ids) => {
    return groupBy(await reader.query(KEYS, [ids]), ({ client }) => client);
  });
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
