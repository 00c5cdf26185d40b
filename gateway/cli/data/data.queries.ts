import { bool, int, text } from '../../../shared/data/sql-type';
import { EXAMPLE_SCHEMA, statement, statementFamily } from '../../../shared/data/statement';

/** Answers if the database does. */
export const DATABASE_ANSWERS = statement({
  text: 'select true as answers',
  columns: { answers: bool() },
});

/** How many stations a department has. */
export const STATION_COUNT = statementFamily({
  text: (schema: string) => `select count(*) as count from ${schema}.station`,
  columns: { count: int() },
  examples: [[EXAMPLE_SCHEMA]],
});

/** The feeds from which a department has data. */
export const FEEDS = statementFamily({
  text: (schema: string) => `select distinct feed from ${schema}.batch`,
  columns: { feed: text() },
  examples: [[EXAMPLE_SCHEMA]],
});
