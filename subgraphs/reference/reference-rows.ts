import { DISTRICTS } from '../../shared/domain/districts';
import { INDICATORS } from '../../shared/domain/indicators';
import { WATER_BODIES } from '../../shared/domain/water-bodies';
import type { FilledTable } from './filled-table';

/** Districts, water bodies and indicators as rows of the tables of `reference`. */
export function referenceRows(): ReadonlyArray<FilledTable> {
  return [
    { table: 'district', key: ['code'], rows: districtRows() },
    { table: 'water_body', key: ['code'], rows: waterBodyRows() },
    { table: 'indicator', key: ['code'], rows: indicatorRows() },
  ];
}

function districtRows() {
  return DISTRICTS.map((district) => ({
    code: district.code,
    name_zh: district.nameZh,
    name_en: district.nameEn,
    level: district.level,
    parent_code: district.parent,
    area_km2: district.areaKm2,
    seat_latitude_deg: district.seat.lat,
    seat_longitude_deg: district.seat.lon,
    centroid_latitude_deg: district.centroid.lat,
    centroid_longitude_deg: district.centroid.lon,
    source: district.source,
  }));
}

function waterBodyRows() {
  return WATER_BODIES.map((body, position) => ({
    code: body.code,
    position,
    name_zh: body.nameZh,
    name_en: body.nameEn,
    kind: body.kind,
    districts: body.districts,
    latitude_deg: body.position.lat,
    longitude_deg: body.position.lon,
    certainty: body.certainty,
    flows_into: body.flowsInto,
    flow_certainty: body.flowCertainty,
    flow_reason: body.flowReason,
  }));
}

function indicatorRows() {
  return INDICATORS.map((fact, position) => ({
    code: fact.code,
    symbol: fact.symbol,
    position,
    name_zh: fact.nameZh,
    name_en: fact.nameEn,
    unit: fact.unit,
    decimals: fact.decimals,
    aggregation: fact.aggregation,
    plausible_min: fact.plausibleMin,
    plausible_max: fact.plausibleMax,
    source: fact.source,
  }));
}
