import type { FeedObservation, RefusedValue, Reject } from '../ingest/feed';
import { plainDecimal } from './decimal';
import { measuredCell, type CellReading } from './measured-cell';

function unchanged(value: number): number {
  return value;
}

/** A column that contains values of one indicator. */
export interface ValueColumn {
  readonly column: string;
  /** Symbol of the indicator. */
  readonly indicator: string;
  /** Converts to the indicator's unit; absent: the column is already in that unit. */
  readonly convert?: (value: number) => number;
}

/** The values of a row, its cells that cannot be stored, and the values that these would have been. */
export interface RowValues {
  readonly observations: FeedObservation[];
  readonly rejects: Reject[];
  readonly refused: RefusedValue[];
}

/** The values of several parts of a row. */
export function joinedValues(parts: ReadonlyArray<RowValues>): RowValues {
  return {
    observations: parts.flatMap(({ observations }) => observations),
    rejects: parts.flatMap(({ rejects }) => rejects),
    refused: parts.flatMap(({ refused }) => refused),
  };
}

/**
 * Returns the values of a row and its cells that cannot be stored. Missing cells are in neither
 * list. A value above the range of its instrument is stored with that flag, as the limit if the cell
 * states it; one below an unknown limit is stored without a number (UNDETECTED).
 */
export function valuesOf(
  cell: (column: string) => string,
  columns: ReadonlyArray<ValueColumn>,
  common: Omit<FeedObservation, 'indicator' | 'value' | 'detectionLimit'>,
): RowValues {
  const refused: RefusedValue[] = [];
  const observations: FeedObservation[] = [];
  const rejects: Reject[] = [];
  for (const { column, indicator, convert = unchanged } of columns) {
    const text = cell(column);
    const plain = plainDecimal(text);
    if (plain !== undefined) {
      observations.push(measured(indicator, convert(plain), common));
      continue;
    }
    const reading = measuredCell(text);
    if (reading === 'missing') continue;
    const value = measuredValue(reading, convert);
    if ('reason' in value) {
      rejects.push({ column, value: text, ...value });
      const { code = 'CELL_UNUSABLE' } = value;
      refused.push({ indicator, startsAt: common.startsAt, code });
    } else observations.push({ indicator, ...value, ...common });
  }
  return { observations, rejects, refused };
}

/** Every field of an observation, so that all have one form, which the engine reads fastest. */
type EveryField = {
  readonly [Name in keyof Required<FeedObservation>]: FeedObservation[Name];
};

function measured(
  indicator: string,
  value: number,
  common: Omit<FeedObservation, 'indicator' | 'value' | 'detectionLimit'>,
): EveryField {
  const { averaging, startsAt, flag, computedFrom, depth, method } = common;
  const detectionLimit = undefined;
  return {
    indicator,
    averaging,
    startsAt,
    value,
    detectionLimit,
    flag,
    computedFrom,
    depth,
    method,
  };
}

type MeasuredValue = Pick<FeedObservation, 'value' | 'detectionLimit' | 'flag'>;

function measuredValue(
  reading: Exclude<CellReading, 'missing'>,
  convert: (value: number) => number,
): MeasuredValue | Omit<Reject, 'column' | 'value'> {
  if (reading === 'unreadable') return { reason: 'wanted a number', code: 'NUMBER_UNREADABLE' };
  if (reading.beyond === undefined) return { value: convert(reading.value) };
  const limit = reading.limit === null ? null : convert(reading.limit);
  if (reading.beyond === 'ABOVE') return { value: limit, flag: 'OVER_RANGE' };
  return limit === null
    ? { value: null, flag: 'UNDETECTED' }
    : { value: null, detectionLimit: limit };
}
