import { judgedValue, type Reading } from './class-limit';
import {
  SOIL_INTERVENTION,
  SOIL_PH_BANDS,
  SOIL_SCREENING,
  type SoilLand,
  type SoilLimit,
  type SoilMetal,
} from './gb15618-limits';
import { nameOf, ruleInForce, type DatedRule } from './rule-registry';

/** Risk of farmland soil, lowest first: 优先保护 / 安全利用 / 严格管控. */
export const SOIL_RISKS = ['LOW', 'CONTROL', 'STRICT'] as const;

/** `LOW` up to the screening value, `CONTROL` above it, `STRICT` above the intervention value. */
export type SoilRisk = (typeof SOIL_RISKS)[number];

/** Contents in dry soil, mg/kg, by symbol. */
export type SoilMetals = Readonly<Partial<Record<SoilMetal, Reading | null>>>;

/** The facts that determine the limits, apart from the contents. */
export interface SoilOptions {
  /** Null if it was not measured; then the limits are unknown. */
  readonly ph: number | null;
  /** `ROTATION` of rice and dry crops takes the stricter of both limits. */
  readonly paddy: boolean | 'ROTATION';
  /** Fruit orchards have a separate limit for copper. */
  readonly orchard?: boolean;
}

/** The risk of a soil sample, and its reasons. */
export interface SoilAssessment {
  /** For example `GB 15618-2018`; null if no version was in force. */
  readonly standard: string | null;
  /** The highest risk among the measured elements; null if none could be assessed. */
  readonly risk: SoilRisk | null;
  /** The elements with the highest risk. */
  readonly determining: ReadonlyArray<{ readonly symbol: SoilMetal; readonly risk: SoilRisk }>;
  /**
   * Basic elements that were not measured, in the order of the standard; the risk does not cover
   * them.
   */
  readonly missing: ReadonlyArray<SoilMetal>;
}

const RULES: ReadonlyArray<DatedRule> = [
  {
    standard: 'GB 15618',
    version: '2018',
    validFrom: '2018-08-01',
    validTo: null,
    stage: null,
    source:
      'GB 15618-2018 tables 1 and 3 (from memory, certain; ranges agree with a public quotation)',
  },
];

/**
 * The risk of farmland soil by GB 15618: each element against its screening and intervention value.
 *
 * A content equal to a value is not above it. A content below the detection limit counts as half
 * that limit. Samples older than 1 August 2018 are not assessed: they fall under the standard of
 * 1995, which is not implemented.
 */
export function farmlandSoilRisk(
  metals: SoilMetals,
  options: SoilOptions,
  at: Date,
): SoilAssessment {
  const rule = ruleInForce(RULES, at);
  const judged = rule ? METALS.flatMap((metal) => judge(metal, metals, options)) : [];
  const worst = Math.max(-1, ...judged.map(({ risk }) => SOIL_RISKS.indexOf(risk)));
  return {
    standard: rule ? nameOf(rule) : null,
    risk: SOIL_RISKS[worst] ?? null,
    determining: judged.filter(({ risk }) => risk === SOIL_RISKS[worst]),
    missing: METALS.filter((metal) => judgedValue(metals[metal]) === undefined),
  };
}

const METALS: ReadonlyArray<SoilMetal> = [...new Set(SOIL_SCREENING.map(({ metal }) => metal))];

function judge(
  metal: SoilMetal,
  metals: SoilMetals,
  options: SoilOptions,
): SoilAssessment['determining'] {
  const value = judgedValue(metals[metal]);
  const screening = limitOf(SOIL_SCREENING, metal, options);
  if (value === undefined || screening === undefined) return [];
  const intervention = limitOf(SOIL_INTERVENTION, metal, options) ?? Number.POSITIVE_INFINITY;
  if (value > intervention) return [{ symbol: metal, risk: 'STRICT' }];
  return [{ symbol: metal, risk: value > screening ? 'CONTROL' : 'LOW' }];
}

/**
 * The strictest limit of the element that applies to the land; undefined without a pH or a limit.
 */
function limitOf(
  table: ReadonlyArray<SoilLimit>,
  metal: SoilMetal,
  options: SoilOptions,
): number | undefined {
  const rows = table.filter((row) => row.metal === metal);
  const lands = landsOf(options).map((land) =>
    rows.some((row) => row.land === land) ? land : 'OTHER',
  );
  const fitting = rows.filter((row) => row.land === 'ANY' || lands.includes(row.land));
  const band = bandOf(options.ph);
  const limits = fitting.flatMap((row) => row.limits.slice(band, band + 1));
  return limits.length === 0 ? undefined : Math.min(...limits);
}

/** A row for this land use takes precedence over the row for other land. */
function landsOf({ paddy, orchard = false }: SoilOptions): ReadonlyArray<SoilLand> {
  if (paddy === 'ROTATION') return ['PADDY', 'OTHER'];
  if (paddy) return ['PADDY'];
  return [orchard ? 'ORCHARD' : 'OTHER'];
}

/** The index of the pH band; beyond the end of every table if the pH is unknown. */
function bandOf(ph: number | null): number {
  if (ph === null || !Number.isFinite(ph)) return SOIL_PH_BANDS.length + 1;
  const band = SOIL_PH_BANDS.findIndex((upper) => ph <= upper);
  return band === -1 ? SOIL_PH_BANDS.length : band;
}
