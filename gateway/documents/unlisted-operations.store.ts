import type { Transaction } from '../../shared/data/database';
import { instant, int, list, nullable, text } from '../../shared/data/sql-type';
import { statement } from '../../shared/data/statement';

/** How often a client sent an operation outside its list. */
export interface UnlistedCount {
  readonly client: string;
  readonly hash: string;
  readonly name: string | null;
  readonly text: string;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly answered: number;
  readonly refused: number;
}

/** Most operations that are listed for a client; the exchange's schema declares it too. */
export const MOST_LISTED = 200;

/** Adds counts, and deletes those that a client sent longest ago, beyond the bound. */
export async function addUnlisted(
  transaction: Transaction,
  counts: ReadonlyArray<UnlistedCount>,
): Promise<void> {
  await transaction.query(ADD_UNLISTED, [
    counts.map(({ client }) => client),
    counts.map(({ hash }) => hash),
    counts.map(({ name }) => name),
    counts.map((one) => one.text),
    counts.map(({ firstAt }) => firstAt),
    counts.map(({ lastAt }) => lastAt),
    counts.map(({ answered }) => answered),
    counts.map(({ refused }) => refused),
  ]);
  const clients = [...new Set(counts.map(({ client }) => client))];
  await transaction.query(DELETE_EXCESS, [clients, MOST_LISTED]);
}

/** Operations of clients that exist and did not register them meanwhile. */
export const ADD_UNLISTED = statement({
  text: `insert into exchange.client_unlisted_operation as u
      (client_id, hash, operation_name, text, first_at, last_at, answered, refused)
    select c.client, c.hash, c.name, c.text, c.first_at, c.last_at, c.answered, c.refused
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[],
      $7::bigint[], $8::bigint[]) as c (client, hash, name, text, first_at, last_at, answered, refused)
    where exists (select from exchange.client_document_list l where l.client_id = c.client)
      and not exists (select from exchange.client_document d where d.client_id = c.client and d.hash = c.hash)
    order by 1, 2
    on conflict (client_id, hash) do update set last_at = greatest(u.last_at, excluded.last_at),
      answered = u.answered + excluded.answered, refused = u.refused + excluded.refused`,
  parameters: [
    list(text()),
    list(text()),
    list(nullable(text())),
    list(text()),
    list(instant()),
    list(instant()),
    list(int()),
    list(int()),
  ],
});

/** Beyond a number for each client, those sent longest ago. */
export const DELETE_EXCESS = statement({
  text: `delete from exchange.client_unlisted_operation u using (
      select client_id, hash, row_number() over (partition by client_id order by last_at desc, hash) as place
      from exchange.client_unlisted_operation where client_id = any($1)) r
    where r.place > $2 and u.client_id = r.client_id and u.hash = r.hash`,
  parameters: [list(text()), int()],
});
