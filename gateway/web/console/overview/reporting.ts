import { STATION_KINDS } from '../station-kinds';
import { hoursSince } from '../times';
import type { NowQuery, ReporterFragment } from '../../generated/console/overview/now';

/** A station that should have reported by now. */
export interface Silent {
  readonly station: ReporterFragment;
  /** End of its last value; null if it has none that one may see. */
  readonly last: string | null;
}

/** Which stations report in time, and of how many that is said. */
export interface Reporting {
  readonly silent: ReadonlyArray<Silent>;
  /** How many stations were judged: those that should report by themselves and whose values came. */
  readonly judged: number;
  /** Lists of which nothing, or not everything, came: nothing is known of what is missing. */
  readonly unknown: ReadonlyArray<keyof NowQuery>;
}

/** Judges the stations that report by themselves: silent is one that has not for longer than its kind may. */
export function reportingOf(now: NowQuery): Reporting {
  const lists = Object.keys(now) as ReadonlyArray<keyof NowQuery>;
  const known = lists
    .flatMap((list): ReadonlyArray<ReporterFragment> => now[list]?.nodes ?? [])
    .flatMap(judged);
  const silent = known
    .filter(({ last, allowed }) => last === null || hoursSince(last) > allowed)
    .sort((one, other) => (one.last ?? '').localeCompare(other.last ?? ''));
  const unknown = lists.filter((list) => !isWhole(now[list]));
  return { silent, judged: known.length, unknown };
}

function isWhole(list: NowQuery[keyof NowQuery]): boolean {
  return (
    list !== null &&
    list.nodes.length === list.totalCount &&
    list.nodes.every(({ kind, latest }) => latest !== null || allowedHours(kind) === undefined)
  );
}

function judged(station: ReporterFragment) {
  const allowed = allowedHours(station.kind);
  if (allowed === undefined || station.latest === null) return [];
  const ends = station.latest.map(({ to }) => to).sort();
  return [{ station, last: ends.at(-1) ?? null, allowed }];
}

function allowedHours(kind: string): number | undefined {
  return STATION_KINDS[kind]?.silentAfterHours;
}
