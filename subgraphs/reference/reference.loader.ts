import type { Reader } from '../../shared/data/database';
import { once } from '../../shared/data/once';
import { float, int, json, list, nullable, text } from '../../shared/data/sql-type';
import { statement, type RowOf } from '../../shared/data/statement';

/** The published form of a position. */
export interface PositionRow {
  readonly latitude: number;
  readonly longitude: number;
}

/** The published form of a district. */
export type DistrictRow = RowOf<typeof DISTRICTS>;

/** A water body, with the codes of its districts and of the next water body. */
export type WaterBodyRow = RowOf<typeof WATER_BODIES>;

/** The published form of an indicator. */
export type IndicatorRow = RowOf<typeof INDICATORS>;

/**
 * Loads the data that all departments refer to; each small table is read completely, at most once a
 * request.
 */
export interface ReferenceLoaders {
  /** In the order of their codes. */
  districts(): Promise<ReadonlyArray<DistrictRow>>;
  waterBodies(): Promise<ReadonlyArray<WaterBodyRow>>;
  indicators(): Promise<ReadonlyArray<IndicatorRow>>;
}

/** Creates the loaders of one request. */
export function referenceLoaders(readerOf: (dataset: string) => Reader): ReferenceLoaders {
  const places = readerOf('reference/divisions-and-waters');
  return {
    districts: once(() => places.query(DISTRICTS)),
    waterBodies: once(() => places.query(WATER_BODIES)),
    indicators: once(() => readerOf('reference/indicators').query(INDICATORS)),
  };
}

/** The districts, by code. */
export const DISTRICTS = statement({
  text: `select code, name_zh as "nameZh", name_en as "nameEn", level, parent_code as "parentCode",
  area_km2 as "areaKm2", source,
  json_build_object('latitude', seat_latitude_deg, 'longitude', seat_longitude_deg) as seat,
  json_build_object('latitude', centroid_latitude_deg, 'longitude', centroid_longitude_deg) as centroid
from reference.district order by code`,
  columns: {
    code: text(),
    nameZh: text(),
    nameEn: text(),
    level: text(),
    parentCode: text(),
    areaKm2: float(),
    source: text(),
    seat: json<PositionRow>(),
    centroid: json<PositionRow>(),
  },
});

/** The water bodies, in the order of the register. */
export const WATER_BODIES = statement({
  text: `select code, name_zh as "nameZh", name_en as "nameEn", kind, districts as "districtCodes",
  json_build_object('latitude', latitude_deg, 'longitude', longitude_deg) as position,
  certainty, flows_into as "flowsIntoCode", flow_certainty as "flowCertainty", flow_reason as "flowReason"
from reference.water_body w order by w.position`,
  columns: {
    code: text(),
    nameZh: text(),
    nameEn: text(),
    kind: text(),
    districtCodes: list(text()),
    position: json<PositionRow>(),
    certainty: text(),
    flowsIntoCode: nullable(text()),
    flowCertainty: text(),
    flowReason: text(),
  },
});

/** The indicators, in the order of the catalogue. */
export const INDICATORS = statement({
  text: `select code, symbol, name_zh as "nameZh", name_en as "nameEn", unit, decimals, aggregation,
  plausible_min as "plausibleMin", plausible_max as "plausibleMax", source
from reference.indicator order by position`,
  columns: {
    code: text(),
    symbol: text(),
    nameZh: text(),
    nameEn: text(),
    unit: text(),
    decimals: int(),
    aggregation: text(),
    plausibleMin: nullable(float()),
    plausibleMax: nullable(float()),
    source: text(),
  },
});
