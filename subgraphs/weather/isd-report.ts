import type { DeclaredValue } from '../../shared/monitoring/feeds/declared-values';
import { decimalOf } from '../../shared/monitoring/feeds/decimal';
import type {
  FeedObservation,
  FeedRow,
  RefusedValue,
  Reject,
} from '../../shared/monitoring/ingest/feed';
import { HOUR_MS } from '../../shared/domain/durations';

const MPH_IN_MS = 0.44704;
const MILE_IN_M = 1609.344;
const INCH_IN_MM = 25.4;
const INHG_IN_HPA = 33.8639;
/** Trace rain: less than half a hundredth of an inch. */
const TRACE_MM = 0.127;
const VARIABLE_DIRECTION = 990;

type Column = readonly [name: string, from: number, to: number];

interface Element {
  readonly column: Column;
  readonly indicator: string;
  readonly convert: (value: number) => number;
}

const TEMPERATURE: Column = ['TEMP', 83, 87];
const DIRECTION: Column = ['DIR', 26, 29];
const DEW_POINT: Column = ['DEWP', 88, 92];
const SEA_LEVEL: Column = ['SLP', 93, 99];
const ALTIMETER: Column = ['ALT', 100, 105];
const SKY: Column = ['SKC', 42, 45];

const ELEMENTS: ReadonlyArray<Element> = [
  { column: ['SPD', 30, 33], indicator: 'wind_speed', convert: speed_ms },
  { column: ['GUS', 34, 37], indicator: 'wind_gust', convert: speed_ms },
  {
    column: ['VSB', 52, 56],
    indicator: 'visibility',
    convert: (miles) => round(miles * MILE_IN_M, 0),
  },
  { column: TEMPERATURE, indicator: 'air_temp', convert: (f) => round(celsius(f), 1) },
  { column: SEA_LEVEL, indicator: 'sea_level_pressure', convert: (hPa) => hPa },
  // Airports report the altimeter setting; at these heights it equals the pressure at sea level,
  // and stands for it where that is not reported.
  { column: ALTIMETER, indicator: 'sea_level_pressure', convert: altimeter_hPa },
  { column: ['STP', 106, 112], indicator: 'pressure', convert: (hPa) => hPa },
];

/** Totals end at the time of the report. PCPXX does not specify its number of hours. */
const TOTALS = [
  { column: ['PCP01', 121, 127], averaging: 'HOUR', hours: 1 },
  { column: ['PCP06', 127, 133], averaging: 'SIX_HOURS', hours: 6 },
  { column: ['PCP24', 133, 139], averaging: 'DAY', hours: 24 },
] as const;
/** What its columns become; humidity is computed from the dew point. */
export const ISD_VALUES: ReadonlyArray<DeclaredValue> = [
  ...ELEMENTS.map(({ column, indicator }) => ({
    column: column[0],
    indicator,
    ...(column === ALTIMETER ? { insteadOf: SEA_LEVEL[0] } : {}),
  })),
  { column: DIRECTION[0], indicator: 'wind_direction' },
  { column: DEW_POINT[0], indicator: 'humidity' },
  ...TOTALS.map(({ column, averaging }) => ({ column: column[0], indicator: 'rain', averaging })),
];

const UNSPECIFIED_TOTAL: Column = ['PCPXX', 139, 145];

/** ms since 1970 UTC of `YYYYMMDDhhmm`; undefined for an invalid time. */
export function isdInstant(text: string): number | undefined {
  const [, year, month, day, hour, minute] =
    /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(text) ?? [];
  const at = Date.parse(
    `${year ?? ''}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:00Z`,
  );
  if (Number.isNaN(at)) return undefined;
  // Date.parse would accept 31 February as 3 March.
  return new Date(at).toISOString().slice(0, 16).replace(/\D/g, '') === text ? at : undefined;
}

/** The observations of one report at the instant `at`, its unreadable cells, and their values. */
export function isdReport(
  text: string,
  at: number,
): Pick<FeedRow, 'observations' | 'rejects' | 'refused'> {
  const row: Row = { text, at, method: methodOf(text), observations: [], rejects: [] };
  for (const { column, indicator, convert } of ELEMENTS) {
    if (column === ALTIMETER && cellOf(text, SEA_LEVEL) !== '') continue;
    const value = readNumber(row, column);
    if (value !== undefined) instant(row, indicator, convert(value));
  }
  readDirection(row);
  readHumidity(row);
  for (const total of TOTALS) readTotal(row, total);
  const unspecified = cellOf(text, UNSPECIFIED_TOTAL);
  if (unspecified !== '') reject(row, UNSPECIFIED_TOTAL, 'does not specify its number of hours');
  const { observations, rejects } = row;
  return { observations, rejects, refused: rejects.flatMap((one) => refusedOf(one, at)) };
}

