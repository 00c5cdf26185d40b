import { DISTRICTS, type DistrictFact } from '../../shared/domain/districts';
import { hash01, stringKey } from '../../shared/monitoring/simulation/random-field';
import type { SimulatedPoint, Simulation } from '../../shared/monitoring/simulation/simulation';
import { syntheticWorld, type World } from '../../shared/monitoring/simulation/world';
import { COMPOSITION_KIND } from './kinds';
import { simulatedForecasts } from './forecasts/simulate-forecasts';
import { simulatedWarnings } from './forecasts/simulate-warnings';
import { HOUR_MS } from '../../shared/domain/durations';

const HALF_HOUR_MS = HOUR_MS / 2;
const REGIONAL_STATIONS = 20;
/** Every third regional station reports six elements, the others four. */
const SIX_ELEMENT_EVERY = 3;
const COMPOSITION_DISTRICTS = ['440703', '440781'];

interface Part {
  readonly station: Simulation['stations'][number];
  readonly point: SimulatedPoint;
}

/** Stations, warnings and forecasts of the demonstration; all positions are synthetic. */
export function simulate(seed: number): Simulation {
  const world = syntheticWorld(seed);
  const parts = [
    ...DISTRICTS.map((district) => nationalStation(world, district)),
    ...Array.from({ length: REGIONAL_STATIONS }, (_, n) => regionalStation(world, n)),
    ...DISTRICTS.filter(({ code }) => COMPOSITION_DISTRICTS.includes(code)).map((district) =>
      compositionStation(world, district),
    ),
  ];
  return {
    stations: parts.map(({ station }) => station),
    points: parts.map(({ point }) => point),
    registers: (now) => [simulatedWarnings(world, now), simulatedForecasts(world, now)],
  };
}

function nationalStation(world: World, district: DistrictFact): Part {
  const id = `weather-national-${district.code}`;
  const station = {
    ...placed(id, district, 1),
    kind: 'NATIONAL_SURFACE',
    authority: 'NATIONAL' as const,
    nameZh: `${district.nameZh}国家气象观测站（示范）`,
    nameEn: `${district.nameEn} national weather station (demo)`,
  };
  return { station, point: hourly(station, (place, at) => allElements(world, place, at)) };
}

/** Regional stations are assigned to the districts in turn, so that each has two or three. */
function regionalStation(world: World, n: number): Part {
  const district = DISTRICTS[n % DISTRICTS.length] ?? DISTRICTS[0];
  if (!district) throw new TypeError('DISTRICTS is empty; a station needs one.');
  const number = String(n + 1).padStart(3, '0');
  const id = `weather-regional-${number}`;
  const station = {
    ...placed(id, district, 10),
    kind: 'REGIONAL_AUTO',
    authority: 'MUNICIPAL' as const,
    nameZh: `${district.nameZh}区域自动气象示范站 ${number}`,
    nameEn: `${district.nameEn} regional weather station ${number} (demo)`,
  };
  const read = n % SIX_ELEMENT_EVERY === 0 ? allElements : fourElements;
  return { station, point: hourly(station, (place, at) => read(world, place, at)) };
}

function compositionStation(world: World, district: DistrictFact): Part {
  const id = `weather-composition-${district.code}`;
  const isCoastal = district.code === '440781';
  const station = {
    ...placed(id, district, 3),
    kind: COMPOSITION_KIND,
    authority: 'PROVINCIAL' as const,
    nameZh: `${district.nameZh}大气成分示范站`,
    nameEn: `${district.nameEn} composition station (demo)`,
  };
  const surroundings = {
    key: stringKey(id),
    traffic: isCoastal ? 0.1 : 0.45,
    industry: isCoastal ? 0.1 : 0.4,
    coastal: isCoastal ? 0.8 : 0.1,
  };
  const read = (place: Place, at: number) => {
    const air = world.air({ place, ...surroundings }, at);
    const { visibility_km } = world.weather(place, at);
    return {
      pm25: air.pm25,
      pm10: air.pm10,
      o3: air.o3,
      no2: air.no2,
      black_carbon: air.blackCarbon,
      visibility: visibility_km * 1000,
      // Koschmieder's law with the 5 % threshold of WMO: visibility = 2.996 / extinction.
      extinction: 2996 / visibility_km,
    };
  };
  return { station, point: hourly(station, read) };
}

interface Place {
  readonly lat: number;
  readonly lon: number;
}

type Read = (place: Place, at: number) => Readonly<Record<string, number>>;

/** Rates and means of an hour are computed at its middle. */
function hourly(
  { id, latitude, longitude }: { id: string; latitude: number; longitude: number },
  read: Read,
): SimulatedPoint {
  const place = { lat: latitude, lon: longitude };
  return {
    stationId: id,
    averaging: 'HOUR',
    cadence: { everyMs: HOUR_MS },
    isAutomatic: true,
    read: (at) => read(place, at + HALF_HOUR_MS),
  };
}

function fourElements(world: World, place: Place, at: number) {
  const { rain_mmh, airTemperature_c, wind } = world.weather(place, at);
  return {
    rain: rain_mmh,
    air_temp: airTemperature_c,
    wind_speed: wind.speed_ms,
    wind_direction: wind.direction_deg,
  };
}

function allElements(world: World, place: Place, at: number) {
  const { humidity_pct, seaLevelPressure_hpa, wind } = world.weather(place, at);
  return {
    ...fourElements(world, place, at),
    wind_gust: wind.gust_ms,
    humidity: humidity_pct,
    sea_level_pressure: seaLevelPressure_hpa,
  };
}

/**
 * A position within about `spreadKm` of the centroid of the district, or of its seat for stations
 * in town.
 */
function placed(id: string, district: DistrictFact, spreadKm: number) {
  const key = stringKey(id);
  const { lat, lon } = spreadKm > 5 ? district.centroid : district.seat;
  const spread = (spreadKm / 111) * Math.min(1, Math.sqrt(district.areaKm2 / 1000));
  return {
    id,
    region: '江门',
    districtCode: district.code,
    latitude: lat + spread * (2 * hash01(key, 1) - 1),
    longitude: lon + spread * (2 * hash01(key, 2) - 1),
  };
}
