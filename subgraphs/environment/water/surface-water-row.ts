import {
  joinedValues,
  valuesOf,
  type ValueColumn,
  type RowValues,
} from '../../../shared/monitoring/feeds/cells';
import type { DeclaredValue } from '../../../shared/monitoring/feeds/declared-values';
import { isMissing } from '../../../shared/monitoring/feeds/measured-cell';
import type { FeedClock, InstantReading } from '../../../shared/monitoring/feeds/feed-clock';
import type { YearlessTable } from '../../../shared/monitoring/feeds/yearless-table';
import type {
  FeedObservation,
  FeedRow,
  FeedStation,
  Reject,
} from '../../../shared/monitoring/ingest/feed';
import { fault } from '../../../shared/monitoring/validation/fault';
import { surfaceWaterStation } from './surface-water-station';
import { classNumber } from './water-class';

/** A row of the table, from any format. */
export interface TableRow {
  readonly line: number;
  readonly cell: (column: string) => string;
}

const PROVINCE = '省份';
const BASIN = '流域';
const NAME = '断面名称';
const TIME = '监测时间';
const CLASS = '水质类别';
const STATE = '站点情况';

const UNKNOWN_REGION = '未标明';

const VALUES: ReadonlyArray<ValueColumn> = [
  { column: '水温(℃)', indicator: 'water_temp' },
  { column: 'pH(无量纲)', indicator: 'ph' },
  { column: '溶解氧(mg/L)', indicator: 'do' },
  { column: '电导率(μS/cm)', indicator: 'conductivity' },
  { column: '浊度(NTU)', indicator: 'turbidity' },
  { column: '高锰酸盐指数(mg/L)', indicator: 'codmn' },
  { column: '氨氮(mg/L)', indicator: 'nh3n' },
  { column: '总磷(mg/L)', indicator: 'tp' },
  { column: '总氮(mg/L)', indicator: 'tn' },
  { column: '叶绿素α(mg/L)', indicator: 'chla' },
  { column: '藻密度(cells/L)', indicator: 'algae_density' },
];

/** What its columns become. */
export const SURFACE_WATER_VALUES: ReadonlyArray<DeclaredValue> = [
  ...VALUES,
  { column: CLASS, indicator: 'published_class' },
];

/** Forms of times that have a year; the source's own have none: 04-01 08:00. */
export const SURFACE_WATER_DATES = { forms: ['Y-M-D', 'SERIAL'], zone: 'Beijing time' } as const;

/** The required columns. */
export const SURFACE_WATER_COLUMNS: ReadonlyArray<string> = [
  PROVINCE,
  BASIN,
  NAME,
  TIME,
  CLASS,
  ...VALUES.map(({ column }) => column),
  STATE,
];

/**
 * The text of a cell without its HTML: `<span title='原始值：28.34'>28.3</span>` is 28.3, as published.
 * A tag begins with a letter, so that `<0.02` stays.
 */
export function withoutMarkup(text: string): string {
  return text
    .replace(TAG, '')
    .replace(ENTITY, (_, name: string) => ENTITIES[name] ?? '')
    .trim();
}

const TAG = /<\/?[a-z](?:"[^"]*"|'[^']*'|[^"'<>])*>/giu;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', nbsp: ' ' };
const ENTITY = /&(lt|gt|amp|nbsp);/gu;

/** How the times of a table are read. */
export interface TableTimes {
  readonly years: YearlessTable;
  readonly clock: FeedClock;
}

/** Converts rows of the table to rows of the hub. */
export async function* surfaceWaterRows(
  rows: AsyncIterable<TableRow>,
  times: TableTimes,
): AsyncGenerator<FeedRow> {
  const stations = new Map<string, FeedStation>();
  for await (const { line, cell } of rows) {
    const text = (column: string) => withoutMarkup(cell(column));
    const region = [text(PROVINCE), text(BASIN)].find((name) => !isMissing(name)) ?? UNKNOWN_REGION;
    const key = `${region}|${text(NAME)}`;
    const time = { column: TIME, value: text(TIME) };
    const start = instantOf(time.value, key, times);
    const faults = nameFaults(text(NAME));
    if ('reason' in start || faults.length > 0) {
      const rejects = 'reason' in start ? [...faults, { ...time, ...start }] : faults;
      yield { line, observations: [], rejects };
      continue;
    }
    const station = stations.get(key) ?? surfaceWaterStation(text(NAME), region);
    stations.set(key, station);
    yield { line, station, time, ...measured(text, start.at) };
  }
  times.years.finish();
}

function measured(text: (column: string) => string, startsAt: number): RowValues {
  const common = { averaging: 'INSTANT', startsAt, ...flagOf(text(STATE)) } as const;
  const values = valuesOf(text, VALUES, common);
  const published = text(CLASS);
  if (isMissing(published)) return values;
  const value = classNumber(published);
  return joinedValues([
    values,
    value === undefined ? refusedClass(published, startsAt) : publishedClass(common, value),
  ]);
}

function publishedClass(
  common: Omit<FeedObservation, 'indicator' | 'value'>,
  value: number,
): RowValues {
  return {
    observations: [{ ...common, indicator: CLASS_INDICATOR, value }],
    rejects: [],
    refused: [],
  };
}

function refusedClass(published: string, startsAt: number): RowValues {
  const reject = { column: CLASS, value: published, reason: 'wanted Ⅰ to Ⅴ or 劣Ⅴ' };
  const refused = { indicator: CLASS_INDICATOR, startsAt, code: 'CELL_UNUSABLE' } as const;
  return { observations: [], rejects: [reject], refused: [refused] };
}

const CLASS_INDICATOR = 'published_class';

const FLAGS: Readonly<Record<string, FeedObservation['flag']>> = {
  正常: 'VALID',
  维护: 'MAINTENANCE',
  停站: 'STOPPED',
  不具备运行条件: 'STOPPED',
};

/**
 * The effect of an unknown state on the values is unknown, so they are excluded from statistics.
 */
function flagOf(state: string): Pick<FeedObservation, 'flag'> {
  const flag = isMissing(state) ? 'VALID' : (FLAGS[state] ?? 'SUSPECT');
  // A value in a normal state may still be implausible; the importer checks that.
  return flag === 'VALID' ? {} : { flag };
}

const YEARLESS = /^(\d{1,2})(?:-|月)(\d{1,2})(?:日)?\s+(\d{1,2}:\d{2})$/;

function instantOf(text: string, section: string, { years, clock }: TableTimes): InstantReading {
  const [, month, day, time] = YEARLESS.exec(text) ?? [];
  if (month === undefined || day === undefined || time === undefined) return clock.read(text);
  const isMonth = Number(month) >= 1 && Number(month) <= 12;
  if (!isMonth) return fault('TIME_IMPOSSIBLE');
  return clock.read(`${String(years.yearOf(section, Number(month)))}-${month}-${day} ${time}`);
}

function nameFaults(value: string): ReadonlyArray<Reject> {
  return isMissing(value) ? [{ column: NAME, value, reason: 'wanted the name of a section' }] : [];
}
