import type { RejectCode } from '../feeds/reject-reasons';

/** Why a cell or row is rejected: the stable code, and a sentence. */
export interface Fault {
  readonly code: RejectCode;
  readonly reason: string;
}

const SENTENCES = {
  TIME_UNREADABLE: 'is in no form of a date or time that the feed declares',
  TIME_IMPOSSIBLE: 'is a date or time that no calendar or clock has',
  TIME_AMBIGUOUS: 'may have day and month exchanged; give --date-order DMY or MDY',
  TIME_AHEAD: 'ends later than five minutes from now; forecasts are no observations',
  TIME_TOO_EARLY: 'begins before 1950',
  POSITION_ZERO: 'is latitude 0 and longitude 0, which is open sea',
  POSITION_SWAPPED: 'seems to have latitude and longitude exchanged; neither is stored',
  POSITION_ELSEWHERE: 'is not where the station can be: outside China, or outside its city',
} as const satisfies Readonly<Partial<Record<RejectCode, string>>>;

/** Returns a fault, with what was wanted or found in this case. */
export function fault(code: keyof typeof SENTENCES, detail?: string): Fault {
  return { code, reason: `${SENTENCES[code]}${detail === undefined ? '' : `; ${detail}`}` };
}
