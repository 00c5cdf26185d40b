import type { Reader } from '../../../shared/data/database';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import {
  keyOfCursor,
  pageOf,
  type Page,
  type PageRequest,
} from '../../../shared/graphql/connection';

/** A station of any department, with the keys of what it refers to. */
export interface StationRefRow {
  readonly id: string;
  readonly departmentId: string;
  readonly stationId: string;
  readonly kind: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly authority: string;
  readonly region: string;
  readonly districtCode: string | null;
  readonly cell: string | null;
  readonly provenance: string;
}

/** How many stations of a kind a department has. */
export interface StationCountRow {
  readonly departmentId: string;
  readonly kind: string;
  readonly count: number;
}

/** What narrows the register; absent or null: not at all. */
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
    counts: (filter) =>
      reader.query(
        `select r.department as "departmentId", r.kind, count(*) from reference.station_ref r
         where ${MATCHES_CRITERIA} group by r.department, r.kind order by r.department, r.kind`,
        valuesOf(filter),
      ),
  };
}

const COLUMNS = `r.department || '/' || r.station_id as id, r.department as "departmentId", r.station_id as "stationId",
  r.kind, r.name_zh as "nameZh", r.name_en as "nameEn", r.authority, r.region,
  r.district_code as "districtCode", r.cell, r.provenance`;

const MATCHES_CRITERIA = `($1::text is null or r.department = $1) and ($2::text is null or r.kind = $2)
  and ($3::text is null or r.district_code = $3) and ($4::text is null or r.authority = $4)
  and ($5::text is null or r.region = $5)
  and ($6::text is null or strpos(r.name_zh, $6) > 0 or strpos(lower(r.name_en), lower($6)) > 0)
  and ($7::text is null or r.provenance = $7)`;

function valuesOf(filter: StationRefCriteria): unknown[] {
  const { department, kind, district, authority, region, nameContains, provenance } = filter;
  return [department, kind, district, authority, region, nameContains, provenance].map(
    (value) => value ?? null,
  );
}

async function stationRefPage(
  reader: Reader,
  request: PageRequest,
  filter: StationRefCriteria,
): Promise<Page<StationRefRow>> {
  const narrowing = valuesOf(filter);
  const rows = await reader.query<StationRefRow>(
    `select ${COLUMNS} from reference.station_ref r
     where ${MATCHES_CRITERIA} and ($8::text is null or (r.department, r.station_id) > ($8, $9))
     order by r.department, r.station_id limit $10`,
    [...narrowing, ...keyParts(keyOfCursor(request.after)), request.first + 1],
  );
  const count = async () => {
    const [found] = await reader.query<{ count: number }>(
      `select count(*) from reference.station_ref r where ${MATCHES_CRITERIA}`,
      narrowing,
    );
    return found?.count ?? 0;
  };
  return pageOf(rows, request, { keyOf: (row) => row.id, count });
}

/** No department's name has a slash, so the first one parts the two. */
function keyParts(key: string | null): [string | null, string | null] {
  if (key === null) return [null, null];
  const at = key.indexOf('/');
  if (at < 1)
    throw new RiverGateError('CURSOR_INVALID', 'after requires a cursor of `stationRefs`.');
  return [key.slice(0, at), key.slice(at + 1)];
}
