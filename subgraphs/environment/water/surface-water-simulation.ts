import { hash01, stringKey } from '../../../shared/monitoring/simulation/random-field';
import type { Simulation } from '../../../shared/monitoring/simulation/simulation';
import type { World } from '../../../shared/monitoring/simulation/world';
import { SURFACE_WATER_SECTIONS, type SectionFact } from './surface-water-sections';
import { simulationOf, type DemoPart } from '../demo-part';
import { demoBody, waterReadings } from './water-demo';

const FOUR_HOURS_MS = 4 * 3_600_000;

/** Sections that also measure chlorophyll and algae: slow water with possible blooms. */
const WITH_ALGAE: ReadonlyArray<string> = ['niuwan', 'cangshan-ferry', 'shangqiankou'];

/** The sections of annex 1 with their automatic stations, and the two flux sections. */
export function simulateSurfaceWater(world: World): Simulation {
  return simulationOf([
    ...SURFACE_WATER_SECTIONS.map((fact) => section(world, fact)),
    ...FLUX_SECTIONS.map((fact) => fluxSection(world, fact)),
  ]);
}

function section(world: World, fact: SectionFact): DemoPart {
  const id = `surface-water-section-${fact.slug}`;
  const body = demoBody(fact.waterBodyCode);
  const worse = 0.2 * hash01(0x31, stringKey(id));
  const pollution = (fact.targetClass === 'II' ? 0.13 : 0.3) + worse;
  const water = { id, body, place: fact.position, pollution };
  const hasAlgae = WITH_ALGAE.includes(fact.slug);
  return {
    station: {
      id,
      kind: 'SURFACE_WATER_SECTION',
      nameZh: fact.nameZh,
      nameEn: fact.nameEn,
      authority: fact.authority,
      region: '江门',
      districtCode: fact.districtCode,
      waterBodyCode: fact.waterBodyCode,
      latitude: fact.position.lat,
      longitude: fact.position.lon,
      networkRow: 'surface-water',
      own: { target_class: fact.targetClass },
    },
    points: [
      {
        stationId: id,
        averaging: 'INSTANT',
        cadence: { everyMs: FOUR_HOURS_MS },
        isAutomatic: true,
        read: (at) => {
          const { basic, algae } = waterReadings(world, water, at);
          return hasAlgae ? { ...basic, ...algae } : basic;
        },
      },
    ],
  };
}

/** 跨地级市河流交接断面: no list names them, so the demonstration has one on each large river. */
const FLUX_SECTIONS = [
  { waterBodyCode: 'xijiang', districtCode: '440784', targetClass: 'II' },
  { waterBodyCode: 'tanjiang', districtCode: '440785', targetClass: 'III' },
] as const;

function fluxSection(world: World, fact: (typeof FLUX_SECTIONS)[number]): DemoPart {
  const id = `flux-section-${fact.waterBodyCode}`;
  const body = demoBody(fact.waterBodyCode);
  const pollution = fact.targetClass === 'II' ? 0.16 : 0.34;
  const water = { id, body, place: body.position, pollution };
  return {
    station: {
      id,
      kind: 'FLUX_SECTION',
      nameZh: `${body.nameZh}污染物通量示范断面`,
      nameEn: `${body.nameEn} flux section`,
      authority: 'PROVINCIAL',
      region: '江门',
      districtCode: fact.districtCode,
      waterBodyCode: body.code,
      latitude: body.position.lat,
      longitude: body.position.lon,
      networkRow: 'water-pollution-flux',
      own: {
        target_class: fact.targetClass,
        gauge_id: `river-station-${body.code}`,
      },
    },
    points: [
      {
        stationId: id,
        averaging: 'INSTANT',
        cadence: { everyMs: FOUR_HOURS_MS },
        isAutomatic: true,
        read: (at) => {
          const { ph, nh3n, tp, codmn, tn, ...rest } = waterReadings(world, water, at).basic;
          return { water_temp: rest.water_temp, ph, do: rest.do, nh3n, tp, codmn, tn };
        },
      },
    ],
  };
}
