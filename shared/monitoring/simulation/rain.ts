import { hash32, randomField } from './random-field';
import { within, type Position } from './position';
import { beijingHour, season } from './sky';
import { worldStorm } from './storm';

const TRACE_MMH = 0.05;

/** Rain and cloud at a place and an instant. */
export interface Sky {
  readonly rain_mmh: number;
  /** Cloud cover, 0 to 1. */
  readonly cloud: number;
}

/**
 * Creates the function that returns rain and cloud at a place and an instant.
 *
 * It follows the climate of Guangdong: wet from April to September, fronts that last days with rain
 * bands of about 30 km moving north-east, convective showers on warm afternoons, and typhoon rain.
 */
export function worldRain(seed: number): (place: Position, at: number) => Sky {
  const regime = randomField(hash32(seed, 0x11), { scale_km: 500, period_h: 54 });
  const band = randomField(hash32(seed, 0x12), {
    scale_km: 32,
    period_h: 5,
    driftEast_kmh: 14,
    driftNorth_kmh: 8,
  });
  const cell = randomField(hash32(seed, 0x13), { scale_km: 24, period_h: 2.2 });
  const storm = worldStorm(seed);
  return (place, at) => {
    const wetness = 0.5 + 0.5 * season(at, 0.49);
    const unrest = regime(place, at) + 0.6 * band(place, at);
    const front = frontal_mmh(unrest, wetness);
    const shower = wetness > 0.3 ? shower_mmh(cell(place, at), at) * (wetness - 0.3) : 0;
    const rain = front + shower + (storm(place, at)?.rain_mmh ?? 0);
    return {
      rain_mmh: rain < TRACE_MMH ? 0 : rain,
      cloud: within(0.45 + 0.4 * unrest + 0.12 * rain, 0, 1),
    };
  };
}

function frontal_mmh(unrest: number, wetness: number): number {
  const excess = unrest - 0.86 + 0.38 * wetness;
  return excess <= 0 ? 0 : excess ** 1.5 * (5 + 16 * wetness);
}

function shower_mmh(cell: number, at: number): number {
  if (cell < 0.45) return 0;
  const fromPeak = (beijingHour(at) - 16) / 2.4;
  return 90 * (cell - 0.45) * Math.exp(-fromPeak * fromPeak);
}
