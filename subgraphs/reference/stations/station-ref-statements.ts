import { int, nullable, text } from '../../../shared/data/sql-type';
import { statement } from '../../../shared/data/statement';

/** The filters; null is no filter. */
const CRITERIA = [
  nullable(text()),
  nullable(text()),
  nullable(text()),
  nullable(text()),
  nullable(text()),
  nullable(text()),
  nullable(text()),
] as const;

const MATCHES_CRITERIA = `($1::text is null or r.department = $1) and ($2::text is null or r.kind = $2)
  and ($3::text is null or r.district_code = $3) and ($4::text is null or r.authority = $4)
  and ($5::text is null or r.region = $5)
  and ($6::text is null or strpos(r.name_zh, $6) > 0 or strpos(lower(r.name_en), lower($6)) > 0)
  and ($7::text is null or r.provenance = $7)`;

/** The stations after a position in the register, by department and id. */
export const STATION_REF_PAGE = statement({
  text: `select r.department || '/' || r.station_id as id, r.department as "departmentId",
      r.station_id as "stationId", r.kind, r.name_zh as "nameZh", r.name_en as "nameEn", r.authority,
      r.region, r.district_code as "districtCode", r.cell, r.provenance
    from reference.station_ref r
    where ${MATCHES_CRITERIA} and ($8::text is null or (r.department, r.station_id) > ($8, $9))
    order by r.department, r.station_id limit $10`,
  columns: {
    id: text(),
    departmentId: text(),
    stationId: text(),
    kind: text(),
    nameZh: text(),
    nameEn: nullable(text()),
    authority: text(),
    region: text(),
    districtCode: nullable(text()),
    cell: nullable(text()),
    provenance: text(),
  },
  parameters: [...CRITERIA, nullable(text()), nullable(text()), int()],
});

/** The number of stations. */
export const STATION_REF_COUNT = statement({
  text: `select count(*) from reference.station_ref r where ${MATCHES_CRITERIA}`,
  columns: { count: int() },
  parameters: CRITERIA,
});

/** The number of stations by department and kind. */
export const STATION_REF_COUNTS = statement({
  text: `select r.department as "departmentId", r.kind, count(*) from reference.station_ref r
    where ${MATCHES_CRITERIA} group by r.department, r.kind order by r.department, r.kind`,
  columns: { departmentId: text(), kind: text(), count: int() },
  parameters: CRITERIA,
});
