import { disclosedPrecision } from '../../monitoring/stations/disclosed-position';
import {
  stationRow,
  STORED_SQL,
  type SelectedStation,
} from '../../monitoring/stations/station-row';
import type { StationTable } from '../../monitoring/stations/station-table';
import type { AccessDecisions } from '../../sharing/access-decisions';
import { Fallback } from '../fallback';
import { computed } from '../text/json-text';
import type { MarkedField, MarkedStations, MarkList } from './marked-field';
import { joined, type Call, type WrittenText } from './value-writer';

/**
 * The character around a mark, which stands in the text of a statement where code computes a field
 * of a station. JSON escapes it, so it is in no valid text; texts apart have marks of their own.
 */
const MARK = '\u0005';

/** SQL of the same character. */
const MARK_SQL = 'chr(5)';

interface Mark extends MarkedField {
  readonly stations: MarkedStations;
}

/** Creates an empty list of marks. */
export function markList(): MarkList {
  const marks: Mark[] = [];
  return {
    add: (stations, field) => {
      const number = String(marks.push({ stations, ...field }) - 1);
      const row = broughtOnce(stations, ROW_SQL);
      const readings = field.readings ? broughtOnce(stations, field.readings.sql) : NOTHING;
      return computed(
        [MARK_SQL, `'${number}'`, MARK_SQL, row, MARK_SQL, readings, MARK_SQL].join(' || '),
      );
    },
    replaced: (text, call, access) =>
      text.includes(MARK) ? withTexts(text.split(MARK), { marks, call, access }) : text,
  };
}

/** As the resolvers read it. */
const ROW_SQL = `${STORED_SQL}::text`;

const NOTHING = "''";

function broughtOnce({ brought }: MarkedStations, sql: string): string {
  if (brought.has(sql)) return NOTHING;
  brought.add(sql);
  return sql;
}

interface Replacing {
  readonly marks: ReadonlyArray<Mark>;
  readonly call: Call;
  readonly access: AccessDecisions;
}

/** Parts repeat: text, number of the mark, row and readings of the station, or nothing. */
function withTexts(parts: ReadonlyArray<string>, { marks, call, access }: Replacing): WrittenText {
  const roots = new Map<MarkedStations, Root>();
  const pieces: (string | (() => WrittenText))[] = [];
  for (let at = 0; at < parts.length; at += 4) {
    const [before = '', number, row = '', readings = ''] = parts.slice(at, at + 4);
    pieces.push(before);
    if (number === undefined) continue;
    const mark = marks[Number(number)];
    if (!mark) throw new Fallback('TEXT', 'a mark of another statement');
    const { stations, write } = mark;
    if (row !== '') roots.set(stations, rootOf(row, stations.table, access));
    const root = roots.get(stations);
    if (!root) throw new Fallback('TEXT', 'a mark without its row');
    if (readings !== '') mark.readings?.give(readings, root.id, call);
    pieces.push(() => write(root.object, call));
  }
  return joined(pieces, '', (one) => (typeof one === 'string' ? one : one()));
}

/** The object of which resolvers compute fields, and its id. */
interface Root {
  readonly id: string;
  readonly object: object;
}

function rootOf(row: string, table: StationTable, access: AccessDecisions): Root {
  const { dataset } = table;
  const stored = JSON.parse(row) as SelectedStation['stored']; // Selected by `STORED_SQL`.
  const published = stationRow({ stored }, { dataset, told: disclosedPrecision(access, dataset) });
  return { id: published.id, object: table.published(published) };
}
