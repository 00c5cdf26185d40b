import { networkDayOf } from '../network-day';

/** The metadata of every rule of a law or standard. */
export interface DatedRule {
  /** Number of the standard without its year, such as `HJ 633`. */
  readonly standard: string;
  readonly version: string;
  /** First day in force, YYYY-MM-DD in Beijing. */
  readonly validFrom: string;
  /** First day no longer in force; null if no end is known. */
  readonly validTo: string | null;
  /** Part of a phased introduction; null when the standard has no phases. */
  readonly stage: string | null;
  readonly source: string;
}

/**
 * The rule in force on the Beijing day of `at`, or undefined.
 *
 * An observation is assessed by the rule of its own day, however long ago. Throws TypeError if two
 * rules cover that day: a list must contain successive versions of one standard.
 */
export function ruleInForce<Rule extends DatedRule>(
  rules: ReadonlyArray<Rule>,
  at: Date,
): Rule | undefined {
  const day = networkDayOf('CALENDAR', at);
  const [rule, rival] = rules.filter(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo),
  );
  if (rule !== undefined && rival !== undefined) {
    throw new TypeError(
      `rules must not overlap, but "${nameOf(rule)}" and "${nameOf(rival)}" are both in force on ${day}.`,
    );
  }
  return rule;
}

/** The citation of a rule: `HJ 633-2026`, with its stage if it has one. */
export function nameOf({ standard, version, stage }: DatedRule): string {
  return stage === null ? `${standard}-${version}` : `${standard}-${version} (${stage})`;
}
