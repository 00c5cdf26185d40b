import type { Provenance } from '../provenance';

/** A station of the register. */
export interface RegisteredStation {
  readonly id: string;
  readonly stationId: string;
  readonly kind: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly provenance: Provenance;
  /** City that it lies in, as its source names it. */
  readonly region: string;
  readonly department: { readonly id: string; readonly nameZh: string; readonly nameEn: string };
  readonly district: { readonly nameZh: string; readonly nameEn: string } | null;
  readonly place: {
    readonly center: { readonly latitude: number; readonly longitude: number } | null;
  } | null;
}

/** A page of the register, and the divisions that stand on its map. */
export interface Register {
  readonly stationRefs: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: ReadonlyArray<RegisteredStation>;
  } | null;
  readonly districts: ReadonlyArray<{
    readonly nameZh: string;
    readonly nameEn: string;
    readonly centroid: { readonly latitude: number; readonly longitude: number } | null;
  }> | null;
}

export const REGISTER = `query Register($after: String) {
  stationRefs(first: 500, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      id stationId kind nameZh nameEn provenance region
      department { id nameZh nameEn }
      district { nameZh nameEn }
      place { center { latitude longitude } }
    }
  }
  districts { nameZh nameEn centroid { latitude longitude } }
}`;

/** A station that reports by itself, and the end of what it reported last. */
export interface Reporter {
  readonly id: string;
  readonly kind: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly provenance: Provenance;
  readonly latest: ReadonlyArray<{ readonly to: string }> | null;
}

/** Air at a station. */
export interface AirNow extends Reporter {
  readonly assessment: {
    readonly at: string;
    readonly aqi: number | null;
    readonly level: number | null;
    readonly categoryZh: string | null;
    readonly categoryEn: string | null;
    readonly primary: ReadonlyArray<{
      readonly nameZh: string | null;
      readonly symbol: string | null;
    }>;
  } | null;
}

/** Water at a section. */
export interface SectionNow extends Reporter {
  readonly waterBody: { readonly nameZh: string; readonly nameEn: string } | null;
  readonly targetClass: string | null;
  readonly meetsTarget: boolean | null;
  readonly assessment: {
    readonly at: string | null;
    readonly class: string | null;
    readonly noBetterThan: string | null;
    readonly gradeZh: string | null;
    readonly gradeEn: string | null;
    readonly mainPollutants: ReadonlyArray<{
      readonly indicator: { readonly nameZh: string | null; readonly nameEn: string | null };
    }>;
  } | null;
}

interface Nodes<Node> {
  /** How many there are; `nodes` may be fewer. */
  readonly totalCount: number;
  readonly nodes: ReadonlyArray<Node>;
}

/** Lists of the stations that report by themselves, by the field that answers for them. */
export interface Now {
  readonly airStations: Nodes<AirNow> | null;
  readonly surfaceWaterSections: Nodes<SectionNow> | null;
  readonly [list: string]: Nodes<Reporter> | null;
}

/** Lists whose stations are asked whether they report alone, and what is in each. */
const REPORTING = ['waterStations', 'weatherStations', 'trafficAirStations', 'seaStations'];
const REPORTER = 'id kind nameZh nameEn provenance latest { to }';

export const NOW = `query Now($filter: StationFilter) {
  airStations(first: 300, filter: $filter) { totalCount nodes { ${REPORTER}
    assessment { at aqi level categoryZh categoryEn primary { nameZh symbol } } } }
  surfaceWaterSections(first: 300, filter: $filter) { totalCount nodes { ${REPORTER}
    waterBody { nameZh nameEn } targetClass meetsTarget
    assessment { at class noBetterThan gradeZh gradeEn mainPollutants { indicator { nameZh nameEn } } } } }
  ${REPORTING.map((list) => `${list}(first: 300, filter: $filter) { totalCount nodes { ${REPORTER} } }`).join('\n  ')}
}`;

/** One delivery of data into a department. */
export interface Batch {
  readonly id: string;
  readonly feed: string;
  readonly at: string;
  readonly read: number;
  readonly stored: number;
  readonly revised: number;
  readonly rejected: number;
  readonly provenance: Provenance;
}

/** Departments that take in data. */
export const DELIVERED = [
  'agriculture',
  'environment',
  'forestry',
  'ocean',
  'transport',
  'water',
  'weather',
] as const;

export const DELIVERIES = `query Deliveries {
  ${DELIVERED.map((name) => `${name}: ${name}Batches(first: 3) { id feed at read stored revised rejected provenance }`).join('\n  ')}
  departments { id nameZh nameEn }
}`;

/** The newest deliveries of each. */
export type Deliveries = Readonly<
  Record<(typeof DELIVERED)[number], ReadonlyArray<Batch> | null>
> & {
  readonly departments: ReadonlyArray<{
    readonly id: string;
    readonly nameZh: string;
    readonly nameEn: string;
  }> | null;
};
