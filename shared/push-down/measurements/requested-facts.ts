import type { IndicatorFact } from '../../domain/indicators';
import type { FieldArguments } from '../arguments';
import { measuredFacts, requestedFact, type FactPiece } from './facts';
import { BROKEN_SQL } from '../text/json-text';
import type { Run } from '../parameters';
import type { Scope } from '../scope';

/** The indicators that `latest` is asked for, and their facts as rows `i` of a statement. */
export interface RequestedFacts {
  /** Adds a column with a text of each indicator and returns its SQL. */
  readonly text: (make: FactPiece['fact']) => string;
  /** Adds the column of decimals and returns its SQL. */
  readonly decimals: () => string;
  /** SQL that joins the rows to series `s`; empty if no column was added. */
  readonly join: () => string;
  /** SQL conditions on series `s`; none if all indicators are asked for. */
  readonly conditions: () => ReadonlyArray<string>;
}

/**
 * Returns the facts of the requested indicators; of all that the dataset measures if none is named.
 * A series of an indicator that the dataset does not measure has a broken text.
 */
export function requestedFacts(
  { declared, parameters }: Scope,
  dataset: string,
  asked: FieldArguments,
): RequestedFacts {
  const all = measuredFacts(declared, dataset);
  const isNamed = asked.isGiven('indicators');
  const isCertain = isNamed && asked.constant !== null;
  const named = (run: Run) => namedIn(asked.of(run)['indicators']);
  const factsIn = (run: Run) => (isNamed ? named(run) : null) ?? all;
  const columns: string[] = [];
  const column = (sqlType: string, valueOf: (fact: IndicatorFact) => unknown) => {
    columns.push(parameters.add(sqlType, (run) => factsIn(run).map(valueOf)));
    return `i.c${String(columns.length)}`;
  };
  const codes = () =>
    parameters.add('text[]', (run) => named(run)?.map(({ code }) => code) ?? null);
  return {
    text: (make) => {
      const sql = column('text[]', make);
      return isCertain ? sql : `coalesce(${sql}, ${BROKEN_SQL})`;
    },
    decimals: () => column('int[]', ({ decimals }) => decimals),
    join: () => {
      if (columns.length === 0) return '';
      const keys = parameters.add('text[]', (run) => factsIn(run).map(({ code }) => code));
      const names = columns.map((_, at) => `, c${String(at + 1)}`).join('');
      const rows = `unnest(${[keys, ...columns].join(', ')}) i (code${names})`;
      return `${isCertain ? '' : 'left '}join ${rows} on i.code = s.indicator_code`;
    },
    conditions: () => {
      if (!isNamed || (isCertain && columns.length > 0)) return [];
      const given = codes();
      const isAsked = `s.indicator_code = any(${given})`;
      return [isCertain ? isAsked : `(${given} is null or ${isAsked})`];
    },
  };
}

/** Each indicator once; null if none is named. */
function namedIn(indicators: unknown): ReadonlyArray<IndicatorFact> | null {
  return Array.isArray(indicators) ? [...new Set(indicators.map(requestedFact))] : null;
}
