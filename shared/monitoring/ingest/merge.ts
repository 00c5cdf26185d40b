import type { Transaction } from '../../data/database';
import { bool, instant, int } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statement, statementFamily } from '../../data/statement';
import { copyObservations, type StoredObservation } from './observation-copy';

/** Number of rows of one flush by result. */
export interface MergeOutcome {
  readonly stored: number;
  readonly revised: number;
  readonly unchanged: number;
  /** Rows that bring only values which a correction has replaced since, and which stay replaced. */
  readonly superseded: number;
}

/** A batch being merged. */
export interface MergeJob {
  readonly schema: string;
  readonly batchId: number;
  /** Whether the data are synthetic; synthetic data never replace a measurement. */
  readonly isSynthetic: boolean;
  /** Whether the sender says that its values are corrections, also back to an earlier value. */
  readonly corrects: boolean;
}

/**
 * Merges observations, some of which may already be stored. New ones are stored; a different value
 * becomes the next revision, and the old one moves to history. A value that this key had before is
 * left out as superseded, so that importing a file again never undoes a correction, unless the
 * sender says that it corrects. No key may occur twice in `rows`.
 */
export async function mergeObservations(
  transaction: Transaction,
  job: MergeJob,
  rows: ReadonlyArray<StoredObservation>,
): Promise<MergeOutcome> {
  const { schema, batchId, isSynthetic, corrects } = job;
  await transaction.query(MAKE_INCOMING);
  await transaction.query(EMPTY_INCOMING);
  await copyObservations(transaction, { table: 'incoming', batchId: null }, rows);
  await transaction.query(ANALYZE_INCOMING);
  const bounds = timeBounds(rows);
  await transaction.query(JUDGE(schema), [...bounds, isSynthetic, corrects]);
  await transaction.query(TO_HISTORY(schema), [...bounds, batchId]);
  await transaction.query(REVISE(schema), [...bounds, batchId]);
  await transaction.query(STORE(schema), [batchId]);
  const [outcome] = await transaction.query(OUTCOME);
  return outcome ?? { stored: 0, revised: 0, unchanged: 0, superseded: 0 };
}

function timeBounds(rows: ReadonlyArray<StoredObservation>): [string, string] {
  let [first, last] = [Infinity, -Infinity];
  for (const { startsAt } of rows) {
    first = Math.min(first, startsAt);
    last = Math.max(last, startsAt);
  }
  return [new Date(first).toISOString(), new Date(last).toISOString()];
}

/** Creates the temporary table of a flush, which is dropped at the end of the transaction. */
export const MAKE_INCOMING = statement({
  text: `create temp table if not exists incoming (
  row_no int not null, series_id int not null, starts_at timestamptz not null, value double precision,
  detection_limit double precision, flag smallint not null, verdict text not null default 'STORED',
  primary key (series_id, starts_at)) on commit drop`,
});

/** Empties the temporary table. */
export const EMPTY_INCOMING = statement({ text: 'truncate incoming' });

/** Updates the planner's statistics of the temporary table. */
export const ANALYZE_INCOMING = statement({ text: 'analyze incoming' });

/**
 * Compares each incoming value with the stored one; the flag FROZEN (1), which the hub's own check
 * sets later on a valid value, does not count as a difference.
 */
export const JUDGE = statementFamily({
  text: (schema: string) => `update incoming i set verdict = case
  when o.value is not distinct from i.value and o.detection_limit is not distinct from i.detection_limit
    and (o.flag = i.flag or o.flag = 1 and i.flag = 0) then 'UNCHANGED'
  when $3 and b.provenance = 'MEASURED' then 'UNCHANGED'
  when not $4 and exists (select from ${schema}.observation_history h where h.series_id = i.series_id and h.starts_at = i.starts_at
    and h.value is not distinct from i.value and h.detection_limit is not distinct from i.detection_limit) then 'SUPERSEDED'
  else 'REVISED' end
from ${schema}.observation o join ${schema}.batch b on b.id = o.batch_id
where o.series_id = i.series_id and o.starts_at = i.starts_at and o.starts_at between $1 and $2`,
  parameters: [instant(), instant(), bool(), bool()],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Moves the replaced values to history. */
export const TO_HISTORY = statementFamily({
  text: (schema: string) => `insert into ${schema}.observation_history
select o.series_id, o.starts_at, o.value, o.detection_limit, o.flag, o.revision, o.batch_id, $3
from incoming i join ${schema}.observation o using (series_id, starts_at)
where i.verdict = 'REVISED' and o.starts_at between $1 and $2`,
  parameters: [instant(), instant(), int()],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Stores the revisions. */
export const REVISE = statementFamily({
  text: (schema: string) => `update ${schema}.observation o
set value = i.value, detection_limit = i.detection_limit, flag = i.flag, revision = o.revision + 1, batch_id = $3
from incoming i
where i.verdict = 'REVISED' and o.series_id = i.series_id and o.starts_at = i.starts_at and o.starts_at between $1 and $2`,
  parameters: [instant(), instant(), int()],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Stores the new observations. */
export const STORE = statementFamily({
  text: (
    schema: string,
  ) => `insert into ${schema}.observation (series_id, starts_at, value, detection_limit, flag, batch_id)
select series_id, starts_at, value, detection_limit, flag, $1 from incoming where verdict = 'STORED'`,
  parameters: [int()],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Counts the rows by result. */
export const OUTCOME = statement({
  text: `select count(*) filter (where has_stored)::int as stored,
  count(*) filter (where not has_stored and has_revised)::int as revised,
  count(*) filter (where not has_stored and not has_revised and not has_superseded)::int as unchanged,
  count(*) filter (where not has_stored and not has_revised and has_superseded)::int as superseded
from (select row_no, bool_or(verdict = 'STORED') as has_stored, bool_or(verdict = 'REVISED') as has_revised,
    bool_or(verdict = 'SUPERSEDED') as has_superseded
  from incoming group by row_no) rows`,
  columns: { stored: int(), revised: int(), unchanged: int(), superseded: int() },
});
