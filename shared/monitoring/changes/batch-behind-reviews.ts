import type { Transaction } from '../../data/database';
import { bool, instant, int, list } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';

/** The series that a batch changed: ids, first and last starts of an interval, as columns. */
type ChangedColumns = readonly [
  ids: ReadonlyArray<number>,
  firsts: ReadonlyArray<string>,
  lasts: ReadonlyArray<string>,
];

/**
 * Places a batch behind every review of its series that was committed while it was under way, and
 * returns its id, which is another one if there was such a review. Must be the last work before the
 * commit: from here on, reviews of the department wait for it.
 *
 * A review covers the rows of a series up to the newest batch that it saw. A batch has its id from
 * its beginning, so that one with a lower id may be committed after the review.
 */
export async function batchBehindReviews(
  transaction: Transaction,
  schema: string,
  { batchId, changed }: { readonly batchId: number; readonly changed: ChangedColumns },
): Promise<number> {
  const [ids, firsts, lasts] = changed;
  if (ids.length === 0) return batchId;
  await transaction.query(HOLD_REVIEWS(schema));
  const [found] = await transaction.query(IS_OVERTAKEN(schema), [ids, batchId]);
  if (!found?.is_overtaken) return batchId;
  const [moved] = await transaction.query(MOVE_BATCH(schema), [batchId]);
  if (!moved) throw new TypeError(`There is no batch ${String(batchId)} in ${schema}.batch.`);
  await transaction.query(MOVE_OBSERVATIONS(schema), [ids, firsts, lasts, batchId, moved.id]);
  await transaction.query(MOVE_LATEST(schema), [ids, batchId, moved.id]);
  await transaction.query(MOVE_HISTORY(schema), [ids, firsts, lasts, batchId, moved.id]);
  return moved.id;
}

/** Waits until the reviews in progress have ended, and lets others wait; imports do not wait. */
export const HOLD_REVIEWS = statementFamily({
  text: (schema: string) => `lock table ${schema}.review in share mode`,
  examples: [[EXAMPLE_SCHEMA]],
});

/** Selects whether a review of one of these series saw a later batch. */
export const IS_OVERTAKEN = statementFamily({
  text: (schema: string) =>
    `select exists (select from ${schema}.series where id = any($1::int[]) and reviewed_batch_id >= $2) as is_overtaken`,
  columns: { is_overtaken: bool() },
  parameters: [list(int()), int()],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Gives a batch the next id. */
export const MOVE_BATCH = statementFamily({
  text: (schema: string) => `update ${schema}.batch set id = default where id = $1 returning id`,
  columns: { id: int() },
  parameters: [int()],
  examples: [[EXAMPLE_SCHEMA]],
});

const SPANS = `unnest($1::int[], $2::timestamptz[], $3::timestamptz[]) c (series_id, first, last)`;

/** Gives the observations of a batch its other id. */
export const MOVE_OBSERVATIONS = statementFamily({
  text: (schema: string) => `update ${schema}.observation o set batch_id = $5 from ${SPANS}
where o.series_id = c.series_id and o.starts_at between c.first and c.last and o.batch_id = $4`,
  parameters: [list(int()), list(instant()), list(instant()), int(), int()],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Gives the newest observations of a batch its other id. */
export const MOVE_LATEST = statementFamily({
  text: (schema: string) =>
    `update ${schema}.latest set batch_id = $3 where series_id = any($1::int[]) and batch_id = $2`,
  parameters: [list(int()), int(), int()],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Gives what a batch replaced, also of its own, its other id. */
export const MOVE_HISTORY = statementFamily({
  text: (schema: string) => `update ${schema}.observation_history o
set batch_id = case o.batch_id when $4 then $5 else o.batch_id end, replaced_by_batch_id = $5 from ${SPANS}
where o.series_id = c.series_id and o.starts_at between c.first and c.last and o.replaced_by_batch_id = $4`,
  parameters: [list(int()), list(instant()), list(instant()), int(), int()],
  examples: [[EXAMPLE_SCHEMA]],
});
