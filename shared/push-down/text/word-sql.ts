import { QUALITY_FLAGS } from '../../domain/quality-flags';
import { flagName, ReviewState } from '../../monitoring/vocabulary';
import { quoted, quotedList } from './json-text';

/** SQL of the JSON text of a stored flag. */
export function flagSql(code: string): string {
  const names = QUALITY_FLAGS.map((_, at) => JSON.stringify(flagName(at)));
  const other = quoted(JSON.stringify(flagName(names.length)));
  return `coalesce((${quotedList(names)})[${code} + 1], ${other})`;
}

/** SQL of the JSON text of whether a value is reviewed. */
export function reviewSql(isReviewed: string): string {
  const [reviewed, unreviewed] = [ReviewState.REVIEWED, ReviewState.UNREVIEWED].map((word) =>
    quoted(JSON.stringify(word)),
  ) as [string, string]; // Two words.
  return `case when ${isReviewed} then ${reviewed} else ${unreviewed} end`;
}
