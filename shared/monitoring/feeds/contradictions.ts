import type { FeedObservation, FeedRow, Reject } from '../ingest/feed';

/**
 * Returns a row without the values that contradict one another: two columns of it that give one
 * series two values. None of them is stored, because neither is known to be the right one. Equal
 * ones are one value.
 */
export function withoutContradiction(row: FeedRow): FeedRow {
  const { observations } = row;
  if (areOfDifferentIndicators(observations)) return row;
  const contradicted = observations.filter((one) =>
    observations.some((other) => isSameSeries(one, other) && !hasSameValue(one, other)),
  );
  if (contradicted.length === 0) return row;
  return {
    ...row,
    observations: observations.filter((one) => !contradicted.includes(one)),
    rejects: [...row.rejects, ...contradicted.map(rejectOf)],
  };
}

/** Nearly all rows: nothing in them can contradict itself. */
function areOfDifferentIndicators(observations: ReadonlyArray<FeedObservation>): boolean {
  for (let at = 1; at < observations.length; at += 1)
    for (let before = 0; before < at; before += 1)
      if (observations[at]?.indicator === observations[before]?.indicator) return false;
  return true;
}

function isSameSeries(a: FeedObservation, b: FeedObservation): boolean {
  return (
    a !== b &&
    a.indicator === b.indicator &&
    a.startsAt === b.startsAt &&
    a.averaging === b.averaging &&
    a.depth === b.depth &&
    a.method === b.method
  );
}

function hasSameValue(a: FeedObservation, b: FeedObservation): boolean {
  return a.value === b.value && a.detectionLimit === b.detectionLimit && a.flag === b.flag;
}

function rejectOf({ indicator, value, detectionLimit, flag }: FeedObservation): Reject {
  const beyond = detectionLimit === undefined ? (flag ?? '') : `<${String(detectionLimit)}`;
  return {
    column: indicator,
    value: value === null ? beyond : String(value),
    reason: 'is one of two values that the row gives for one series',
    code: 'SERIES_REPEATED',
  };
}
