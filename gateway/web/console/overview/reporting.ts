import type { AskError } from '../../common/ask';
import { hoursSince } from '../times';
import type { ReporterFragment } from '../../generated/console/overview/now.parts';
import type { StationKindFragment } from '../../generated/console/station-kinds';
import type { KindsOfList, Listed } from './built-lists';

/** A list of stations, as far as it was received. */
export interface ListNow extends KindsOfList {
  /** Null if it was not received. */
  readonly list: Listed<ReporterFragment> | null;
  readonly isPending: boolean;
  /** Whether it is not shared with the caller. */
  readonly isWithheld: boolean;
}

/** A station that should have reported by now. */
export interface Silent {
  readonly station: ReporterFragment;
  /** End of its last value; null if the caller can see none. */
  readonly last: string | null;
}

/** The stations that do not report in time, and how many were judged. */
export interface Reporting {
  readonly silent: ReadonlyArray<Silent>;
  /** Number of stations judged: automatic stations whose values were received. */
  readonly judged: number;
  /**
   * Kinds of which a list is missing or incomplete, so that nothing is known of the missing
   * stations.
   */
  readonly unknown: ReadonlyArray<StationKindFragment>;
  /** Kinds whose stations are not shared with the caller. */
  readonly withheld: ReadonlyArray<StationKindFragment>;
}

/**
 * Judges the automatic stations: a station is silent if its last value is older than its kind
 * allows.
 */
export function reportingOf(lists: ReadonlyArray<ListNow>): Reporting {
  const known = lists.flatMap(judged);
  const silent = known
    .filter(({ last, allowed }) => last === null || hoursSince(last) > allowed)
    .sort((one, other) => (one.last ?? '').localeCompare(other.last ?? ''));
  const withheld = lists.filter((one) => one.isWithheld).flatMap(expected);
  const unknown = lists.filter((one) => !one.isWithheld && !isWhole(one)).flatMap(expected);
  return { silent, judged: known.length, unknown, withheld };
}

/** Whether a list was refused because its dataset is not shared with the caller. */
export function isWithheld(errors: ReadonlyArray<AskError>): boolean {
  return errors.some(({ extensions }) => extensions?.dataset !== undefined);
}

/** The automatic kinds of a list. */
function expected({ kinds }: KindsOfList): ReadonlyArray<StationKindFragment> {
  return kinds.filter(({ expectsEveryHours }) => expectsEveryHours !== null);
}

function isWhole({ list, kinds }: ListNow): boolean {
  return (
    list !== null &&
    list.nodes.length === list.totalCount &&
    list.nodes.every(({ kind, latest }) => latest !== null || allowedHours(kinds, kind) === null)
  );
}

function judged({ list, kinds }: ListNow) {
  return (list?.nodes ?? []).flatMap((station) => {
    const allowed = allowedHours(kinds, station.kind);
    if (allowed === null || station.latest === null) return [];
    const ends = station.latest.map(({ to }) => to).sort();
    return [{ station, last: ends.at(-1) ?? null, allowed }];
  });
}

function allowedHours(kinds: ReadonlyArray<StationKindFragment>, code: string): number | null {
  return kinds.find(({ kind }) => kind === code)?.expectsEveryHours ?? null;
}
