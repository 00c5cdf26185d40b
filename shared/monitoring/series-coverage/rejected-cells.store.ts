import { timeFaultOf } from '../../domain/observed-time';
import type { Transaction } from '../../data/database';
import { instant, int, list, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';
import { indicatorNamed } from '../indicator-argument';
import type { RefusedValue } from '../ingest/feed';

/** Most values of one import that are remembered as rejected. */
const MAX_REMEMBERED = 100_000;

/** The values of an import that were rejected, by station, indicator and start. */
export interface RejectedCells {
  /** Counts rejected values of a station; those at an impossible time explain no gap. */
  add(stationId: string, refused: ReadonlyArray<RefusedValue>): void;
  /** Stores the counts, for `coverage`. */
  store(transaction: Transaction, schema: string): Promise<void>;
}

interface Rejected extends RefusedValue {
  readonly stationId: string;
  cells: number;
}

/** Returns the rejected values of an import that began at an instant, ms since 1970 UTC. */
export function rejectedCells(begunAt: number): RejectedCells {
  const found = new Map<string, Rejected>();
  return {
    add: (stationId, refused) => {
      for (const value of refused) {
        const { startsAt } = value;
        if (timeFaultOf({ startsAt, endsAt: startsAt }, begunAt) !== undefined) continue;
        const indicator = indicatorNamed(value.indicator).code;
        const key = `${stationId}|${indicator}|${String(startsAt)}|${value.code}`;
        const known = found.get(key);
        if (known) known.cells += 1;
        else if (found.size < MAX_REMEMBERED)
          found.set(key, { ...value, indicator, stationId, cells: 1 });
      }
    },
    store: async (transaction, schema) => {
      if (found.size === 0) return;
      const all = [...found.values()];
      await transaction.query(STORE_REJECTED(schema), [
        all.map(({ stationId }) => stationId),
        all.map(({ indicator }) => indicator),
        all.map(({ startsAt }) => new Date(startsAt).toISOString()),
        all.map(({ code }) => code),
        all.map(({ cells }) => cells),
      ]);
    },
  };
}

/** Stores how many values were rejected; a file that is imported again does not add to it. */
export const STORE_REJECTED = statementFamily({
  text: (
    schema: string,
  ) => `insert into ${schema}.rejected_cell (station_id, indicator_code, starts_at, code, cells)
    select * from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::int[])
    on conflict (station_id, indicator_code, starts_at, code) do update set cells = excluded.cells`,
  parameters: [list(text()), list(text()), list(instant()), list(text()), list(int())],
  examples: [[EXAMPLE_SCHEMA]],
});
