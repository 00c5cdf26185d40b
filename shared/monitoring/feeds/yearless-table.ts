import { RiverGateError } from '../../errors/rivergate-error';

/** Gives the rows of a table whose times have no year (04-01 08:00) their years. */
export interface YearlessTable {
  /**
   * Returns the year of the next row, by its station and month. Throws IMPORT_INPUT_INVALID without
   * --year, or if the rows contradict it.
   */
  yearOf(station: string, month: number): number;
  /** Throws IMPORT_INPUT_INVALID if the rows were of both ends of a year, in an order that decides nothing. */
  finish(): void;
}

/**
 * Opens a table by the text of --year:
 * - `2021-2022`: a table over New Year; July to December are of the first year, the rest of the
 *   second.
 * - `2021`: the year of its first row. If a station's rows go on from December to January, the table
 *   goes over New Year, and January to March are of the next year from there on.
 *
 * A table that only partly reads so is refused: rows of January before the turn, or a month between
 * April and September beside it, which a table of a few days does not have.
 */
export function yearlessTable(feed: string, option: string | undefined): YearlessTable {
  const [first, second] = yearsIn(feed, option);
  if (first === undefined) return { yearOf: () => refuse(feed, option), finish: () => undefined };
  if (second !== undefined)
    return { yearOf: (_, month) => (month > 6 ? first : second), finish: () => undefined };
  return turningTable(feed, first);
}

function turningTable(feed: string, year: number): YearlessTable {
  const lastMonths = new Map<string, number>();
  const seen = { START: false, MIDDLE: false, END: false };
  let hasTurned = false;
  const unclear = () => {
    throw new RiverGateError(
      'IMPORT_INPUT_INVALID',
      `--year ${String(year)} does not decide the years of ${feed}: rows of January to March and of October to December stand in an order that a table of one year and a table over New Year could both have; give --year ${String(year)}-${String(year + 1)} for a table over New Year, or sort a table of one year by time.`,
    );
  };
  return {
    yearOf: (station, month) => {
      const part = partOf(month);
      const isTurn = part === 'START' && lastMonths.get(station) === DECEMBER;
      if (isTurn && !hasTurned && (seen.START || seen.MIDDLE)) unclear();
      hasTurned ||= isTurn;
      if (hasTurned && part === 'MIDDLE') unclear();
      seen[part] = true;
      lastMonths.set(station, month);
      return hasTurned && part === 'START' ? year + 1 : year;
    },
    finish: () => {
      if (seen.START && seen.END && !seen.MIDDLE && !hasTurned) unclear();
    },
  };
}

function partOf(month: number): 'START' | 'MIDDLE' | 'END' {
  if (month <= 3) return 'START';
  return month <= 9 ? 'MIDDLE' : 'END';
}

const DECEMBER = 12;
const YEARS = /^((?:19|20)\d\d)(?:-((?:19|20)\d\d))?$/;

function yearsIn(feed: string, option: string | undefined): ReadonlyArray<number | undefined> {
  if (option === undefined) return [];
  const [, first, second] = YEARS.exec(option) ?? [];
  const isSpan = second === undefined || Number(second) === Number(first) + 1;
  if (first === undefined || !isSpan) return refuse(feed, option);
  return [Number(first), second === undefined ? undefined : Number(second)];
}

function refuse(feed: string, option: string | undefined): never {
  throw new RiverGateError(
    'IMPORT_INPUT_INVALID',
    `${feed} requires --year, because its times have none (04-01 08:00): --year 2021, or --year 2021-2022 over New Year, but got: "${option ?? ''}".`,
  );
}
