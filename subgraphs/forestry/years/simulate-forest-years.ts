import { DISTRICTS, type DistrictFact } from '../../../shared/domain/districts';
import { BEIJING_OFFSET_MS } from '../../../shared/domain/network-day';
import { hash01 } from '../../../shared/monitoring/simulation/random-field';
import type { Register } from '../../../shared/monitoring/simulation/simulation';
import { EcosystemServiceKind } from './ecosystem-service.type';

const YEARS_KEPT = 3;
const HECTARES_PER_KM2 = 100;
const STOCK_M3_PER_HA = 62;
const FIRST_YEAR = 2020;
const SOURCE = '演示模拟数据';

/** Forest cover of 2020, %, and its yearly increase. */
const COVERAGE: Readonly<Record<string, number>> = {
  '440703': 27,
  '440704': 7,
  '440705': 39,
  '440781': 46,
  '440783': 43,
  '440784': 51,
  '440785': 59,
};
const YEARLY_GAIN_PCT = 0.12;

/** Simulates the forest figures of the last three full years before `now`. */
export function forestCovers(seed: number, now: number): Register {
  const rows = districtYears(now).map(({ district, year }) => {
    const forest_ha = forestArea_ha(seed, district, year);
    const land_ha = forest_ha * (1.06 + 0.04 * hash01(seed, Number(district.code), 1));
    return {
      district_code: district.code,
      year,
      forest_land_ha: rounded(land_ha, 1),
      retained_forest_land_ha: rounded(forestArea_ha(seed, district, FIRST_YEAR) * 1.03, 1),
      forest_area_ha: rounded(forest_ha, 1),
      coverage_pct: rounded((100 * forest_ha) / (district.areaKm2 * HECTARES_PER_KM2), 2),
      stock_volume_m3: rounded(forest_ha * (STOCK_M3_PER_HA + 1.1 * (year - FIRST_YEAR)), 0),
      provenance: 'SYNTHETIC',
      source: SOURCE,
    };
  });
  return { table: 'forest_cover', key: ['district_code', 'year'], rows };
}

interface ServiceFact {
  readonly service: EcosystemServiceKind;
  /** Value of a hectare of forest, CNY 10,000 a year. */
  readonly value_cny10k: number;
  readonly quantity?: { readonly perHectare: number; readonly unit: string };
}

const SERVICES: ReadonlyArray<ServiceFact> = [
  service('WATER_CONSERVATION', 3.1, { perHectare: 4200, unit: 'm3' }),
  service('SOIL_RETENTION', 0.75, { perHectare: 32, unit: 't' }),
  service('NUTRIENT_FIXATION', 0.16, { perHectare: 0.09, unit: 't' }),
  service('CARBON_FIXATION', 0.42, { perHectare: 3.1, unit: 't' }),
  service('OXYGEN_RELEASE', 0.86, { perHectare: 7.4, unit: 't' }),
  service('AIR_PURIFICATION', 0.9),
  service('SHELTER', 0.2),
  service('BIODIVERSITY', 1.7),
  service('RECREATION', 0.35),
];

/** Values of the services of the forest in the last three full years. */
export function ecosystemServices(seed: number, now: number): Register {
  const rows = districtYears(now).flatMap(({ district, year }) =>
    SERVICES.map(({ service: kind, value_cny10k, quantity }, nth) => {
      const forest_ha = forestArea_ha(seed, district, year);
      const share = 0.92 + 0.16 * hash01(seed, Number(district.code), 20 + nth);
      return {
        district_code: district.code,
        year,
        service: kind,
        quantity: quantity ? rounded(forest_ha * share * quantity.perHectare, 1) : null,
        quantity_unit: quantity?.unit ?? null,
        value_cny10k: rounded(forest_ha * share * value_cny10k, 1),
        standard: 'GB/T 38582-2020',
        provenance: 'SYNTHETIC',
        source: SOURCE,
      };
    }),
  );
  return { table: 'ecosystem_service', key: ['district_code', 'year', 'service'], rows };
}

function service(
  name: keyof typeof EcosystemServiceKind,
  value_cny10k: number,
  quantity?: ServiceFact['quantity'],
): ServiceFact {
  return { service: EcosystemServiceKind[name], value_cny10k, ...(quantity ? { quantity } : {}) };
}

function districtYears(now: number) {
  const thisYear = new Date(now + BEIJING_OFFSET_MS).getUTCFullYear();
  const years = Array.from({ length: YEARS_KEPT }, (_, back) => thisYear - YEARS_KEPT + back);
  return years.flatMap((year) => DISTRICTS.map((district) => ({ district, year })));
}

function forestArea_ha(seed: number, { code, areaKm2 }: DistrictFact, year: number): number {
  const gain = YEARLY_GAIN_PCT * (0.5 + hash01(seed, Number(code), 2)) * (year - FIRST_YEAR);
  return (areaKm2 * HECTARES_PER_KM2 * ((COVERAGE[code] ?? 0) + gain)) / 100;
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
