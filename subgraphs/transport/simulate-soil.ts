import { SoilLandUse } from '../../shared/monitoring/assessment/soil-risk-assessment';
import { hash01, stringKey } from '../../shared/monitoring/simulation/random-field';
import { yearlyRounds } from '../../shared/monitoring/simulation/rounds';
import { around, type DemoPart } from './demo-part';
import { SOIL_KIND } from './kinds';
import { districtNamed } from './simulate-traffic';

const DISTRICT_CODES = ['440703', '440705', '440781', '440783', '440784', '440785'];

/**
 * Median contents of soil beside busy roads of the delta, mg/kg: brakes and tyres emit zinc, lead
 * and copper.
 */
const BESIDE_ROADS = {
  soil_cd: 0.19,
  soil_hg: 0.09,
  soil_as: 10,
  soil_pb: 58,
  soil_cr: 52,
  soil_cu: 34,
  soil_ni: 19,
  soil_zn: 128,
} as const;

/** Six points on fields beside trunk roads; annex 2 task 8 counts them separately from annex 1. */
export function simulatedSoil(seed: number): ReadonlyArray<DemoPart> {
  return DISTRICT_CODES.map((code, n) => soilPoint(seed, code, String(n + 1).padStart(3, '0')));
}

function soilPoint(seed: number, code: string, number: string): DemoPart {
  const id = `roadside-soil-${number}`;
  const key = stringKey(id);
  const district = districtNamed(code);
  const soil = soilOf(seed, key);
  return {
    station: {
      ...around(district.centroid, key, 4),
      id,
      kind: SOIL_KIND,
      nameZh: `${district.nameZh}交通干线土壤示范点 ${number}`,
      nameEn: `${district.nameEn} roadside soil point ${number} (demo)`,
      authority: 'MUNICIPAL',
      districtCode: code,
      own: {
        road_name: `${district.nameZh}国省干线示范路段`,
        land_use: hash01(0x63, key) < 0.5 ? SoilLandUse.DRY_LAND : SoilLandUse.PADDY,
      },
    },
    point: {
      stationId: id,
      averaging: 'INSTANT',
      cadence: { roundsUntil: yearlyRounds },
      isAutomatic: false,
      detectionLimits: { soil_cd: 0.01, soil_hg: 0.002 },
      read: (at) => sampled(soil, key, at),
    },
  };
}

/** One source, the road, raises all elements of a point together. */
function soilOf(seed: number, key: number): Readonly<Record<string, number>> {
  const burden = 0.7 + 0.9 * hash01(seed, key, 1);
  const metals = Object.entries(BESIDE_ROADS).map(([symbol, median], n) => [
    symbol,
    median * burden * (0.8 + 0.4 * hash01(seed, key, n + 2)),
  ]);
  return { ...Object.fromEntries(metals), soil_ph: 5.2 + 1.8 * hash01(seed, key, 20) };
}

/** A year's sample: the same soil, with the variation of sampling and laboratory (3 %). */
function sampled(soil: Readonly<Record<string, number>>, key: number, at: number) {
  return Object.fromEntries(
    Object.entries(soil).map(([symbol, amount]) => {
      const luck = hash01(Math.floor(at / 3_600_000), key, stringKey(symbol)) - 0.5;
      return [symbol, amount * (1 + 0.06 * luck)];
    }),
  );
}