/** The values that a rejected cell would have been; totals begin before the report. */
function refusedOf({ column, code = 'CELL_UNUSABLE' }: Reject, at: number): RefusedValue[] {
  const hours = TOTALS.find((total) => total.column[0] === column)?.hours ?? 0;
  return ISD_VALUES.filter((value) => value.column === column).map(({ indicator }) => ({
    indicator,
    startsAt: at - hours * HOUR_MS,
    code,
  }));
}

interface Row {
  readonly text: string;
  readonly at: number;
  readonly method: string;
  readonly observations: FeedObservation[];
  readonly rejects: Reject[];
}

/** ISD has the sky condition only from synoptic reports; the layers of a METAR are omitted. */
function methodOf(text: string): string {
  return cellOf(text, SKY) === '' ? 'METAR' : 'SYNOP';
}

function instant(row: Row, indicator: string, value: number): void {
  const { at, method } = row;
  row.observations.push({ indicator, averaging: 'INSTANT', startsAt: at, value, method });
}

/** Calm and variable winds have no direction. */
function readDirection(row: Row): void {
  const value = readNumber(row, DIRECTION);
  if (value !== undefined && value !== VARIABLE_DIRECTION && value !== 0)
    instant(row, 'wind_direction', value);
}

/** Magnus' formula with the coefficients of the WMO guide (WMO-No. 8, annex 4.B). */
function readHumidity(row: Row): void {
  const temperature = decimalOf(cellOf(row.text, TEMPERATURE));
  const dewPoint = readNumber(row, DEW_POINT);
  if (dewPoint === undefined || temperature === undefined) return;
  const vapour = (t: number) => Math.exp((17.62 * t) / (243.12 + t));
  const humidity = 100 * (vapour(celsius(dewPoint)) / vapour(celsius(temperature)));
  const inputs = [temperature, dewPoint].map((f) => round(celsius(f), 1));
  const { at, method, observations } = row;
  observations.push({
    indicator: 'humidity',
    averaging: 'INSTANT',
    startsAt: at,
    value: round(Math.min(100, humidity), 0),
    method,
    computedFrom: inputs.map((value) => ({ indicator: 'air_temp', value })),
    ...(humidity > MOST_HUMIDITY ? { flag: 'SUSPECT' } : {}),
  });
  if (humidity > MOST_HUMIDITY) suspectTemperature(observations);
}

/** A dew point that much above the temperature contradicts it; both were rounded to a degree F. */
const MOST_HUMIDITY = 108;

function suspectTemperature(observations: FeedObservation[]): void {
  const at = observations.findIndex(({ indicator }) => indicator === 'air_temp');
  const temperature = observations[at];
  if (temperature) observations[at] = { ...temperature, flag: 'SUSPECT' };
}

function readTotal(row: Row, { column, averaging, hours }: (typeof TOTALS)[number]): void {
  const common = {
    indicator: 'rain',
    averaging,
    startsAt: row.at - hours * HOUR_MS,
    method: row.method,
  };
  if (cellOf(row.text, column).endsWith('T')) {
    row.observations.push({ ...common, value: null, detectionLimit: TRACE_MM });
    return;
  }
  const inches = readNumber(row, column);
  if (inches !== undefined)
    row.observations.push({ ...common, value: round(inches * INCH_IN_MM, 1) });
}

/** Stars and blanks mean missing; anything else must be a number. */
function cellOf(text: string, [, from, to]: Column): string {
  const cell = text.slice(from, to).trim();
  return /^\**$/.test(cell) ? '' : cell;
}

function readNumber(row: Row, column: Column): number | undefined {
  const cell = cellOf(row.text, column);
  if (cell === '') return undefined;
  const value = decimalOf(cell);
  if (value === undefined) reject(row, column, 'wanted a number');
  return value;
}

function reject(row: Row, column: Column, reason: string): void {
  row.rejects.push({ column: column[0], value: cellOf(row.text, column), reason });
}

function speed_ms(mph: number): number {
  return round(mph * MPH_IN_MS, 1);
}

function altimeter_hPa(inches: number): number {
  return round(inches * INHG_IN_HPA, 1);
}

function celsius(fahrenheit: number): number {
  return ((fahrenheit - 32) * 5) / 9;
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
