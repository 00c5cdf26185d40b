import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { indicatorOf } from '../../domain/indicators';
import { SOIL_METALS } from '../../domain/indicators/soil';
import {
  farmlandSoilRisk,
  type SoilAssessment,
  type SoilOptions,
} from '../../domain/standards/gb15618';
import { DateTimeScalar } from '../../graphql/scalars';
import { Plumbing } from '../../sharing/in-dataset';
import type { DepartmentContext } from '../department-context';
import { isUsable, reviewOfAll } from '../observations/observation-row';
import { IndicatorReference } from '../observations/measured.type';
import type { StationKey } from '../stations/station-row';
import { ReviewState } from '../vocabulary';
import { ListSize } from '../../graphql/list-size';

/** Land use at a soil point, in the classes that the limits of GB 15618 distinguish. */
export enum SoilLandUse {
  PADDY = 'PADDY',
  DRY_LAND = 'DRY_LAND',
  ROTATION = 'ROTATION',
  ORCHARD = 'ORCHARD',
  OTHER = 'OTHER',
}

registerEnumType(SoilLandUse, {
  name: 'SoilLandUse',
  description: 'Land use at a soil point (土地利用类型)',
  valuesConfig: {
    PADDY: { description: 'Paddy (水田)' },
    DRY_LAND: { description: 'Dry fields and vegetables (旱地、菜地)' },
    ROTATION: { description: 'Rice and dry crops in turn (水旱轮作)' },
    ORCHARD: { description: 'Fruit orchard (果园)' },
    OTHER: { description: 'Other agricultural land (其他农用地)' },
  },
});

/** Returns the land use of a stored value; `OTHER` for an unknown or missing use. */
export function soilLandUseOf(stored: unknown): SoilLandUse {
  return Object.values(SoilLandUse).find((use) => use === stored) ?? SoilLandUse.OTHER;
}

/** Risk of farmland soil, GB 15618-2018. */
export enum SoilRisk {
  LOW = 'LOW',
  CONTROL = 'CONTROL',
  STRICT = 'STRICT',
}

registerEnumType(SoilRisk, {
  name: 'SoilRisk',
  description: 'Risk of farmland soil, GB 15618-2018 (土壤污染风险)',
  valuesConfig: {
    LOW: { description: 'At or below the screening values (优先保护)' },
    CONTROL: { description: 'Above screening, up to intervention (安全利用)' },
    STRICT: { description: 'Above the intervention values (严格管控)' },
  },
});

/** An element and its risk. */
@Plumbing()
@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'An element and its risk (单项风险)' })
export class SoilItemRisk {
  @Field(() => IndicatorReference, { description: 'The element (元素)' })
  indicator!: IndicatorReference;

  @Field(() => SoilRisk, { description: 'Its risk (风险)' })
  risk!: SoilRisk;
}

/** The risk of a soil sample by the standard in force when it was taken. */
@Plumbing()
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'Risk of farmland soil: the worst element decides (土壤污染风险评价)',
})
export class SoilRiskAssessment {
  @Field(() => String, { nullable: true, description: 'Standard applied (评价标准)' })
  standard!: string | null;

  @Field(() => DateTimeScalar, { description: 'When the sample was taken, UTC (采样时间)' })
  at!: string;

  @Field(() => SoilRisk, {
    nullable: true,
    description: 'Risk; null if the pH or every element is missing (风险类别)',
  })
  risk!: SoilRisk | null;

  @ListSize(8)
  @Field(() => [SoilItemRisk], { description: 'Elements with the worst risk (定类元素)' })
  determining!: SoilItemRisk[];

  @ListSize(8)
  @Field(() => [IndicatorReference], {
    description: 'Elements of the standard that were not measured (缺测元素)',
  })
  missing!: IndicatorReference[];

  @Field(() => ReviewState, {
    description: 'UNREVIEWED (未经审核) unless all values used are reviewed (审核状态)',
  })
  review!: ReviewState;
}

const METAL_CODES: ReadonlyArray<string> = SOIL_METALS.map(codeOf);

const SOIL_PH_CODE = codeOf('soil_ph');

/** Codes of the indicators that determine the risk: the elements and the pH. */
export const SOIL_RISK_CODES: ReadonlyArray<string> = [...METAL_CODES, SOIL_PH_CODE];

/** One observed content of an element, or one observed pH. */
export interface SoilReading {
  readonly code: string;
  readonly value: number | null;
  readonly detectionLimit: number | null;
  /** When the sample was taken. */
  readonly at: string;
}

/**
 * Returns the risk of a point from its newest readings and its land use, by the standard in force
 * at the newest reading; null without readings.
 */
export function soilRiskOf(
  readings: ReadonlyArray<SoilReading>,
  landUse: SoilLandUse,
): (SoilAssessment & { readonly at: string }) | null {
  const at = readings.reduce((last, reading) => (reading.at > last ? reading.at : last), '');
  if (at === '') return null;
  const ph = readings.find(({ code }) => code === SOIL_PH_CODE)?.value ?? null;
  const metals = readings.filter(({ code }) => METAL_CODES.includes(code)).map(bySymbol);
  const assessed = farmlandSoilRisk(
    Object.fromEntries(metals),
    { ph, ...LANDS[landUse] },
    new Date(at),
  );
  return { ...assessed, at };
}

/** A soil point whose elements are in `dataset`; its pH may be in another, more open dataset. */
export interface SoilSampled extends StationKey {
  readonly phDataset: string;
  readonly landUse: SoilLandUse;
}

/**
 * Returns the risk at a soil station from its newest sample. It reads the elements, so only fields
 * of a non-public dataset may use it.
 */
export async function assessSoil(
  { observations }: DepartmentContext,
  station: SoilSampled,
): Promise<SoilRiskAssessment | null> {
  const [metals, ph] = await Promise.all([
    observations(station.dataset).latest({ indicators: METAL_CODES }, station.id),
    observations(station.phDataset).latest({ indicators: [SOIL_PH_CODE] }, station.id),
  ]);
  const found = [...metals, ...ph];
  const usable = found.filter(isUsable);
  const readings = usable.map(({ indicator, value, detectionLimit, from }) => ({
    code: indicator.code,
    value,
    detectionLimit,
    at: from,
  }));
  const assessed = soilRiskOf(readings, station.landUse);
  return assessed && publishedAssessment({ ...assessed, review: reviewOfAll(usable) });
}

const LANDS: Readonly<Record<SoilLandUse, Omit<SoilOptions, 'ph'>>> = {
  [SoilLandUse.PADDY]: { paddy: true },
  [SoilLandUse.DRY_LAND]: { paddy: false },
  [SoilLandUse.ROTATION]: { paddy: 'ROTATION' },
  [SoilLandUse.ORCHARD]: { paddy: false, orchard: true },
  [SoilLandUse.OTHER]: { paddy: false },
};

function bySymbol({ code, value, detectionLimit }: SoilReading) {
  const reading =
    detectionLimit === null ? value : { value: detectionLimit, censored: true as const };
  return [indicatorOf(code)?.symbol ?? code, reading] as const;
}

function publishedAssessment(
  assessed: SoilAssessment & Pick<SoilRiskAssessment, 'at' | 'review'>,
): SoilRiskAssessment {
  return Object.assign(new SoilRiskAssessment(), {
    ...assessed,
    determining: assessed.determining.map(({ symbol, risk }) => ({
      indicator: { code: codeOf(symbol) },
      risk,
    })),
    missing: assessed.missing.map((symbol) => ({ code: codeOf(symbol) })),
  });
}

function codeOf(symbol: string): string {
  return indicatorOf(symbol)?.code ?? symbol;
}
