import type { SoilMetal } from '../../../shared/domain/standards/gb15618-limits';
import { hash01, hash32, randomField } from '../../../shared/monitoring/simulation/random-field';
import { distance_km } from '../../../shared/monitoring/simulation/position';
import type { FarmField } from '../simulate-fields';

/** The contents of the soil of a field. */
export interface SoilContents {
  /** mg/kg dry soil. */
  readonly metals: Readonly<Record<SoilMetal, number>>;
  readonly ph: number;
  readonly organicMatter_gkg: number;
}

/** The soil of a field at an instant; each sample differs a little from the field's mean. */
export type SoilGround = (field: FarmField, at: number) => SoilContents;

interface MetalFact {
  readonly median: number;
  /** Influence of the bedrock, as an exponent of e. */
  readonly byRock: number;
  /** Additional content at the centre of an old source, in multiples of the median. */
  readonly bySource: number;
}

/** Rounded medians of topsoils of the delta; elements of one origin vary together. */
const METALS: Readonly<Record<SoilMetal, MetalFact>> = {
  soil_cd: { median: 0.11, byRock: 0.5, bySource: 24 },
  soil_hg: { median: 0.12, byRock: 0.3, bySource: 1.5 },
  soil_as: { median: 10, byRock: 0.6, bySource: 0.8 },
  soil_pb: { median: 36, byRock: 0.3, bySource: 2.5 },
  soil_cr: { median: 48, byRock: 0.7, bySource: 0.3 },
  soil_cu: { median: 18, byRock: 0.5, bySource: 1.6 },
  soil_ni: { median: 16, byRock: 0.7, bySource: 0.4 },
  soil_zn: { median: 62, byRock: 0.45, bySource: 2 },
};

const SOURCES = 4;
const SOURCE_REACH_KM = 2.5;
/** Bedrock is constant over the simulated time. */
const NEVER = 0;

/**
 * Creates the soil model of the fields: bedrock in patches of about 15 km, and a few old sources of
 * metals.
 */
export function soilGround(seed: number, fields: ReadonlyArray<FarmField>): SoilGround {
  const rockAt = randomField(hash32(seed, 0x501), { scale_km: 15, period_h: 1e9 });
  const sources = fields
    .toSorted((one, other) => hash01(seed, one.key, 5) - hash01(seed, other.key, 5))
    .slice(0, SOURCES)
    .map((field, place) => ({ ...placeOf(field), strength: 1 / (place + 1) }));
  return (field, at) => {
    const place = placeOf(field);
    const rock = rockAt(place, NEVER);
    const source = sources
      .map(({ strength, ...origin }) => strength * nearness(distance_km(origin, place)))
      .reduce((sum, part) => sum + part, 0);
    const chance = (stream: number) => bell(seed, field.key, stream);
    const sampled = (stream: number) =>
      bell(seed, field.key ^ hash32(seed, at / 3_600_000), stream);
    const metals = Object.entries(METALS).map(([symbol, fact], nth) => {
      const spread = fact.byRock * 1.4 * rock + 0.2 * chance(10 + nth) + 0.04 * sampled(30 + nth);
      return [symbol, fact.median * Math.exp(spread) * (1 + fact.bySource * source)] as const;
    });
    return {
      metals: Object.fromEntries(metals) as SoilContents['metals'], // The keys are those of METALS.
      ph: 5.7 + 0.4 * rock + 0.35 * chance(50) + 0.05 * sampled(51),
      organicMatter_gkg: Math.max(6, 27 + 5 * chance(52) + sampled(53)),
    };
  };
}

function placeOf({ latitude, longitude }: FarmField) {
  return { lat: latitude, lon: longitude };
}

function nearness(distance: number): number {
  return Math.exp(-((distance / SOURCE_REACH_KM) ** 2));
}

/** An approximately normal deviate: mean 0, standard deviation 1, at most ±3. */
function bell(seed: number, key: number, stream: number): number {
  const part = (nth: number) => hash01(seed, key, stream * 8 + nth);
  return 2 * (part(1) + part(2) + part(3) - 1.5);
}
