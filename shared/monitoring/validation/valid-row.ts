import { timeFaultOf } from '../../domain/observed-time';
import type { FeedObservation, FeedRow } from '../ingest/feed';
import { intervalEnd } from '../interval-end';
import { judgedValues } from './judged-values';
import { fault } from './fault';
import { positionValidator } from './stated-position';

/**
 * Returns the function that validates the rows of an import that began at `now`, ms since 1970 UTC.
 * A row one of whose intervals cannot be true is rejected as a whole, a false position alone; values
 * that contradict their bounds or one another are flagged.
 */
export function rowValidator(now: number): (row: FeedRow) => FeedRow {
  const placed = positionValidator();
  return (row) => {
    const rejected = rejectedForTime(row, now);
    if (rejected) return rejected;
    return { ...placed(row), observations: judgedValues(row.observations) };
  };
}

function rejectedForTime(row: FeedRow, now: number): FeedRow | undefined {
  for (const observation of row.observations) {
    const { startsAt, averaging } = observation;
    const found = timeFaultOf({ startsAt, endsAt: intervalEnd(startsAt, averaging) }, now);
    if (found === undefined) continue;
    const cell = row.time ?? { column: 'time', value: spanText(observation) };
    const reject = { ...cell, ...fault(found, spanText(observation)) };
    return { line: row.line, observations: [], rejects: [...row.rejects, reject] };
  }
  return undefined;
}

function spanText({ startsAt, averaging }: FeedObservation): string {
  const end = intervalEnd(startsAt, averaging);
  return [startsAt, end].map(instantText).join(' to ');
}

/** Beyond the year 275760 JavaScript has no date. */
function instantText(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? String(at) : date.toISOString();
}
