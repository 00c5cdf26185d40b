/**
 * Sharing class of a dataset among departments (政务数据共享条例, State Council Decree 809, 2025):
 * 无条件共享, 有条件共享, 不予共享.
 */
export type SharingClass = 'UNCONDITIONAL' | 'CONDITIONAL' | 'WITHHELD';

/** Openness of a dataset to society: 开放, 依申请开放, 不予开放. */
export type Openness = 'PUBLIC' | 'ON_REQUEST' | 'CLOSED';

/** How often the owner adds data. */
export type UpdateCycle =
  | 'REALTIME'
  | 'HOURLY'
  | 'FOUR_HOURLY'
  | 'DAILY'
  | 'MONTHLY'
  | 'QUARTERLY'
  | 'YEARLY'
  | 'AS_NEEDED';

/**
 * What a department opens under a duty (信息资源). State secrets have no place in RiverGate: a dataset
 * that holds one must not be described here, let alone loaded.
 */
export interface Dataset {
  /** `<department>/<name>`, stable for ever. */
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** What it rests on: an annex 3 clause (`A3.14(1)`), an annex 2 task (`T13`) or an annex 1 row (`A1.soil`). */
  readonly clause: string;
  /** Topic of the plan that it fulfils; null where it goes beyond the plan's topics. */
  readonly topic: string | null;
  readonly sharing: SharingClass;
  readonly openness: Openness;
  /** Why this class and openness, in one line. */
  readonly because: string;
  /** Law that a `WITHHELD` dataset rests on; null for the others. */
  readonly legalBasis: string | null;
  readonly update: UpdateCycle;
  /** Standards that its values follow. */
  readonly standards: ReadonlyArray<string>;
}

/** Whether everybody may read it once released; a field of any other dataset is nullable. */
export function isOpenToAll(dataset: Dataset): boolean {
  return dataset.sharing === 'UNCONDITIONAL' && dataset.openness === 'PUBLIC';
}
