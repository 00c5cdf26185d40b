import { positionFaultOf } from '../../domain/position-faults';
import type { FeedRow, FeedStation } from '../ingest/feed';
import { fault } from './fault';

/**
 * Returns the function that removes a position where its station cannot be, with the district that
 * was found from it; the rest of the row stays, and the position is rejected once a station.
 */
export function positionValidator(): (row: FeedRow) => FeedRow {
  const checked = new WeakMap<FeedStation, FeedStation>(); // Most feeds pass the same station object for many consecutive rows.
  return (row) => {
    const { station } = row;
    if (!station) return row;
    const known = checked.get(station);
    if (known) return known === station ? row : { ...row, station: known };
    const reject = rejectOf(station);
    checked.set(station, reject ? withoutPosition(station) : station);
    if (!reject) return row;
    return { ...row, station: withoutPosition(station), rejects: [...row.rejects, reject] };
  };
}

function rejectOf({ latitude, longitude, region, authority }: FeedStation) {
  if (latitude === undefined || longitude === undefined) return undefined;
  const isInChina = authority !== 'OTHER';
  const found = positionFaultOf({ lat: latitude, lon: longitude, region, isInChina });
  if (found === undefined) return undefined;
  const value = `${String(latitude)}, ${String(longitude)}`;
  return { column: 'latitude, longitude', value, ...fault(found) };
}

function withoutPosition(station: FeedStation): FeedStation {
  return { ...station, latitude: undefined, longitude: undefined, districtCode: undefined };
}
