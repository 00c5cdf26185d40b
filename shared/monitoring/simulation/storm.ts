import { randomField, hash32 } from './random-field';
import { bearing_rad, type Position } from './position';
import { typhoonAt, type TyphoonNow } from './typhoon';

const HOLLAND_B = 1.2;
const INFLOW_RAD = (20 * Math.PI) / 180;
const RAIN_REACH_KM = 130;

/** Effect of a typhoon at one place, added to the weather without it. */
export interface Storm {
  readonly rain_mmh: number;
  readonly deficit_hpa: number;
  readonly wind_ms: number;
  /** Direction to which the air moves, radians clockwise from north. */
  readonly heading_rad: number;
}

/**
 * Creates the function that returns the storm at a place and an instant; null if there is no
 * typhoon at that instant.
 */
export function worldStorm(seed: number): (place: Position, at: number) => Storm | null {
  const bands = randomField(hash32(seed, 0x5707), {
    scale_km: 35,
    period_h: 3,
    driftEast_kmh: -18,
    driftNorth_kmh: 14,
  });
  return (place, at) => {
    const typhoon = typhoonAt(seed, at);
    if (typhoon === null) return null;
    const distance_km = typhoon.distanceKm(place);
    return {
      rain_mmh:
        (typhoon.maxWind_ms / 35) *
        24 *
        Math.exp(-distance_km / RAIN_REACH_KM) *
        (0.65 + 0.55 * bands(place, at)),
      deficit_hpa: deficit_hpa(typhoon, distance_km),
      wind_ms: wind_ms(typhoon, distance_km),
      // Cyclones of the northern hemisphere rotate anticlockwise, and surface air spirals inward.
      heading_rad: bearing_rad(typhoon, place) - Math.PI / 2 - INFLOW_RAD,
    };
  };
}

/** Pressure deficit by Holland (1980), with the shape parameter of a medium-sized storm. */
function deficit_hpa(typhoon: TyphoonNow, distance_km: number): number {
  const ratio = typhoon.radius_km / Math.max(distance_km, 1);
  return typhoon.deficit_hpa * (1 - Math.exp(-(ratio ** HOLLAND_B)));
}

function wind_ms(typhoon: TyphoonNow, distance_km: number): number {
  const ratio = distance_km / typhoon.radius_km;
  return typhoon.maxWind_ms * (ratio < 1 ? 0.3 + 0.7 * ratio : ratio ** -0.65);
}
