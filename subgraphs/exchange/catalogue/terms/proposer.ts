import { bool, instant, text } from '../../../../shared/data/sql-type';

/** The person who proposes, and the time. */
export interface Proposer {
  readonly subject: string;
  /** RFC 3339. */
  readonly at: string;
  readonly isDemonstration: boolean;
}

/** The last parameters of a statement that adds a proposal. */
export const PROPOSER_PARAMETERS = [text(), instant(), bool()] as const;

/** Their values. */
export function proposerValues({ subject, at, isDemonstration }: Proposer) {
  return [subject, at, isDemonstration] as const;
}

/** Their columns. */
export const PROPOSER_SQL = 'proposed_by, proposed_at, is_demonstration';

/** Follows `on conflict (…)`: adds nothing and returns no row if another proposal waits. */
export const UNLESS_WAITING =
  'where confirmed_at is null and ended_at is null do nothing returning id';
