import { stringKey } from '../../../shared/monitoring/simulation/random-field';
import type { AirSite } from '../../../shared/monitoring/simulation/air';
import type { SimulatedPoint, Simulation } from '../../../shared/monitoring/simulation/simulation';
import type { World } from '../../../shared/monitoring/simulation/world';
import { airDemoPoints, type AirDemoPoint } from './air-demo-points';
import { simulationOf } from '../demo-part';
import { HOUR_MS } from '../../../shared/domain/durations';

const HALF_HOUR_MS = HOUR_MS / 2;

type Read = (site: AirSite, at: number) => Readonly<Record<string, number>>;

/** Air of the demonstration: the hourly values of each kind of station. */
export function simulateAir(world: World): Simulation {
  const reads = readsOf(world);
  return simulationOf(
    airDemoPoints().map((point) => ({
      station: stationOf(point),
      points: point.kind === 'AIR_VERTICAL' ? verticalPoints(point, world) : [hourly(point, reads)],
    })),
  );
}

function stationOf({ place, isBackground, ...point }: AirDemoPoint) {
  const position = { latitude: place.lat, longitude: place.lon };
  return { ...point, ...position, region: '江门', own: { is_background: isBackground } };
}

function hourly(point: AirDemoPoint, reads: Readonly<Record<string, Read>>): SimulatedPoint {
  const site = siteOf(point);
  const read = reads[point.kind];
  if (!read) throw new TypeError(`No simulator supports stations of kind "${point.kind}".`);
  return {
    stationId: point.id,
    averaging: 'HOUR',
    cadence: { everyMs: HOUR_MS },
    isAutomatic: true,
    read: (at) => read(site, at + HALF_HOUR_MS),
  };
}

function readsOf(world: World): Readonly<Record<string, Read>> {
  return {
    AIR_CITY: (site, at) => {
      const { so2, no2, co, o3, pm10, pm25 } = world.air(site, at);
      return { so2, no2, co, o3, pm10, pm25 };
    },
    AIR_SUPERSITE: (site, at) => {
      const { so2, no2, co, o3, pm10, pm25, pm1, blackCarbon } = world.air(site, at);
      return { so2, no2, co, o3, pm10, pm25, pm1, black_carbon: blackCarbon };
    },
    AIR_COMPOSITE: (site, at) => {
      const { no, no2, nox, co, o3, pm25, nmhc, blackCarbon } = world.air(site, at);
      return { no, no2, nox, co, o3, pm25, nmhc, black_carbon: blackCarbon };
    },
    AIR_VOCS: (site, at) => {
      const { no2, o3, nmhc, tvoc } = world.air(site, at);
      const { radiation_wm2, airTemperature_c } = world.weather(site.place, at);
      // Trees emit isoprene in sun and warmth; the other VOCs come from solvents and exhaust.
      const isoprene = 0.05 + (radiation_wm2 / 700) * (Math.max(0, airTemperature_c - 10) / 15);
      const [benzene, toluene, xylene] = [0.035 * tvoc, 0.15 * tvoc, 0.09 * tvoc];
      return { no2, o3, nmhc, benzene, toluene, xylene, isoprene };
    },
  };
}

const HEIGHTS_M = [200, 600, 1000];

/**
 * A lidar: extinction at three heights, low above the mixed layer, and the height of that layer.
 */
function verticalPoints(point: AirDemoPoint, world: World): ReadonlyArray<SimulatedPoint> {
  const site = siteOf(point);
  const common = {
    stationId: point.id,
    averaging: 'HOUR',
    cadence: { everyMs: HOUR_MS },
    isAutomatic: true,
  } as const;
  const mixingHeight_m = (at: number) =>
    world.weather(site.place, at + HALF_HOUR_MS).mixingHeight_m;
  const profile = HEIGHTS_M.map((height_m) => ({
    ...common,
    depth: `${String(height_m)} m`,
    read: (at: number) => {
      const surface = 12 + 5.2 * world.air(site, at + HALF_HOUR_MS).pm25;
      const above_m = Math.max(0, height_m - mixingHeight_m(at));
      return { extinction: surface * Math.exp(-height_m / 2500 - above_m / 350) };
    },
  }));
  return [{ ...common, read: (at) => ({ mixing_height: mixingHeight_m(at) }) }, ...profile];
}

/** Traffic, industry and sea around a point, by district; highest in the densest districts. */
const SURROUNDINGS: Readonly<Record<string, Pick<AirSite, 'traffic' | 'industry' | 'coastal'>>> = {
  '440703': { traffic: 0.42, industry: 0.4, coastal: 0.1 },
  '440704': { traffic: 0.38, industry: 0.55, coastal: 0.1 },
  '440705': { traffic: 0.34, industry: 0.5, coastal: 0.25 },
  '440781': { traffic: 0.22, industry: 0.2, coastal: 0.5 },
  '440783': { traffic: 0.26, industry: 0.35, coastal: 0.15 },
  '440784': { traffic: 0.28, industry: 0.45, coastal: 0.05 },
  '440785': { traffic: 0.2, industry: 0.2, coastal: 0.2 },
};

function siteOf({ id, place, districtCode, isBackground }: AirDemoPoint): AirSite {
  const around = SURROUNDINGS[districtCode];
  if (!around) throw new TypeError(`The surroundings of district "${districtCode}" are unknown.`);
  const clean = isBackground ? { traffic: 0.02, industry: 0.02 } : {};
  return { place, key: stringKey(id), ...around, ...clean };
}
