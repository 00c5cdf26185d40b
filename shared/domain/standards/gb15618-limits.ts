/** Symbols of the eight basic elements of GB 15618 for farmland soil. */
export type SoilMetal =
  'soil_cd' | 'soil_hg' | 'soil_as' | 'soil_pb' | 'soil_cr' | 'soil_cu' | 'soil_ni' | 'soil_zn';

/** The land use of a limit; `ANY` if the standard makes no difference. */
export type SoilLand = 'PADDY' | 'ORCHARD' | 'OTHER' | 'ANY';

/** Limits of one element for one land use, mg/kg of dry soil, by pH band. */
export interface SoilLimit {
  readonly metal: SoilMetal;
  readonly land: SoilLand;
  /** In the order of `SOIL_PH_BANDS`, plus one for the pH above the last band. */
  readonly limits: ReadonlyArray<number>;
}

/** Upper limits (inclusive) of the first three pH bands; the fourth has none. */
export const SOIL_PH_BANDS: ReadonlyArray<number> = [5.5, 6.5, 7.5];

/** Risk screening values, GB 15618-2018 table 1 (from memory, certain). */
export const SOIL_SCREENING: ReadonlyArray<SoilLimit> = [
  { metal: 'soil_cd', land: 'PADDY', limits: [0.3, 0.4, 0.6, 0.8] },
  { metal: 'soil_cd', land: 'OTHER', limits: [0.3, 0.3, 0.3, 0.6] },
  { metal: 'soil_hg', land: 'PADDY', limits: [0.5, 0.5, 0.6, 1] },
  { metal: 'soil_hg', land: 'OTHER', limits: [1.3, 1.8, 2.4, 3.4] },
  { metal: 'soil_as', land: 'PADDY', limits: [30, 30, 25, 20] },
  { metal: 'soil_as', land: 'OTHER', limits: [40, 40, 30, 25] },
  { metal: 'soil_pb', land: 'PADDY', limits: [80, 100, 140, 240] },
  { metal: 'soil_pb', land: 'OTHER', limits: [70, 90, 120, 170] },
  { metal: 'soil_cr', land: 'PADDY', limits: [250, 250, 300, 350] },
  { metal: 'soil_cr', land: 'OTHER', limits: [150, 150, 200, 250] },
  { metal: 'soil_cu', land: 'ORCHARD', limits: [150, 150, 200, 200] },
  { metal: 'soil_cu', land: 'OTHER', limits: [50, 50, 100, 100] },
  { metal: 'soil_ni', land: 'ANY', limits: [60, 70, 100, 190] },
  { metal: 'soil_zn', land: 'ANY', limits: [200, 200, 250, 300] },
];

/** Risk intervention values, table 3 (from memory, certain); Cu, Ni and Zn have none. */
export const SOIL_INTERVENTION: ReadonlyArray<SoilLimit> = [
  { metal: 'soil_cd', land: 'ANY', limits: [1.5, 2, 3, 4] },
  { metal: 'soil_hg', land: 'ANY', limits: [2, 2.5, 4, 6] },
  { metal: 'soil_as', land: 'ANY', limits: [200, 150, 120, 100] },
  { metal: 'soil_pb', land: 'ANY', limits: [400, 500, 700, 1000] },
  { metal: 'soil_cr', land: 'ANY', limits: [800, 850, 1000, 1300] },
];
