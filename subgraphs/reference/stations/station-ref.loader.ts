import type { Reader } from '../../../shared/data/database';
import type { RowOf } from '../../../shared/data/statement';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import {
  keyOfCursor,
  pageOf,
  type Page,
  type PageRequest,
} from '../../../shared/graphql/connection';
import { STATION_REF_COUNT, STATION_REF_COUNTS, STATION_REF_PAGE } from './station-ref-statements';

/** A station of any department, with the keys of its department, district and cell. */
export type StationRefRow = RowOf<typeof STATION_REF_PAGE>;

/** The number of stations of one kind in a department. */
export type StationCountRow = RowOf<typeof STATION_REF_COUNTS>;

/** Filters of the register; absent or null: no filter. */
export interface StationRefCriteria {
  readonly department?: string | null;
  readonly kind?: string | null;
  readonly district?: string | null;
  readonly authority?: string | null;
  readonly region?: string | null;
  readonly nameContains?: string | null;
  readonly provenance?: string | null;
}

/** The register of all stations. */
export interface StationRefLoaders {
  /** Ordered by department and id. */
  page(request: PageRequest, filter: StationRefCriteria): Promise<Page<StationRefRow>>;
  counts(filter: StationRefCriteria): Promise<ReadonlyArray<StationCountRow>>;
}

/** Creates the loaders of one request. */
export function stationRefLoaders(reader: Reader): StationRefLoaders {
  return {
    page: (request, filter) => stationRefPage(reader, request, filter),
    counts: (filter) => reader.query(STATION_REF_COUNTS, valuesOf(filter)),
  };
}

function valuesOf(filter: StationRefCriteria) {
  return [
    filter.department ?? null,
    filter.kind ?? null,
    filter.district ?? null,
    filter.authority ?? null,
    filter.region ?? null,
    filter.nameContains ?? null,
    filter.provenance ?? null,
  ] as const;
}

async function stationRefPage(
  reader: Reader,
  request: PageRequest,
  filter: StationRefCriteria,
): Promise<Page<StationRefRow>> {
  const narrowing = valuesOf(filter);
  const rows = await reader.query(STATION_REF_PAGE, [
    ...narrowing,
    ...keyParts(keyOfCursor(request.after)),
    request.first + 1,
  ]);
  const count = async () => {
    const [found] = await reader.query(STATION_REF_COUNT, narrowing);
    return found?.count ?? 0;
  };
  return pageOf(rows, request, { keyOf: (row) => row.id, count });
}

/** Department names contain no slash, so the first slash separates the two. */
function keyParts(key: string | null): [string | null, string | null] {
  if (key === null) return [null, null];
  const at = key.indexOf('/');
  if (at < 1)
    throw new RiverGateError('CURSOR_INVALID', 'after requires a cursor of `stationRefs`.');
  return [key.slice(0, at), key.slice(at + 1)];
}
