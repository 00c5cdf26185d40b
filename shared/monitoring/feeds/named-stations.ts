import { isDeepStrictEqual } from 'node:util';
import type { FeedRow, FeedStation, Reject } from '../ingest/feed';
import { plainNameOf } from './plain-name';

type Named = { readonly station: FeedStation } | { readonly rejects: ReadonlyArray<Reject> };

const MAX_SHOWN = 200;

/**
 * Returns the function that gives the station of a row its plain names, or rejects the row if one
 * of them cannot be read. The same station object gives the same one, because feeds pass it for
 * many rows.
 */
export function namedStations(): (row: FeedRow) => FeedRow {
  const known = new WeakMap<FeedStation, Named>();
  return (row) => {
    if (!row.station) return row;
    const named = known.get(row.station) ?? namedStation(row.station);
    known.set(row.station, named);
    if ('station' in named)
      return named.station === row.station ? row : { ...row, station: named.station };
    return { line: row.line, observations: [], rejects: [...row.rejects, ...named.rejects] };
  };
}

/** Texts of a station that its file gives. */
const NAMES = ['nameZh', 'nameEn', 'code', 'region'] as const;

function namedStation(station: FeedStation): Named {
  const rejects: Reject[] = [];
  const plain = (column: string, text: string): string => {
    const reading = plainNameOf(text);
    if ('name' in reading && (reading.name !== '' || text === '')) return reading.name;
    const reason = 'fault' in reading ? reading.fault : 'contains nothing that is visible';
    const value = text.slice(0, MAX_SHOWN).replace(/[\p{Cc}\p{Cs}]/gu, '\ufffd');
    rejects.push({ column, value, reason, code: 'NAME_UNREADABLE' });
    return text;
  };
  const names = NAMES.flatMap((column) => {
    const text = station[column];
    return text === undefined ? [] : [[column, plain(column, text)]];
  });
  const own = Object.entries(station.own ?? {}).map(([column, value]) => [
    column,
    typeof value === 'string' ? plain(column, value) : value,
  ]);
  if (rejects.length > 0) return { rejects };
  const ownPart = station.own ? { own: Object.fromEntries(own) } : {};
  const named = { ...station, ...Object.fromEntries(names), ...ownPart };
  return { station: isDeepStrictEqual(named, station) ? station : named };
}
