import { hash32, randomField, type Field } from './random-field';
import { within, type Position } from './position';
import { daily, season } from './sky';
import { worldStorm } from './storm';

const RADIANS = Math.PI / 180;
/**
 * Unit vectors of the direction to which the air moves: the winter monsoon comes from 30°, the
 * summer monsoon from 172°, the sea breeze from 155°.
 */
const MONSOON: Vector = { east: -0.5, north: -0.866 };
const SOUTHERLY: Vector = { east: -0.139, north: 0.99 };
const BREEZE: Vector = { east: -0.423, north: 0.906 };
/** Latitude of the coast in the south of the city; inland of it the wind is weaker. */
const COAST_LAT = 21.9;

/** Wind at 10 m. */
export interface Wind {
  readonly speed_ms: number;
  readonly gust_ms: number;
  /** Direction from which the wind comes, degrees clockwise from north, 0 to 360. */
  readonly direction_deg: number;
}

interface Vector {
  readonly east: number;
  readonly north: number;
}

/** Creates the function that returns the wind: seasonal monsoon, daily sea breeze and typhoon. */
export function worldWind(seed: number): (place: Position, at: number) => Wind {
  const eastward = randomField(hash32(seed, 0x31), { scale_km: 120, period_h: 16 });
  const northward = randomField(hash32(seed, 0x32), { scale_km: 120, period_h: 16 });
  const gusty = randomField(hash32(seed, 0x33), { scale_km: 12, period_h: 1.3 });
  const surge = randomField(hash32(seed, 0x34), { scale_km: 400, period_h: 60 });
  const stormOf = worldStorm(seed);
  return (place, at) => {
    const calm = steady(at, surge(place, at));
    const weather = wander(calm, 1.9 * eastward(place, at), 1.9 * northward(place, at));
    const storm = stormOf(place, at);
    // A strong storm replaces the undisturbed wind; a distant one only deflects it.
    const share = storm === null ? 0 : storm.wind_ms / (storm.wind_ms + 5);
    const blow = storm === null ? 0 : storm.wind_ms;
    const heading = storm === null ? 0 : storm.heading_rad;
    const exposed = 0.82 + 0.5 * within(1 - (place.lat - COAST_LAT) / 0.8, 0, 1);
    return reading(
      {
        east: exposed * (weather.east * (1 - share) + blow * share * Math.sin(heading)),
        north: exposed * (weather.north * (1 - share) + blow * share * Math.cos(heading)),
      },
      gustFactor(gusty, place, at),
    );
  };
}

function steady(at: number, surge: number): Vector {
  const winter = 0.5 + 0.5 * season(at, 0.02);
  const monsoon_ms = (2.9 + 1.4 * surge) * winter;
  const southerly_ms = (2.2 + 0.8 * surge) * (1 - winter);
  const breeze_ms = (1.5 - 0.7 * winter) * daily(at, 15);
  return {
    east: monsoon_ms * MONSOON.east + southerly_ms * SOUTHERLY.east + breeze_ms * BREEZE.east,
    north: monsoon_ms * MONSOON.north + southerly_ms * SOUTHERLY.north + breeze_ms * BREEZE.north,
  };
}

function wander(from: Vector, east: number, north: number): Vector {
  return { east: from.east + east, north: from.north + north };
}

function gustFactor(gusty: Field, place: Position, at: number): number {
  return 1.55 + 0.3 * gusty(place, at);
}

function reading(air: Vector, gust: number): Wind {
  const speed_ms = Math.sqrt(air.east * air.east + air.north * air.north);
  const from_deg = Math.atan2(-air.east, -air.north) / RADIANS;
  return { speed_ms, gust_ms: speed_ms * gust, direction_deg: (from_deg + 360) % 360 };
}
