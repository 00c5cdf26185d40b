import { DISTRICTS, type DistrictFact } from '../../../shared/domain/districts';
import { BEIJING_OFFSET_MS } from '../../../shared/domain/network-day';
import { hash01 } from '../../../shared/monitoring/simulation/random-field';
import type { Register } from '../../../shared/monitoring/simulation/simulation';

const SURVEYS_KEPT = 3;
const HECTARES_PER_KM2 = 100;
const FIRST_YEAR_OF_DECREASE = 2020;
/** Fertiliser and pesticides have been used a little less each year since 2020 (化肥农药减量). */
const YEARLY_DECREASE = 0.985;

/** Area sown in a year as a share of the district's area; a field sown twice counts twice. */
const SOWN: Readonly<Record<string, number>> = {
  '440703': 0.12,
  '440704': 0.1,
  '440705': 0.33,
  '440781': 0.33,
  '440783': 0.37,
  '440784': 0.2,
  '440785': 0.24,
};

/** The surveys of the last three full years before `now`. */
export function plantingSurveys(seed: number, now: number): Register {
  const thisYear = new Date(now + BEIJING_OFFSET_MS).getUTCFullYear();
  const years = Array.from({ length: SURVEYS_KEPT }, (_, back) => thisYear - SURVEYS_KEPT + back);
  return {
    table: 'planting_survey',
    key: ['district_code', 'year'],
    rows: years.flatMap((year) => DISTRICTS.map((district) => survey(seed, district, year))),
  };
}

/** Tonnes on each hectare sown, before the yearly decrease. */
const PER_HECTARE = {
  nitrogen_t: 0.17,
  phosphate_t: 0.048,
  pesticide_t: 0.0095,
  plastic_film_t: 0.0042,
  total_nitrogen_loss_t: 0.0092,
  total_phosphorus_loss_t: 0.00085,
} as const;

function survey(seed: number, district: DistrictFact, year: number) {
  const key = Number(district.code);
  const chance = (stream: number) => 0.9 + 0.2 * hash01(seed, key, stream);
  const ofYear = (stream: number) => 0.98 + 0.04 * hash01(seed, key * 10_000 + year, stream);
  const sown_ha = district.areaKm2 * HECTARES_PER_KM2 * (SOWN[district.code] ?? 0) * ofYear(1);
  const rice = 0.55 * chance(2);
  const decrease = YEARLY_DECREASE ** (year - FIRST_YEAR_OF_DECREASE);
  const inputs = Object.entries(PER_HECTARE).map(([column, tonnes], nth) => [
    column,
    rounded(sown_ha * tonnes * decrease * chance(10 + nth) * ofYear(20 + nth), 2),
  ]);
  return {
    district_code: district.code,
    year,
    sown_area_ha: rounded(sown_ha, 1),
    rice_area_ha: rounded(sown_ha * rice, 1),
    vegetable_area_ha: rounded(sown_ha * (0.85 - rice), 1),
    fruit_area_ha: rounded(sown_ha * 0.16 * chance(3), 1),
    ...Object.fromEntries(inputs),
    provenance: 'SYNTHETIC',
    source: '演示模拟数据',
  };
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
