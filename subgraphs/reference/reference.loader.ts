import type { Reader } from '../../shared/data/database';
import { once } from '../../shared/data/once';

/** A position under its published names. */
export interface PositionRow {
  readonly latitude: number;
  readonly longitude: number;
}

/** A district under its published names. */
export interface DistrictRow {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly level: string;
  readonly parentCode: string;
  readonly areaKm2: number;
  readonly seat: PositionRow;
  readonly centroid: PositionRow;
  readonly source: string;
}

/** A water body, with the codes of what it refers to. */
export interface WaterBodyRow {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: string;
  readonly districtCodes: ReadonlyArray<string>;
  readonly position: PositionRow;
  readonly certainty: string;
  readonly flowsIntoCode: string | null;
  readonly flowCertainty: string;
  readonly flowReason: string;
}

/** An indicator under its published names. */
export interface IndicatorRow {
  readonly code: string;
  readonly symbol: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly unit: string;
  readonly decimals: number;
  readonly aggregation: string;
  readonly plausibleMin: number | null;
  readonly plausibleMax: number | null;
  readonly source: string;
}

/** What all departments refer to; each small table is read whole, at most once a request. */
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

const DISTRICTS = `select code, name_zh as "nameZh", name_en as "nameEn", level, parent_code as "parentCode",
  area_km2 as "areaKm2", source,
  json_build_object('latitude', seat_latitude_deg, 'longitude', seat_longitude_deg) as seat,
  json_build_object('latitude', centroid_latitude_deg, 'longitude', centroid_longitude_deg) as centroid
from reference.district order by code`;

const WATER_BODIES = `select code, name_zh as "nameZh", name_en as "nameEn", kind, districts as "districtCodes",
  json_build_object('latitude', latitude_deg, 'longitude', longitude_deg) as position,
  certainty, flows_into as "flowsIntoCode", flow_certainty as "flowCertainty", flow_reason as "flowReason"
from reference.water_body w order by w.position`;

const INDICATORS = `select code, symbol, name_zh as "nameZh", name_en as "nameEn", unit, decimals, aggregation,
  plausible_min as "plausibleMin", plausible_max as "plausibleMax", source
from reference.indicator order by position`;
