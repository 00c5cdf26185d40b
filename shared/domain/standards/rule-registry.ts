import { networkDayOf } from '../network-day';

/** What every rule of a law or standard says about itself, beside the rule. */
export interface DatedRule {
  /** Number of the standard without its year, such as `HJ 633`. */
  readonly standard: string;
  readonly version: string;
  /** First day in force, YYYY-MM-DD in Beijing. */
  readonly validFrom: string;
  /** First day no longer in force; null while no end is known. */
  readonly validTo: string | null;
  /** Part of a phased introduction; null when the standard has no phases. */
  readonly stage: string | null;
  readonly source: string;
}

/**
 * The rule in force on the Beijing day of `at`; undefined when none was.
 *
 * An observation is judged by the rule of its own day, however long ago. Throws TypeError when two of
 * the rules claim that day: a list must hold the succession of one standard.
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
      `rules must follow each other, but "${nameOf(rule)}" and "${nameOf(rival)}" both claim ${day}.`,
    );
  }
  return rule;
}

/** How a rule is cited: `HJ 633-2026`, with its stage where it has one. */
export function nameOf({ standard, version, stage }: DatedRule): string {
  return stage === null ? `${standard}-${version}` : `${standard}-${version} (${stage})`;
}
