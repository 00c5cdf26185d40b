import type { Provenance } from '../provenance';

/** An indicator as a station measures it. */
export interface Measured {
  readonly indicator: {
    readonly code: string;
    readonly symbol: string | null;
    readonly nameZh: string | null;
    readonly nameEn: string | null;
  };
  readonly unit: string;
  readonly averaging: string;
  readonly depth: string | null;
  readonly to: string;
  readonly value: number | null;
  readonly text: string | null;
  readonly flag: string;
  readonly revision: number;
  readonly review: string;
  readonly provenance: Provenance;
}

/** A station with what it measured last. */
export interface Station {
  readonly id: string;
  readonly code: string | null;
  readonly kind: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly authority: string;
  readonly region: string;
  readonly provenance: Provenance;
  readonly elevation: number | null;
  readonly district: { readonly nameZh: string; readonly nameEn: string } | null;
  readonly waterBody: { readonly nameZh: string; readonly nameEn: string } | null;
  readonly place: {
    readonly cell: string;
    readonly center: { readonly latitude: number; readonly longitude: number } | null;
  } | null;
  readonly latest: ReadonlyArray<Measured> | null;
}

/** Another station that can be compared. */
export interface Peer {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
}

/** A station and its like. */
export interface Shown {
  readonly station: Station | null;
  readonly peers: { readonly nodes: ReadonlyArray<Peer> } | null;
}

/** Asks for a station by the field of its kind, and for the names of its like. */
export const stationQuery = (field: string) => `query Station($id: ID!) {
  station: ${field}(id: $id) {
    id code kind nameZh nameEn authority region provenance elevation
    district { nameZh nameEn }
    waterBody { nameZh nameEn }
    place { cell center { latitude longitude } }
    latest {
      indicator { code symbol nameZh nameEn }
      unit averaging depth to value text flag revision review provenance
    }
  }
  peers: ${field}s(first: 500) { nodes { id nameZh nameEn } }
}`;

/** A series in columns. */
export interface Series {
  readonly unit: string;
  readonly averaging: string;
  readonly depth: string | null;
  readonly method: string | null;
  readonly step: string;
  readonly times: ReadonlyArray<string>;
  readonly values: ReadonlyArray<number | null>;
  readonly flags: ReadonlyArray<string>;
  readonly samples: ReadonlyArray<number>;
  readonly reviews: ReadonlyArray<string>;
}

/** The series of each station asked, by its alias (`s0`, `s1` …), in the order asked. */
export type SeriesOfEach = Readonly<
  Record<string, (Peer & { readonly series: ReadonlyArray<Series> | null }) | null>
>;

/** Asks for one indicator of several stations of a kind at once. */
export function seriesQuery(field: string, count: number): string {
  const aliases = Array.from({ length: count }, (_, at) => `s${String(at)}`);
  return `query Series($indicator: String!, $from: DateTime!, $to: DateTime!, $step: Step!, ${aliases.map((alias) => `$${alias}: ID!`).join(', ')}) {
  ${aliases.map((alias) => `${alias}: ${field}(id: $${alias}) { ...line }`).join('\n  ')}
}
fragment line on Station {
  id nameZh nameEn
  series(indicator: $indicator, from: $from, to: $to, step: $step) {
    unit averaging depth method step times values flags samples reviews
  }
}`;
}

/** Asks for the newest versions of single values, with how often each was corrected. */
export const observationsQuery = (
  field: string,
) => `query Observations($id: ID!, $indicator: String!, $from: DateTime!, $to: DateTime!, $after: String) {
  station: ${field}(id: $id) {
    observations(indicator: $indicator, from: $from, to: $to, first: 100, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { from to averaging depth value text unit flag revision review }
    }
  }
}`;
