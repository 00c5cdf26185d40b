import { periodValues } from '../../monitoring/observations/newest-sql';
import { periodOf, type Period } from '../../monitoring/period';
import type { ArgumentValues, FieldArguments } from '../arguments';
import { Fallback } from '../fallback';
import type { Scope } from '../scope';

/** Adds the bounds of the caller's period once and returns their SQL; infinite for a missing one. */
export function periodSql({ parameters }: Scope): readonly [from: string, before: string] {
  const bound = (at: 0 | 1) =>
    parameters.addOnce(
      `bound ${String(at)}`,
      'timestamptz',
      ({ limits }) => periodValues(limits)[at],
    );
  return [bound(0), bound(1)];
}

/** SQL of the bounds of a requested period. */
export type PeriodSql = Readonly<Record<keyof Period, string>>;

/**
 * Adds the period of the arguments and returns its SQL. What `require` throws for it is left to the
 * resolvers, as a wrong period is.
 */
export function requestedPeriod(
  { parameters }: Scope,
  asked: FieldArguments,
  require?: (period: Period) => void,
): PeriodSql {
  const bound = (name: keyof Period) =>
    parameters.add('timestamptz', (run) => periodIn(asked.of(run), require)[name]);
  return { from: bound('from'), to: bound('to') };
}

function periodIn({ from, to }: ArgumentValues, require?: (period: Period) => void): Period {
  try {
    const period = periodOf(String(from), String(to));
    require?.(period);
    return period;
  } catch {
    throw new Fallback('ARGUMENT', 'from and to');
  }
}
