import { DISTRICTS, type DistrictFact } from '../../../shared/domain/districts';
import { hash01, stringKey } from '../../../shared/monitoring/simulation/random-field';
import { quarterlyRounds, yearlyRounds } from '../../../shared/monitoring/simulation/rounds';
import type { Simulation } from '../../../shared/monitoring/simulation/simulation';
import type { World } from '../../../shared/monitoring/simulation/world';
import { positionIn, scattered, simulationOf, type DemoPart } from '../demo-part';
import { demoBody, laboratoryReadings, waterReadings } from './water-demo';

/** Receiving water of each district's transfer park, in the order of the districts. */
const PARK_WATERS = [
  'tiansha-river',
  'lile-river',
  'yinzhouhu',
  'taicheng-river',
  'zhenhai-river',
  'shaping-river',
  'tanjiang',
];

/** Districts with a groundwater point: two towns on the plain, two in the hills. */
const GROUNDWATER_DISTRICTS: ReadonlyArray<string> = ['440703', '440705', '440781', '440785'];

/** The seven points of transfer parks and the four groundwater points of annex 1. */
export function simulateWaterPoints(world: World): Simulation {
  const wells = DISTRICTS.filter(({ code }) => GROUNDWATER_DISTRICTS.includes(code));
  return simulationOf([
    ...DISTRICTS.map((district, at) => parkPoint(world, district, PARK_WATERS[at] ?? 'tanjiang')),
    ...wells.map(groundwaterPoint),
  ]);
}

function parkPoint(world: World, district: DistrictFact, waterBodyCode: string): DemoPart {
  const id = `transfer-park-point-${district.code}`;
  const key = stringKey(id);
  const body = demoBody(waterBodyCode);
  const place = scattered(body.position, key, 3);
  const water = { id, body, place, pollution: 0.42 + 0.25 * hash01(0x43, key) };
  return {
    station: {
      id,
      kind: 'TRANSFER_PARK_POINT',
      nameZh: `${district.nameZh}产业转移园区下游示范点`,
      nameEn: `Below the transfer park of ${district.nameEn}`,
      authority: 'MUNICIPAL',
      region: '江门',
      districtCode: district.code,
      waterBodyCode,
      latitude: place.lat,
      longitude: place.lon,
      networkRow: 'industrial-transfer-park-water',
    },
    points: [
      {
        stationId: id,
        averaging: 'INSTANT',
        cadence: { roundsUntil: quarterlyRounds },
        isAutomatic: false,
        detectionLimits: { cr6: 0.004, cyanide: 0.001, pb: 0.001, cd: 0.0001 },
        read: (at) => ({
          ...waterReadings(world, water, at).basic,
          ...laboratoryReadings(PARK_TYPICAL, { key, at, pollution: water.pollution }),
        }),
      },
    ],
  };
}

/** Concentrations in a moderately used river, mg/L. */
const PARK_TYPICAL = {
  cod: 14,
  bod5: 2.6,
  petroleum: 0.03,
  cr6: 0.005,
  cu: 0.008,
  zn: 0.03,
  pb: 0.0012,
  cd: 0.00012,
  cyanide: 0.0015,
};

function groundwaterPoint(district: DistrictFact): DemoPart {
  const id = `groundwater-point-${district.code}`;
  const key = stringKey(id);
  const place = positionIn(district, key);
  return {
    station: {
      id,
      kind: 'GROUNDWATER_POINT',
      nameZh: `${district.nameZh}地下水示范点`,
      nameEn: `${district.nameEn} groundwater point`,
      authority: 'PROVINCIAL',
      region: '江门',
      districtCode: district.code,
      latitude: place.lat,
      longitude: place.lon,
      networkRow: 'groundwater',
    },
    points: [
      {
        stationId: id,
        averaging: 'INSTANT',
        cadence: { roundsUntil: yearlyRounds },
        isAutomatic: false,
        detectionLimits: { as: 0.0003, hg: 0.00004, cd: 0.00005, pb: 0.00009, cr6: 0.004 },
        read: (at) => ({
          water_temp: 23 + hash01(0x44, key, at / 3_600_000),
          ph: 5.9 + 1.2 * hash01(0x45, key),
          ...laboratoryReadings(GROUNDWATER_TYPICAL, { key, at, pollution: 0.25 }),
        }),
      },
    ],
  };
}

/**
 * Concentrations in shallow groundwater of the delta, mg/L; iron and manganese are naturally high.
 */
const GROUNDWATER_TYPICAL = {
  hardness: 120,
  tds: 260,
  sulfate: 22,
  chloride: 25,
  fe: 0.25,
  mn: 0.12,
  codmn: 1.1,
  nh3n: 0.09,
  nitrate: 3.2,
  nitrite: 0.01,
  fluoride: 0.2,
  as: 0.001,
  hg: 0.00003,
  cd: 0.00006,
  pb: 0.0004,
  cr6: 0.003,
};
