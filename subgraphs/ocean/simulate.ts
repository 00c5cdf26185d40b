import { hash01, stringKey } from '../../shared/monitoring/simulation/random-field';
import { monthlyRounds, quarterlyRounds } from '../../shared/monitoring/simulation/rounds';
import type { SimulatedPoint, Simulation } from '../../shared/monitoring/simulation/simulation';
import { syntheticWorld, type World } from '../../shared/monitoring/simulation/world';
import { seaBody } from './sea-body';
import { redTides } from './simulate-red-tides';
import { HOUR_MS } from '../../shared/domain/durations';

/** Together with the buoy, the six near-shore points of annex 1. */
const COASTAL = ['huangmao-sea', 'guanghai-bay', 'zhenhai-bay', 'chuanshan', 'yamen'] as const;
const FISHERY = ['huangmao-sea', 'guanghai-bay', 'zhenhai-bay', 'chuanshan'] as const;
const OUTLETS = [
  'yinzhouhu',
  'yamen',
  'huangmao-sea',
  'guanghai-bay',
  'zhenhai-bay',
  'chuanshan',
] as const;

interface Part {
  readonly station: Simulation['stations'][number];
  readonly point: SimulatedPoint;
}

/**
 * Sea stations, fishery waters, outlets and red tides of the demonstration; all positions are
 * synthetic.
 */
export function simulate(seed: number): Simulation {
  const world = syntheticWorld(seed);
  const parts = [
    ...COASTAL.map((body) => coastal(world, body)),
    buoy(world),
    ...FISHERY.map((body) => fishery(world, body)),
    ...OUTLETS.map((body) => outlet(body)),
  ];
  return {
    stations: parts.map(({ station }) => station),
    points: parts.map(({ point }) => point),
    registers: (now) => [redTides(seed, now)],
  };
}

function coastal(world: World, body: string): Part {
  const id = `coastal-${body}`;
  const { nameZh, nameEn } = seaBody(body);
  return {
    station: {
      ...stationAt(body, id),
      kind: 'COASTAL',
      nameZh: `${nameZh}近岸海域示范点`,
      nameEn: `${nameEn} near-shore point`,
      authority: 'PROVINCIAL', // In annex 1 the city's six are part of the province's network of about 200.
      networkRow: 'coastal-sea',
      own: { assessed_by: 'GB_3097' },
    },
    point: survey(world, body, { id, rounds: monthlyRounds }),
  };
}

function buoy(world: World): Part {
  const id = 'buoy-yinzhouhu';
  const site = siteOf('yinzhouhu', id);
  const river = { ...site, pollution: 0.35, still: 0, tidal: 1 };
  return {
    station: {
      ...stationAt('yinzhouhu', id),
      kind: 'BUOY',
      nameZh: '银洲湖浮标站',
      nameEn: 'Yinzhou Lake buoy',
      authority: 'PROVINCIAL',
      networkRow: 'coastal-sea',
      // The mandate counts this tidal reach as near-shore sea, but its water is mostly from the
      // Tanjiang.
      own: { assessed_by: 'GB_3838' },
    },
    point: {
      stationId: id,
      averaging: 'HOUR',
      cadence: { everyMs: HOUR_MS },
      isAutomatic: true,
      read: (at) => {
        const middle = at + HOUR_MS / 2;
        const sea = world.sea(site, middle);
        return {
          sea_temp: sea.seaTemperature_c,
          salinity: sea.salinity,
          sea_do: sea.dissolvedOxygen,
          sea_ph: sea.ph,
          sea_chla: sea.chlorophyllA_ugl,
          sea_turbidity: world.waterQuality(river, middle).turbidity_ntu,
          wave_height: sea.significantWaveHeight_m,
        };
      },
    },
  };
}

