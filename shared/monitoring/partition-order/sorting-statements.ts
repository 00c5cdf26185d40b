import { bool, int, nullable, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statement, statementFamily } from '../../data/statement';
import type { UnsortedPartition } from './unsorted-partition';

/** The longest wait for a lock while others wait behind it, ms. */
const LOCK_MS = 1000;

/** Selects the oldest transaction that a statement may not see. */
export const SNAPSHOT = statement({
  text: 'select pg_snapshot_xmin(pg_current_snapshot())::text as since',
  columns: { since: text() },
});

/** Selects the greatest id of a series. */
export const MOST_SERIES = statementFamily({
  text: (schema: string) => `select max(id) as most from ${schema}.series`,
  columns: { most: nullable(int()) },
  examples: [[EXAMPLE_SCHEMA]],
});

/** Copies the rows of a range of series of a partition, series by series; null: all further ones. */
export const COPY_BY_SERIES = statementFamily({
  text: (schema: string, { from, to }: { readonly from: string; readonly to: string }) =>
    `insert into ${schema}.${to} select * from ${schema}.${from}
where series_id >= $1 and ($2::int is null or series_id < $2) order by series_id, starts_at`,
  parameters: [int(), nullable(int())],
  examples: [[EXAMPLE_SCHEMA, { from: 'observation', to: 'observation' }]],
});

const EXAMPLE = [EXAMPLE_SCHEMA, 'observation'] as const;
const EXAMPLE_PARTITION = { name: 'observation', bounds: 'default', condition: 'true' } as const;

/** Adds the key that every partition has. */
export const ADD_KEY = statementFamily({
  text: (schema: string, name: string) =>
    `alter table ${schema}.${name} add primary key (series_id, starts_at)`,
  examples: [EXAMPLE],
});

/** Adds the index by time that every partition has. */
export const ADD_TIME_INDEX = statementFamily({
  text: (schema: string, name: string) =>
    `create index on ${schema}.${name} using brin (starts_at) with (pages_per_range = 32)`,
  examples: [EXAMPLE],
});

/** Makes the statistics by which a sorted partition is known. */
export const ANALYZE = statementFamily({
  text: (schema: string, name: string) => `analyze ${schema}.${name}`,
  examples: [EXAMPLE],
});

/** Adds the condition of a partition, so that attaching reads no rows. */
export const ADD_CONDITION = statementFamily({
  text: (schema: string, name: string, { condition }: UnsortedPartition) =>
    `alter table ${schema}.${name} add constraint of_partition check (${condition})`,
  examples: [[...EXAMPLE, EXAMPLE_PARTITION]],
});

/** Limits the wait for each lock. */
export const WAIT_FOR_LOCKS = statement({ text: `set local lock_timeout = ${String(LOCK_MS)}` });

/** Keeps writers from all observations; readers go on. */
export const LOCK_WRITERS_OUT = statementFamily({
  text: (schema: string) => `lock table only ${schema}.observation in share row exclusive mode`,
  examples: [[EXAMPLE_SCHEMA]],
});

/**
 * Selects whether a copy still has every row of its original: as many, none of a transaction that
 * the copy may have missed.
 */
export const IS_UNCHANGED = statementFamily({
  text: (schema: string, name: string, copy: string) =>
    `select count(*) = (select count(*) from ${schema}.${copy})
  and count(*) filter (where age(o.xmin) <= age(($1::text)::xid8::xid)) = 0 as unchanged from ${schema}.${name} o`,
  columns: { unchanged: bool() },
  parameters: [text()],
  examples: [[...EXAMPLE, 'observation']],
});

/** Takes a partition out. */
export const DETACH = statementFamily({
  text: (schema: string, name: string) =>
    `alter table ${schema}.observation detach partition ${schema}.${name}`,
  examples: [EXAMPLE],
});

/** Drops a table. */
export const DROP = statementFamily({
  text: (schema: string, name: string) => `drop table ${schema}.${name}`,
  examples: [EXAMPLE],
});

/** Renames a table. */
export const RENAME = statementFamily({
  text: (schema: string, from: string, to: string) =>
    `alter table ${schema}.${from} rename to ${to}`,
  examples: [[...EXAMPLE, 'observation']],
});

/** Puts a partition in. */
export const ATTACH = statementFamily({
  text: (schema: string, { name, bounds }: UnsortedPartition) =>
    `alter table ${schema}.observation attach partition ${schema}.${name} ${bounds}`,
  examples: [[EXAMPLE_SCHEMA, EXAMPLE_PARTITION]],
});

/** Drops the condition that `ADD_CONDITION` added. */
export const DROP_CONDITION = statementFamily({
  text: (schema: string, name: string) =>
    `alter table ${schema}.${name} drop constraint of_partition`,
  examples: [EXAMPLE],
});
