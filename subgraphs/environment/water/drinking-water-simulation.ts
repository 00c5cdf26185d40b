import { hash01, stringKey } from '../../../shared/monitoring/simulation/random-field';
import { monthlyRounds } from '../../../shared/monitoring/simulation/rounds';
import type { Position } from '../../../shared/monitoring/simulation/position';
import type { SimulatedPoint, Simulation } from '../../../shared/monitoring/simulation/simulation';
import type { World } from '../../../shared/monitoring/simulation/world';
import { scattered, simulationOf, type DemoPart, type DemoStation } from '../demo-part';
import { demoBody, laboratoryReadings, waterReadings } from './water-demo';

/** Water bodies of the sources, by level: of the city, the counties and the townships. */
const CITY_SOURCES = ['xijiang', 'xihai', 'xihai', 'tanjiang'];
const COUNTY_SOURCES = [
  'jinjiang-reservoir',
  'dashahe-reservoir',
  'zhenhai-reservoir',
  'longshan-reservoir',
  'dalongdong-reservoir',
  'sibao-reservoir',
  'tanjiang',
];
const TOWNSHIP_SOURCES = [
  'xijiang',
  'tanjiang',
  'hukeng',
  'shibansha',
  'gongyi-river',
  'zhenhai-river',
  'xiangang-river',
  'xinqiao-river',
  'tiandeng-river',
  'zhishan-river',
  'zhaimei-river',
  'dalongdong-river',
  'haiyan-river',
  'nafu-river',
];

/** The 25 drinking-water sources of annex 1. */
export function simulateDrinkingWater(world: World): Simulation {
  const sources = [
    ...CITY_SOURCES.map((code) => ({ code, level: 'CITY' as const })),
    ...COUNTY_SOURCES.map((code) => ({ code, level: 'COUNTY' as const })),
    ...TOWNSHIP_SOURCES.map((code) => ({ code, level: 'TOWNSHIP' as const })),
  ].map((fact, at) => ({ ...fact, number: String(at + 1).padStart(2, '0') }));
  return simulationOf(sources.map((fact) => source(world, fact)));
}

interface SourceFact {
  readonly code: string;
  readonly level: 'CITY' | 'COUNTY' | 'TOWNSHIP';
  readonly number: string;
}

/** Water taken, m3/d: the minimum, and the maximum addition. */
const YIELDS = {
  CITY: [250_000, 350_000],
  COUNTY: [40_000, 110_000],
  TOWNSHIP: [2_000, 9_000],
} as const;

function source(world: World, fact: SourceFact): DemoPart {
  const station = sourceStation(fact);
  const { id } = station;
  const key = stringKey(id);
  const body = demoBody(fact.code);
  const pollution = 0.05 + 0.16 * hash01(0x41, key);
  const water = { id, body, place: intakeOf(fact), pollution };
  const sampling: SimulatedPoint = {
    stationId: id,
    averaging: 'INSTANT',
    cadence: { roundsUntil: monthlyRounds },
    isAutomatic: false,
    detectionLimits: DETECTION_LIMITS,
    read: (at) => ({
      ...waterReadings(world, water, at).basic,
      ...laboratoryReadings(TYPICAL, { key, at, pollution }),
    }),
  };
  return { station, points: [sampling] };
}

function sourceStation(fact: SourceFact): DemoStation {
  const { code, level, number } = fact;
  const body = demoBody(code);
  const intake = intakeOf(fact);
  const [least, more] = YIELDS[level];
  return {
    id: idOf(fact),
    kind: 'DRINKING_WATER_SOURCE',
    nameZh: `${body.nameZh}饮用水水源示范点 ${number}`,
    nameEn: `${body.nameEn} drinking-water source ${number}`,
    // City sources are reported to the province; counties monitor their own and those of their
    // townships.
    authority: level === 'CITY' ? 'PROVINCIAL' : 'COUNTY',
    region: '江门',
    ...(body.districts[0] === undefined ? {} : { districtCode: body.districts[0] }),
    waterBodyCode: code,
    networkRow: 'drinking-water-source',
    latitude: intake.lat,
    longitude: intake.lon,
    own: {
      intake_latitude_deg: intake.lat,
      intake_longitude_deg: intake.lon,
      target_class: level === 'TOWNSHIP' ? 'III' : 'II',
      yield_m3d: Math.round(least + more * hash01(0x42, stringKey(idOf(fact)))),
    },
  };
}

function intakeOf(fact: SourceFact): Position {
  return scattered(demoBody(fact.code).position, stringKey(idOf(fact)), 4);
}

function idOf({ number }: SourceFact): string {
  return `drinking-water-source-${number}`;
}

/** Concentrations of a clean source, mg/L (coliforms: count/L), and detection limits. */
const TYPICAL = {
  bod5: 1.2,
  fluoride: 0.24,
  as: 0.0012,
  hg: 0.000025,
  cd: 0.00006,
  cr6: 0.0025,
  pb: 0.0006,
  cyanide: 0.0012,
  volatile_phenol: 0.0003,
  petroleum: 0.012,
  las: 0.04,
  sulfate: 14,
  chloride: 9,
  nitrate: 1.3,
  fe: 0.07,
  mn: 0.02,
  fecal_coliform: 700,
};
const DETECTION_LIMITS = {
  hg: 0.00004,
  cd: 0.00005,
  cr6: 0.004,
  cyanide: 0.001,
  volatile_phenol: 0.0003,
  petroleum: 0.01,
  las: 0.05,
};
