import { hash01, stringKey } from '../../shared/monitoring/simulation/noise';
import { monthlyRounds, quarterlyRounds } from '../../shared/monitoring/simulation/rounds';
import type { SimulatedPoint, Simulation } from '../../shared/monitoring/simulation/simulation';
import { redTides } from './simulate-red-tides';
import { seaBody } from './sea-body';
import { syntheticWorld, type World } from '../../shared/monitoring/simulation/world';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Six near-shore points of annex 1: five sampled monthly, and the buoy of Yinzhou Lake. */
const COASTAL = ['huangmao-sea', 'guanghai-bay', 'zhenhai-bay', 'chuanshan', 'yamen'] as const;
const FISHERY = ['guanghai-bay', 'zhenhai-bay', 'chuanshan'] as const;
const OUTLETS = ['huangmao-sea', 'guanghai-bay', 'zhenhai-bay', 'yamen'] as const;

interface Part {
  readonly station: Simulation['stations'][number];
  readonly point: SimulatedPoint;
}

/** Sea stations, fishery waters, outlets and red tides of the demonstration; positions are approximate. */
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
  const site = siteOf(body, id);
  return {
    station: {
      ...stationAt(body, id),
      kind: 'COASTAL',
      nameZh: `${nameOf(body)}近岸点`,
      nameEn: `${body} near-shore point`,
      authority: 'PROVINCIAL',
      networkRow: 'coastal-sea',
      own: { assessed_by: 'GB 3097' },
    },
    point: {
      stationId: id,
      averaging: 'INSTANT',
      cadence: { roundsUntil: monthlyRounds },
      isAutomatic: false,
      depth: 'surface',
      read: (at) => sample(world, site, at),
      detectionLimits: { active_phosphate: 0.001, sea_petroleum: 0.0035 },
    },
  };
}

function buoy(world: World): Part {
  const id = 'buoy-yinzhouhu';
  const site = siteOf('yinzhouhu', id);
  return {
    // A tidal reach: the plan counts it as near-shore sea, its water is mostly the river's.
    station: {
      ...stationAt('yinzhouhu', id),
      kind: 'BUOY',
      nameZh: '银洲湖浮标站',
      nameEn: 'Yinzhou Lake buoy',
      authority: 'PROVINCIAL',
      networkRow: 'coastal-sea',
      own: { assessed_by: 'GB 3838' },
    },
    point: {
      stationId: id,
      averaging: 'HOUR',
      cadence: { everyMs: HOUR_MS },
      isAutomatic: true,
      read: (at) => {
        const sea = world.sea(site, at + HOUR_MS / 2);
        return {
          sea_temp: sea.seaTemperature_c,
          salinity: sea.salinity,
          sea_do: sea.dissolvedOxygen,
          sea_ph: sea.ph,
          sea_chla: sea.chlorophyllA_ugl,
          wave_height: sea.significantWaveHeight_m,
        };
      },
    },
  };
}

function fishery(world: World, body: string): Part {
  const id = `fishery-water-${body}`;
  const site = siteOf(body, id);
  return {
    station: {
      ...stationAt(body, id),
      kind: 'FISHERY_WATER',
      nameZh: `${nameOf(body)}渔业水域监测点`,
      nameEn: `${body} fishery water`,
      authority: 'MUNICIPAL',
    },
    point: {
      stationId: id,
      averaging: 'INSTANT',
      cadence: { roundsUntil: quarterlyRounds },
      isAutomatic: false,
      depth: 'surface',
      read: (at) => sample(world, site, at),
    },
  };
}

function outlet(body: string): Part {
  const id = `sea-outlet-${body}`;
  const key = stringKey(id);
  return {
    station: {
      ...stationAt(body, id),
      kind: 'SEA_OUTLET',
      nameZh: `${nameOf(body)}入海排污口示范点`,
      nameEn: `${body} outlet`,
      authority: 'MUNICIPAL',
    },
    point: {
      stationId: id,
      averaging: 'INSTANT',
      cadence: { roundsUntil: monthlyRounds },
      isAutomatic: false,
      read: (at) => {
        const load = 0.6 + 0.8 * hash01(key, Math.floor(at / DAY_MS));
        return { discharge: 0.08 * load, cod: 38 * load, nh3n: 3.2 * load, tp: 0.35 * load };
      },
    },
  };
}

type SeaSite = Parameters<World['sea']>[0];

function sample(world: World, site: SeaSite, at: number): Readonly<Record<string, number>> {
  const sea = world.sea(site, at);
  return {
    sea_temp: sea.seaTemperature_c,
    salinity: sea.salinity,
    sea_do: sea.dissolvedOxygen,
    sea_ph: sea.ph,
    sea_cod: 0.6 + 1.2 * sea.din,
    din: sea.din,
    active_phosphate: sea.activePhosphate,
    sea_petroleum: 0.004 + 0.03 * hash01(site.key, Math.floor(at / DAY_MS)),
    sea_chla: sea.chlorophyllA_ugl,
  };
}

function siteOf(body: string, id: string): SeaSite {
  const estuary =
    body === 'yinzhouhu' ? 1 : body === 'yamen' ? 0.8 : body === 'huangmao-sea' ? 0.5 : 0.15;
  return { place: seaBody(body).position, key: stringKey(id), estuary };
}

function stationAt(body: string, id: string) {
  const { position, districts } = seaBody(body);
  const [districtCode] = districts;
  return {
    id,
    region: '江门',
    ...(districtCode ? { districtCode } : {}),
    waterBodyCode: body,
    latitude: position.lat,
    longitude: position.lon,
  };
}

function nameOf(body: string): string {
  return seaBody(body).nameZh;
}
