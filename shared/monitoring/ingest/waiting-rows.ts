import { BEIJING_OFFSET_MS } from '../../domain/network-day';
import { DAY_MS, HOUR_MS } from '../../domain/durations';
import { flagCode } from '../vocabulary';
import type { RejectedCells } from '../series-coverage/rejected-cells.store';
import type { FeedObservation, FeedRow } from './feed';
import type { Waiting } from './flush';
import type { FlushBuffer, WaitingObservation } from './flush-buffer';
import type { StoredObservation } from './observation-copy';
import type { KnownSeries, SeriesRegistry } from './series-registry';
import type { EnteredStation } from './station-registry';
import type { Tally } from './tally';

/** Where what is in a row belongs to. */
interface RowTarget {
  readonly series: SeriesRegistry;
  readonly rejected: RejectedCells;
  readonly tally: Tally;
}

/**
 * Returns the observations of a row. A row without any is counted, and the result is undefined: it
 * counts as stored if it adds a station or a detail of one, as rejected if it adds neither and its
 * cells cannot be used, otherwise as unchanged.
 */
export function waitingObservations(
  row: FeedRow,
  entered: EnteredStation | undefined,
  { series, rejected, tally }: RowTarget,
): WaitingObservation[] | undefined {
  if (entered && row.refused) rejected.add(entered.id, row.refused);
  if (!row.station || !entered || row.observations.length === 0) {
    if (row.isOfPoint && entered) tally[entered.isNews ? 'stored' : 'unchanged'] += 1;
    else tally[row.rejects.length > 0 ? 'rejected' : 'unchanged'] += 1;
    return undefined;
  }
  const ofStation = series.at(entered.id, row.station.kind);
  return row.observations.map((observation, place) =>
    waitingObservation(tally.read, observation, ofStation.of(observation, place)),
  );
}

function waitingObservation(
  rowNo: number,
  { startsAt, value, detectionLimit, flag }: FeedObservation,
  series: KnownSeries,
): WaitingObservation {
  const isPossible =
    value === null || (value >= series.plausibleMin && value <= series.plausibleMax);
  return {
    rowNo,
    series,
    startsAt,
    value,
    detectionLimit: detectionLimit ?? null,
    flag: flagCode(flag ?? (isPossible ? 'VALID' : 'IMPOSSIBLE')),
  };
}

/** The waiting observations of a buffer as they are stored; all their series must be opened. */
export function storedIn(buffer: FlushBuffer): Waiting {
  return { rows: buffer.rows().map(storedObservation), lines: buffer.lines };
}

function storedObservation(one: WaitingObservation): StoredObservation {
  const { rowNo, series, startsAt, value, detectionLimit, flag } = one;
  const { identity, row } = series;
  if (!row)
    throw new TypeError(`Series ${identity.join('|')} must be opened before it is stored to.`);
  const { id: seriesId, dayShiftHours } = row;
  const day = Math.floor((startsAt + BEIJING_OFFSET_MS + dayShiftHours * HOUR_MS) / DAY_MS);
  return { rowNo, seriesId, day, startsAt, value, detectionLimit, flag };
}
