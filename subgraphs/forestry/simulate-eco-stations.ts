import { districtOf } from '../../shared/domain/districts';
import {
  hash01,
  hash32,
  smoothRandom,
  stringKey,
} from '../../shared/monitoring/simulation/random-field';
import type { World } from '../../shared/monitoring/simulation/world';
import type { DemoPart } from './demo-part';
import { placeInDistrict } from './place-in-district';
import { HOUR_MS } from '../../shared/domain/durations';

interface EcoSite {
  readonly id: string;
  readonly districtCode: string;
  readonly isForest: boolean;
}

const SITES: ReadonlyArray<EcoSite> = [
  { id: 'eco-station-1', districtCode: '440705', isForest: true },
  { id: 'eco-station-2', districtCode: '440784', isForest: true },
  { id: 'eco-station-3', districtCode: '440785', isForest: true },
  { id: 'eco-station-4', districtCode: '440781', isForest: false },
];

/** Negative ions at noon of a dry day, /cm3. */
const FOREST_IONS = 1100;
const WETLAND_IONS = 800;
/** Rain that the leaves hold in an hour, mm, and the fraction of the rest that drips through. */
const INTERCEPTED_MM = 0.6;
const THROUGHFALL_SHARE = 0.82;
/** Time constant of soil moisture beyond the rain of the last three days. */
const DRIFT_HOURS = 240;

/**
 * Simulates ecological stations, hourly. Annex 1 counts none for the city: they belong to the
 * province's network.
 */
export function ecoStationParts(world: World): ReadonlyArray<DemoPart> {
  return SITES.flatMap((site) => {
    const district = districtOf(site.districtCode);
    return district ? [ecoStation(world, site, district)] : [];
  });
}

type District = NonNullable<ReturnType<typeof districtOf>>;

function ecoStation(world: World, { id, isForest }: EcoSite, district: District): DemoPart {
  const key = stringKey(id);
  const position = placeInDistrict(world.seed, district, key);
  const place = { lat: position.latitude, lon: position.longitude };
  const number = id.slice(-1);
  return {
    station: {
      id,
      kind: isForest ? 'FOREST_ECO_STATION' : 'WETLAND_ECO_STATION',
      nameZh: `${district.nameZh}${isForest ? '森林' : '湿地'}生态示范站 ${number}`,
      nameEn: `${isForest ? 'Forest' : 'Wetland'} ecological demo station ${number}, ${district.nameEn}`,
      authority: 'PROVINCIAL',
      region: '江门',
      districtCode: district.code,
      ...position,
    },
    points: [
      {
        stationId: id,
        averaging: 'HOUR',
        cadence: { everyMs: HOUR_MS },
        isAutomatic: true,
        read: (at) => hourAt(world, { place, key, isForest }, at + HOUR_MS / 2),
      },
    ],
  };
}

interface Spot {
  readonly place: { readonly lat: number; readonly lon: number };
  readonly key: number;
  readonly isForest: boolean;
}

/** Moist air, leaves and falling water increase the ions; dust and heat reduce them. */
function hourAt(world: World, { place, key, isForest }: Spot, at: number) {
  const { airTemperature_c, humidity_pct, rain_mmh, radiation_wm2, visibility_km } = world.weather(
    place,
    at,
  );
  const wetness = 1 - Math.exp(-world.rainMemory_mm(place, at, 60) / 45);
  const falling = 1 - Math.exp(-rain_mmh / 4);
  const clean = 0.7 + 0.3 * Math.min(1, visibility_km / 20);
  const site = 0.8 + 0.4 * hash01(world.seed, key, 7);
  const drift = smoothRandom(hash32(world.seed, key), at / HOUR_MS, DRIFT_HOURS);
  const base = isForest ? FOREST_IONS : WETLAND_IONS;
  const common = {
    negative_oxygen_ions:
      base * site * clean * (0.5 + humidity_pct / 100) * (1 + 1.4 * falling + 0.3 * wetness),
    // The sun heats the air less below the canopy.
    air_temp: airTemperature_c - (isForest ? (1.8 * radiation_wm2) / 900 : 0),
    humidity: Math.min(100, humidity_pct * (isForest ? 1.04 : 1.02)),
    soil_water_content:
      (isForest ? 15 : 31) + 6 * hash01(world.seed, key, 8) + 2 * drift + 20 * wetness,
  };
  const dripping = Math.max(0, rain_mmh - INTERCEPTED_MM) * THROUGHFALL_SHARE;
  return isForest ? { ...common, throughfall: dripping } : common;
}
