import type { DistrictFact } from '../../../shared/domain/districts';
import {
  hash01,
  smoothRandom,
  stringKey,
} from '../../../shared/monitoring/simulation/random-field';
import { daily } from '../../../shared/monitoring/simulation/sky';
import { HOUR_MS } from '../../../shared/domain/durations';
import type { SimulatedPoint } from '../../../shared/monitoring/simulation/simulation';
import type { World } from '../../../shared/monitoring/simulation/world';
import { positionIn, type DemoPart } from '../demo-part';
import { DAY_MS, MINUTE_MS } from '../../../shared/domain/durations';

/** Outlets with simulated minutes, of the last day only. */
const WITH_MINUTES: ReadonlyArray<number> = [0, 1, 3];

/** The facts of a source that its outlet needs. */
export interface OutletOwner {
  readonly id: string;
  readonly number: string;
  readonly district: DistrictFact;
  readonly industry: { readonly media: ReadonlyArray<string> };
}

/** The outlet of a source, waste water first; none for a source without discharge. */
export function outletOf({ seed }: World, owner: OutletOwner, at: number): ReadonlyArray<DemoPart> {
  const media = owner.industry.media;
  if (!media.includes('WATER') && !media.includes('AIR')) return [];
  const isWater = media.includes('WATER');
  const id = `outlet-${owner.number}-1`;
  const key = stringKey(id);
  const place = positionIn(owner.district, key);
  const readings = isWater ? wasteWater(seed, key) : flueGas(seed, key);
  return [
    {
      station: {
        id,
        kind: 'OUTLET',
        nameZh: `${owner.district.nameZh}排污单位示范 ${owner.number} ${isWater ? '废水' : '废气'}排放口`,
        nameEn: `Outlet of demonstration source ${owner.number}`,
        authority: 'MUNICIPAL',
        region: '江门',
        districtCode: owner.district.code,
        latitude: place.lat,
        longitude: place.lon,
        own: {
          pollution_source_id: owner.id,
          outlet_medium: isWater ? 'WASTE_WATER' : 'WASTE_GAS',
        },
      },
      points: pointsOf(id, readings, WITH_MINUTES.includes(at)),
    },
  ];
}

type Readings = (at: number) => Readonly<Record<string, number>>;

function pointsOf(stationId: string, readings: Readings, hasMinutes: boolean): SimulatedPoint[] {
  const hourly: SimulatedPoint = {
    stationId,
    averaging: 'HOUR',
    cadence: { everyMs: HOUR_MS },
    isAutomatic: true,
    read: (at) => readings(at + HOUR_MS / 2),
  };
  // Minute values are raw and never corrected.
  const minutes: SimulatedPoint = {
    stationId,
    averaging: 'MINUTE',
    cadence: { everyMs: MINUTE_MS, lastMs: DAY_MS },
    isAutomatic: false,
    read: readings,
  };
  return hasMinutes ? [hourly, minutes] : [hourly];
}

/** Load of a plant, about 1 during the day: less at night, and on some days half. */
function load(key: number, at: number): number {
  const shifts = 0.85 + 0.15 * daily(at, 14);
  return Math.max(0.3, shifts + 0.2 * smoothRandom(key, at, 3 * DAY_MS));
}

function wasteWater(seed: number, key: number): Readings {
  const size_ls = 6 + 60 * hash01(seed, key, 1);
  const cod = 18 + 24 * hash01(seed, key, 2);
  const nh3n = 0.6 + 2.4 * hash01(seed, key, 3);
  return (at) => {
    const busy = load(key, at);
    // Concentration increases with the load, because treatment is less effective.
    const strain = busy * (1 + 0.2 * smoothRandom(key + 1, at, 9 * HOUR_MS));
    return {
      e_wastewater_flow: size_ls * busy * (1 + 0.08 * smoothRandom(key + 2, at, HOUR_MS)),
      e_cod: cod * strain,
      e_nh3n: nh3n * strain * (1 + 0.25 * smoothRandom(key + 3, at, 14 * HOUR_MS)),
      e_ph: 7.3 + 0.5 * smoothRandom(key + 4, at, 11 * HOUR_MS),
    };
  };
}

function flueGas(seed: number, key: number): Readings {
  const size_m3s = 25 + 130 * hash01(seed, key, 1);
  const nox = 28 + 20 * hash01(seed, key, 2);
  return (at) => {
    const busy = load(key, at);
    const scrubber = 1 + 0.3 * smoothRandom(key + 1, at, 16 * HOUR_MS);
    return {
      e_so2: 16 * scrubber * busy,
      e_nox: nox * (0.8 + 0.2 * busy) * (1 + 0.12 * smoothRandom(key + 2, at, 4 * HOUR_MS)),
      e_particulate: 3.2 * scrubber,
      e_flow: size_m3s * busy,
    };
  };
}
