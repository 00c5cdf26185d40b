import { Step, type Censoring } from '../vocabulary';
import { censoringOf } from './observation-row';

/** What the points of a series say of values that are only known to lie beyond a limit. */
export interface BeyondColumns {
  readonly beyond: ReadonlyArray<number | null>;
  readonly censoring: ReadonlyArray<Censoring | null>;
  readonly limits: ReadonlyArray<number | null>;
}

interface SelectedColumns {
  readonly flags: ReadonlyArray<number> | null;
  readonly censored: ReadonlyArray<number> | null;
  readonly beyond: ReadonlyArray<number | null> | null;
  /** Null also if no point has one. */
  readonly limits: ReadonlyArray<number | null> | null;
}

/** Returns these columns of the selected points; single values alone have a side of a limit. */
export function beyondColumns(row: SelectedColumns, step: Step): BeyondColumns {
  const flags = row.flags ?? [];
  const sideOf = (flag: number, at: number) =>
    censoringOf({ flag, detection_limit: row.censored?.[at] === 1 ? 1 : null });
  return {
    beyond: row.beyond ?? [],
    censoring: flags.map((flag, at) => (step === Step.RAW ? sideOf(flag, at) : null)),
    limits: row.limits ?? flags.map(() => null),
  };
}
