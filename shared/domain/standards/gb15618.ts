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

/** Risk of farmland soil, mild first: 优先保护 / 安全利用 / 严格管控. */
export const SOIL_RISKS = ['LOW', 'CONTROL', 'STRICT'] as const;

/** `LOW` up to screening, `CONTROL` above it, `STRICT` above intervention. */
export type SoilRisk = (typeof SOIL_RISKS)[number];

/** Contents in dry soil, mg/kg, by symbol. */
export type SoilMetals = Readonly<Partial<Record<SoilMetal, Reading | null>>>;

/** What beside the contents decides the risk. */
export interface SoilOptions {
  /** Null when it was not measured: the limits cannot be chosen then. */
  readonly ph: number | null;
  /** `ROTATION` of rice and dry crops takes the stricter of both limits. */
  readonly paddy: boolean | 'ROTATION';
  /** Fruit orchards have a limit of their own for copper. */
  readonly orchard?: boolean;
}

/** The risk of a soil sample, and why. */
export interface SoilAssessment {
  /** Such as `GB 15618-2018`; null when none was in force. */
  readonly standard: string | null;
  /** The worst risk among the elements measured; null when none could be judged. */
  readonly risk: SoilRisk | null;
  /** The elements in the worst risk. */
  readonly determining: ReadonlyArray<{ readonly symbol: SoilMetal; readonly risk: SoilRisk }>;
  /** Basic elements that were not measured, in the order of the standard: the risk says nothing of them. */
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
 * At a value is not above it. A censored content is judged at half its detection limit. Samples older
 * than 1 August 2018 are not judged: they fall under the standard of 1995, which is not kept here.
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

/** The strictest limit for the element that fits the land; undefined without a pH or a limit. */
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

/** A row for the land itself goes before the one for other land. */
function landsOf({ paddy, orchard = false }: SoilOptions): ReadonlyArray<SoilLand> {
  if (paddy === 'ROTATION') return ['PADDY', 'OTHER'];
  if (paddy) return ['PADDY'];
  return [orchard ? 'ORCHARD' : 'OTHER'];
}

/** The place of the band of a pH; past the end of every table when there is none. */
function bandOf(ph: number | null): number {
  if (ph === null || !Number.isFinite(ph)) return SOIL_PH_BANDS.length + 1;
  const band = SOIL_PH_BANDS.findIndex((upper) => ph <= upper);
  return band === -1 ? SOIL_PH_BANDS.length : band;
}
