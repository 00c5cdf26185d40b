import { DISTRICTS, type DistrictFact } from '../../../shared/domain/districts';
import { SoilLandUse } from '../../../shared/monitoring/assessment/soil-risk-assessment';
import { hash01, stringKey } from '../../../shared/monitoring/simulation/random-field';
import { yearlyRounds } from '../../../shared/monitoring/simulation/rounds';
import type { Simulation } from '../../../shared/monitoring/simulation/simulation';
import type { World } from '../../../shared/monitoring/simulation/world';
import { positionIn, simulationOf, type DemoPart } from '../demo-part';

/** The bureau's points of annex 1 `soil`; the others belong to the agriculture department. */
const NETWORKS = [
  { authority: 'PROVINCIAL', count: 180, letter: 'p', nameZh: '省控', nameEn: 'provincial' },
  { authority: 'NATIONAL', count: 102, letter: 'n', nameZh: '国控', nameEn: 'national' },
] as const;

/** The soil points of province and state, distributed over the districts by area. */
export function simulateSoil({ seed }: World): Simulation {
  return simulationOf(
    NETWORKS.flatMap((network) =>
      Array.from({ length: network.count }, (_, at) => soilPoint(seed, network, at + 1)),
    ),
  );
}

function soilPoint(seed: number, network: (typeof NETWORKS)[number], count: number): DemoPart {
  const number = String(count).padStart(3, '0');
  const id = `soil-point-${network.letter}-${number}`;
  const key = stringKey(id);
  const district = districtAt(hash01(0x71, key));
  const place = positionIn(district, key);
  const soil = soilOf(seed, key);
  return {
    station: {
      id,
      kind: 'SOIL_POINT',
      nameZh: `${district.nameZh}${network.nameZh}土壤示范点 ${number}`,
      nameEn: `${district.nameEn} ${network.nameEn} soil point ${number}`,
      authority: network.authority,
      region: '江门',
      districtCode: district.code,
      latitude: place.lat,
      longitude: place.lon,
      networkRow: 'soil',
      own: { land_use: landUseAt(hash01(0x72, key)) },
    },
    points: [
      {
        stationId: id,
        averaging: 'INSTANT',
        cadence: { roundsUntil: yearlyRounds },
        isAutomatic: false,
        detectionLimits: { soil_cd: 0.01, soil_hg: 0.002 },
        read: (at) => sampled(soil, key, at),
      },
    ],
  };
}

/** The district at a share of the city's area. */
function districtAt(share: number): DistrictFact {
  const total = DISTRICTS.reduce((sum, { areaKm2 }) => sum + areaKm2, 0);
  let passed = 0;
  const found = DISTRICTS.find((district) => (passed += district.areaKm2) > share * total);
  return found ?? DISTRICTS[0] ?? failWithoutDistricts();
}

function failWithoutDistricts(): never {
  throw new TypeError('The demonstration needs the districts of the city, but there are none.');
}

const LAND_SHARES: ReadonlyArray<readonly [upTo: number, use: SoilLandUse]> = [
  [0.55, SoilLandUse.PADDY],
  [0.72, SoilLandUse.DRY_LAND],
  [0.82, SoilLandUse.ROTATION],
  [0.95, SoilLandUse.ORCHARD],
  [1, SoilLandUse.OTHER],
];

function landUseAt(share: number): SoilLandUse {
  return LAND_SHARES.find(([upTo]) => share < upTo)?.[1] ?? SoilLandUse.OTHER;
}

/** Median in the delta's soils, mg/kg, and spread of the logarithm, by symbol. */
const BACKGROUND = {
  soil_cd: [0.12, 0.75],
  soil_hg: [0.08, 0.6],
  soil_as: [9, 0.55],
  soil_pb: [36, 0.4],
  soil_cr: [45, 0.5],
  soil_cu: [18, 0.5],
  soil_ni: [14, 0.5],
  soil_zn: [62, 0.4],
} as const;

/** One point in eighty is at an old discharge: cadmium remains in the soil. */
const BURDENED_SHARE = 1 / 80;

/**
 * Elements are correlated, because they share their source; in this model, acid soil has less
 * organic matter.
 */
function soilOf(seed: number, key: number): Readonly<Record<string, number>> {
  const shared = normal(seed, key, 1);
  const metals = Object.entries(BACKGROUND).map(([symbol, [median, spread]], at) => {
    const own = normal(seed, key, at + 2);
    return [symbol, median * Math.exp(spread * (0.75 * shared + 0.66 * own))] as const;
  });
  const soil: Record<string, number> = Object.fromEntries(metals);
  if (hash01(seed, key, 20) < BURDENED_SHARE) soil['soil_cd'] = 1.6 + 1.5 * hash01(seed, key, 21);
  const ph = 4.7 + 2 * hash01(seed, key, 22);
  return { ...soil, soil_ph: ph, soil_om: 14 + 4 * (ph - 4.7) + 16 * hash01(seed, key, 23) };
}

/** A year's sample: the same soil, with the variation of sampling and laboratory (3 %). */
function sampled(soil: Readonly<Record<string, number>>, key: number, at: number) {
  return Object.fromEntries(
    Object.entries(soil).map(([symbol, amount]) => {
      const luck = hash01(at / 3_600_000, key, stringKey(symbol)) - 0.5;
      return [symbol, amount * (1 + 0.06 * luck)];
    }),
  );
}

/** A number of the standard normal distribution (Box and Muller, 1958). */
function normal(seed: number, key: number, stream: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - hash01(seed, key, 2 * stream + 100)));
  return radius * Math.cos(2 * Math.PI * hash01(seed, key, 2 * stream + 101));
}