function fishery(world: World, body: string): Part {
  const id = `fishery-water-${body}`;
  const { nameZh, nameEn } = seaBody(body);
  return {
    station: {
      ...stationAt(body, id),
      kind: 'FISHERY_WATER',
      nameZh: `${nameZh}重点渔业水域示范点`,
      nameEn: `${nameEn} key fishery water`,
      authority: 'MUNICIPAL', // A duty of the bureau by A3.21(1); no row of annex 1 counts these points.
    },
    point: survey(world, body, { id, rounds: quarterlyRounds }),
  };
}

interface Survey {
  readonly id: string;
  readonly rounds: (until: number) => ReadonlyArray<number>;
}

/** A surface sample, analysed in a laboratory. */
function survey(world: World, body: string, { id, rounds }: Survey): SimulatedPoint {
  const site = siteOf(body, id);
  return {
    stationId: id,
    averaging: 'INSTANT',
    cadence: { roundsUntil: rounds },
    isAutomatic: false,
    depth: 'surface',
    detectionLimits: { active_phosphate: 0.002, sea_petroleum: 0.0035 },
    read: (at) => {
      const sea = world.sea(site, at);
      return {
        sea_temp: sea.seaTemperature_c,
        salinity: sea.salinity,
        sea_do: sea.dissolvedOxygen,
        sea_ph: sea.ph,
        sea_cod: 0.6 + 1.2 * sea.din,
        din: sea.din,
        active_phosphate: sea.activePhosphate,
        sea_petroleum: 0.002 + 0.03 * hash01(world.seed, site.key, hourOf(at)),
      };
    },
  };
}

function outlet(body: string): Part {
  const id = `sea-outlet-${body}`;
  const key = stringKey(id);
  const { nameZh, nameEn } = seaBody(body);
  return {
    station: {
      ...stationAt(body, id),
      kind: 'SEA_OUTLET',
      nameZh: `${nameZh}入海排污口示范点`,
      nameEn: `${nameEn} sea outlet`,
      authority: 'MUNICIPAL',
    },
    point: {
      stationId: id,
      averaging: 'INSTANT',
      cadence: { roundsUntil: monthlyRounds },
      isAutomatic: false,
      detectionLimits: { e_nh3n: 0.025 },
      read: (at) => {
        const size = 0.5 + 2 * hash01(key, 1);
        const load = 0.6 + 0.8 * hash01(key, hourOf(at));
        return {
          e_wastewater_flow: 60 * size * (0.8 + 0.4 * hash01(key, hourOf(at), 2)),
          e_cod: 32 * load,
          e_nh3n: 2.6 * load * load,
          e_ph: 7.1 + 0.8 * hash01(key, hourOf(at), 3),
        };
      },
    },
  };
}

function siteOf(body: string, id: string): Parameters<World['sea']>[0] {
  const { latitude, longitude } = stationAt(body, id);
  return {
    place: { lat: latitude, lon: longitude },
    key: stringKey(id),
    estuary: ESTUARY[body] ?? 0.15,
  };
}

/** Influence of the river: 1 at its mouth, 0 in the open sea. */
const ESTUARY: Readonly<Record<string, number>> = {
  yinzhouhu: 1,
  yamen: 0.8,
  'huangmao-sea': 0.5,
};

/** Within about 3 km of the middle of the water body, so that it stays inside a narrow reach. */
const SCATTER_DEG = 0.03;

function stationAt(body: string, id: string) {
  const { position, districts, kind } = seaBody(body);
  const [districtCode] = districts;
  const key = stringKey(id);
  const scatter = kind === 'BAY' || kind === 'SEA' ? SCATTER_DEG : SCATTER_DEG / 6;
  return {
    id,
    region: '江门',
    ...(districtCode ? { districtCode } : {}),
    waterBodyCode: body,
    latitude: position.lat + scatter * (2 * hash01(key, 4) - 1),
    longitude: position.lon + scatter * (2 * hash01(key, 5) - 1),
  };
}

function hourOf(at: number): number {
  return Math.floor(at / HOUR_MS);
}
