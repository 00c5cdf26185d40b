import { builtDocument, type TypedDocument } from '../../common/typed-document';
import type { StationKindFragment } from '../../generated/console/station-kinds';
import {
  PeerPart,
  StationCoveragePart,
  StationFactsPart,
  StationObservationsPart,
  StationSeriesPart,
  type PeerFragment,
  type StationCoverageFragment,
  type StationFactsFragment,
  type StationObservationsFragment,
  type StationSeriesFragment,
} from '../../generated/console/stations/station.parts';
import type { Step } from '../../generated/graph';
import type { Days } from './period';

/** The root fields of the graph that return stations of a kind. */
export type AskedKind = Pick<StationKindFragment, 'oneField' | 'listField'>;

/** A list in an answer; null if it was refused. */
export type ListOf<Node> = { readonly nodes: ReadonlyArray<Node> } | null;

/** A station, and the other stations that it can be compared with. */
export function stationDocument({
  oneField,
  listField,
}: AskedKind): TypedDocument<
  { readonly station: StationFactsFragment | null; readonly peers: ListOf<PeerFragment> },
  { readonly id: string }
> {
  return builtDocument(
    'Station',
    `query Station($id: ID!) {
  station: ${oneField}(id: $id) { ...StationFacts }
  peers: ${listField}(first: 500) { nodes { ...Peer } }
}`,
    [StationFactsPart, PeerPart],
  );
}

/** The series to fetch; `first` is the number of stations. */
interface SeriesVariables {
  readonly ids: ReadonlyArray<string>;
  readonly first: number;
  readonly indicator: string;
  readonly from: string;
  readonly to: string;
  readonly step: Step;
  readonly days: Days;
}

/** Series of one indicator at several stations. */
export function seriesDocument({
  listField,
}: AskedKind): TypedDocument<
  { readonly stations: ListOf<StationSeriesFragment> },
  SeriesVariables
> {
  return builtDocument(
    'Series',
    `query Series($ids: [ID!]!, $first: Int!, $indicator: String!, $from: DateTime!, $to: DateTime!, $step: Step!, $days: Days!) {
  stations: ${listField}(first: $first, filter: { ids: $ids }) { nodes { ...StationSeries } }
}`,
    [StationSeriesPart],
  );
}

/** The coverage of one indicator at a station. */
export function coverageDocument({
  oneField,
}: AskedKind): TypedDocument<
  { readonly station: StationCoverageFragment | null },
  Omit<ObservationVariables, 'after'>
> {
  return builtDocument(
    'Coverage',
    `query Coverage($id: ID!, $indicator: String!, $from: DateTime!, $to: DateTime!) {
  station: ${oneField}(id: $id) { ...StationCoverage }
}`,
    [StationCoveragePart],
  );
}

/** The values to fetch of a station. */
interface ObservationVariables {
  readonly id: string;
  readonly indicator: string;
  readonly from: string;
  readonly to: string;
  readonly after?: string | null;
}

/** The single values of one indicator at a station, page by page. */
export function observationsDocument({
  oneField,
}: AskedKind): TypedDocument<
  { readonly station: StationObservationsFragment | null },
  ObservationVariables
> {
  return builtDocument(
    'Observations',
    `query Observations($id: ID!, $indicator: String!, $from: DateTime!, $to: DateTime!, $after: String) {
  station: ${oneField}(id: $id) { ...StationObservations }
}`,
    [StationObservationsPart],
  );
}
