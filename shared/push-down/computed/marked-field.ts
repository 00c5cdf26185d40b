import type { StationTable } from '../../monitoring/stations/station-table';
import type { AccessDecisions } from '../../sharing/access-decisions';
import type { JsonText } from '../text/json-text';
import type { Call, Write, WrittenText } from './value-writer';

/** One selection of stations whose fields code computes. */
export interface MarkedStations {
  readonly table: StationTable;
  /** SQL of what earlier marks of a station bring: the first its row, each its own readings. */
  readonly brought: Set<string>;
}

/** A field of a station that code computes. */
export interface MarkedField {
  readonly write: Write;
  /** What it is computed from; null: only its resolver knows. */
  readonly readings: StationReadings | null;
}

/** Observations that a statement reads with a station, for the resolver of a field. */
export interface StationReadings {
  /** SQL of their text, for station `t`. */
  readonly sql: string;
  /** Gives them to the loaders of a request, which then do not read them. */
  readonly give: (text: string, stationId: string, call: Call) => void;
}

/** The marks of one statement, in their order. */
export interface MarkList {
  /** Adds a field of station `t` and returns the text of its mark. */
  add(stations: MarkedStations, field: MarkedField): JsonText;
  /** Replaces the marks of a text by what the resolvers return. */
  replaced(text: string, call: Call, access: AccessDecisions): WrittenText;
}
