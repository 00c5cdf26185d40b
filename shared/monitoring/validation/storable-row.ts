import { unstorableIn } from '../../domain/storable-text';
import type { FeedRow, FeedStation, Reject } from '../ingest/feed';

/**
 * Returns the function that returns a row unchanged, or rejects the whole row if one of its texts
 * contains a character that PostgreSQL cannot store (U+0000, half of a surrogate pair): a wrong
 * encoding must not stop the import of the other rows.
 */
export function storableRows(): (row: FeedRow) => FeedRow {
  const storable = new WeakSet<FeedStation>(); // Most feeds pass the same station object for many consecutive rows.
  return (row) => {
    const { station, observations } = row;
    const rejects: Reject[] = [];
    const check = (column: string, text: string) => {
      const reject = rejectOf(column, text);
      if (reject) rejects.push(reject);
    };
    if (station && !storable.has(station)) {
      for (const [column, text] of textsOfStation(station)) check(column, text);
      if (rejects.length === 0) storable.add(station);
    }
    for (const { depth, method } of observations) {
      if (depth !== undefined) check('depth', depth);
      if (method !== undefined) check('method', method);
    }
    if (rejects.length === 0) return row;
    return { line: row.line, observations: [], rejects: [...row.rejects, ...rejects] };
  };
}

function* textsOfStation({ own, ...station }: FeedStation): Generator<[string, string]> {
  for (const [name, value] of Object.entries({ ...station, ...own })) {
    if (typeof value === 'string') yield [name, value];
  }
}

function rejectOf(column: string, text: string): Reject | undefined {
  const found = unstorableIn(text);
  if (!found) return undefined;
  return {
    column,
    value: text.replace(/\u0000|\p{Surrogate}/gu, '\ufffd'),
    reason: `contains ${found.what} as character ${String(found.at)}, which cannot be stored; is the file in another encoding?`,
  };
}
