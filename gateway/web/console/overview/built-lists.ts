import { builtDocument, type TypedDocument } from '../../common/typed-document';
import {
  AirIndexPart,
  ReporterPart,
  StandsAtWaterPart,
  WaterClassNowPart,
  type AirIndexFragment,
  type ReporterFragment,
  type StandsAtWaterFragment,
  type WaterClassNowFragment,
} from '../../generated/console/overview/now.parts';
import type { StationKindFragment } from '../../generated/console/station-kinds';
import type { StationOverview, WaterClass } from '../../generated/graph';

/** An automatic station with the assessment of its air. */
export type AirNow = ReporterFragment & { readonly assessment: AirIndexFragment | null };

/** An automatic station with the assessment of its water. */
export type WaterNow = ReporterFragment &
  StandsAtWaterFragment & {
    readonly targetClass: WaterClass | null;
    readonly meetsTarget: boolean | null;
    readonly assessment: WaterClassNowFragment | null;
  };

/** The rows of each table of the overview. */
export interface OverviewRows {
  readonly AIR_QUALITY: AirNow;
  readonly SURFACE_WATER: WaterNow;
}

/** A list of stations in an answer, with the total number. */
export interface Listed<Node> {
  readonly totalCount: number;
  readonly nodes: ReadonlyArray<Node>;
}

/** The filter of a list. */
export interface NowFilter {
  readonly region?: string;
  readonly kind?: string;
}

type ListDocument<Node> = TypedDocument<
  { readonly list: Listed<Node> | null },
  { readonly filter: NowFilter }
>;

const MOST_STATIONS = 300;

/** Builds the query of a list's stations, with the end of each one's last value. */
export function reportersDocument(listField: string): ListDocument<ReporterFragment> {
  return builtDocument('Reporters', listText(listField, ''), [ReporterPart]);
}

/** The same query with the columns of a table of the overview. */
export function overviewDocument<Overview extends StationOverview>(
  listField: string,
  overview: Overview,
): ListDocument<OverviewRows[Overview]> {
  const { fields, parts } = SHOWN[overview];
  return builtDocument('Reporters', listText(listField, fields), [ReporterPart, ...parts]);
}

const SHOWN = {
  AIR_QUALITY: { fields: 'assessment { ...AirIndex }', parts: [AirIndexPart] },
  SURFACE_WATER: {
    fields: '...StandsAtWater targetClass meetsTarget assessment { ...WaterClassNow }',
    parts: [StandsAtWaterPart, WaterClassNowPart],
  },
} as const;

function listText(listField: string, fields: string): string {
  return `query Reporters($filter: StationFilter) {
  list: ${listField}(first: ${String(MOST_STATIONS)}, filter: $filter) {
    totalCount
    nodes { ...Reporter ${fields} }
  }
}`;
}

/** A list of the graph, and the kinds of stations that it contains. */
export interface KindsOfList {
  readonly listField: string;
  readonly kinds: ReadonlyArray<StationKindFragment>;
  readonly overview: StationOverview | null;
}

/** The lists that the overview queries: those of automatic stations, and those of its tables. */
export function askedLists(kinds: ReadonlyArray<StationKindFragment>): ReadonlyArray<KindsOfList> {
  const byList = new Map<string, StationKindFragment[]>();
  for (const kind of kinds)
    byList.set(kind.listField, [...(byList.get(kind.listField) ?? []), kind]);
  return [...byList]
    .map(([listField, of]) => ({ listField, kinds: of, overview: of[0]?.overview ?? null }))
    .filter(
      ({ overview, kinds: of }) =>
        overview !== null || of.some(({ expectsEveryHours }) => expectsEveryHours !== null),
    );
}
