import { unstorableIn } from '../../domain/storable-text';
import type { FeedRow, FeedStation, Reject } from './feed';

/**
 * A row as it is, or rejected as a whole where one of its texts holds what PostgreSQL cannot keep
 * (U+0000, half of a surrogate pair): a file of another encoding must not end the import of the rest.
 */
export function storableRow(row: FeedRow): FeedRow {
  const rejects = [...textsOf(row)].flatMap(([column, text]) => rejectOf(column, text) ?? []);
  if (rejects.length === 0) return row;
  return { line: row.line, observations: [], rejects: [...row.rejects, ...rejects] };
}

function* textsOf({ station, observations }: FeedRow): Generator<[column: string, text: string]> {
  if (station) yield* textsOfStation(station);
  for (const { depth, method } of observations) {
    if (depth !== undefined) yield ['depth', depth];
    if (method !== undefined) yield ['method', method];
  }
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
    reason: `holds ${found.what} as character ${String(found.at)}, which no text may hold; is the file in another encoding?`,
  };
}
