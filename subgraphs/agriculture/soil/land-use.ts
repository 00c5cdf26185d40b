import type { StationKinds } from '../../../shared/monitoring/stations/station-kind';
import { SoilLandUse } from '../../../shared/monitoring/assessment/soil-risk-assessment';

/** Kinds of farmland soil points, and the land use of each. */
export const FARMLAND_KINDS = {
  FARMLAND_PADDY: SoilLandUse.PADDY,
  FARMLAND_DRY_LAND: SoilLandUse.DRY_LAND,
  FARMLAND_ROTATION: SoilLandUse.ROTATION,
  FARMLAND_ORCHARD: SoilLandUse.ORCHARD,
  FARMLAND_OTHER: SoilLandUse.OTHER,
} as const satisfies Readonly<Record<string, SoilLandUse>>;

/** A kind of farmland soil point, as stored. */
export type FarmlandKind = keyof typeof FARMLAND_KINDS;

/** Their names. */
export const FARMLAND_STATION_KINDS = {
  FARMLAND_PADDY: { nameZh: '耕地土壤点（水田）', nameEn: 'Farmland soil, paddy' },
  FARMLAND_DRY_LAND: { nameZh: '耕地土壤点（旱地）', nameEn: 'Farmland soil, dry land' },
  FARMLAND_ROTATION: { nameZh: '耕地土壤点（轮作）', nameEn: 'Farmland soil, rotation' },
  FARMLAND_ORCHARD: { nameZh: '耕地土壤点（果园）', nameEn: 'Farmland soil, orchard' },
  FARMLAND_OTHER: { nameZh: '耕地土壤点（其他）', nameEn: 'Farmland soil, other use' },
} as const satisfies StationKinds & Readonly<Record<FarmlandKind, object>>;

/** The land use at a point of this kind; other agricultural land for an unknown kind. */
export function landUseOf(kind: string): SoilLandUse {
  const found = Object.entries(FARMLAND_KINDS).find(([name]) => name === kind);
  return found?.[1] ?? SoilLandUse.OTHER;
}
