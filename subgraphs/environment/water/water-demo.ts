import { waterBodyOf, type WaterBodyFact } from '../../../shared/domain/water-bodies';
import { hash01, stringKey } from '../../../shared/monitoring/simulation/random-field';
import type { Position } from '../../../shared/monitoring/simulation/position';
import type { World } from '../../../shared/monitoring/simulation/world';

/** A water body of the demonstration at one station. */
export interface DemoWater {
  readonly id: string;
  readonly body: WaterBodyFact;
  readonly place: Position;
  /** 0 is a mountain reservoir of class I, 1 a town's ditch below class V. */
  readonly pollution: number;
}

/** The water body with this code; throws TypeError for an unknown code. */
export function demoBody(code: string): WaterBodyFact {
  const body = waterBodyOf(code);
  if (!body) throw new TypeError(`The demonstration names "${code}", which is not a water body.`);
  return body;
}

/** Values of an automatic water station at an instant, by symbol. */
export function waterReadings(world: World, { id, body, place, pollution }: DemoWater, at: number) {
  const key = stringKey(id);
  const tidal = body.kind === 'TIDAL_REACH' ? 1 : body.kind === 'RIVER' ? 0.2 * hash01(5, key) : 0;
  const still = body.kind === 'RESERVOIR' ? 1 : 0;
  const water = world.waterQuality({ place, key, pollution, still, tidal }, at);
  return {
    basic: {
      water_temp: water.waterTemperature_c,
      ph: water.ph,
      do: water.dissolvedOxygen,
      conductivity: water.conductivity_uscm,
      turbidity: water.turbidity_ntu,
      codmn: water.permanganateIndex,
      nh3n: water.ammoniaNitrogen,
      tp: water.totalPhosphorus,
      tn: water.totalNitrogen,
    },
    algae: { chla: water.chlorophyllA_ugl / 1000, algae_density: water.algaeDensity_cellsl },
  };
}

/** Further laboratory values: a typical concentration by symbol, higher in more polluted water. */
export function laboratoryReadings<Symbol extends string>(
  typical: Readonly<Record<Symbol, number>>,
  { key, at, pollution }: { readonly key: number; readonly at: number; readonly pollution: number },
): Record<string, number> {
  return Object.fromEntries(
    Object.entries<number>(typical).map(([symbol, amount]) => {
      const lasting = 0.5 + hash01(0x61, key, stringKey(symbol));
      const passing = 0.85 + 0.3 * hash01(at / 3_600_000, key, stringKey(symbol));
      return [symbol, amount * lasting * passing * (0.6 + 1.6 * pollution)];
    }),
  );
}
