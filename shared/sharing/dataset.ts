/**
 * Sharing class of a dataset among departments (政务数据共享条例, State Council Decree 809, 2025, as
 * 国发〔2016〕51号 before it): 无条件共享, 有条件共享, 不予共享.
 */
export type SharingClass = 'UNCONDITIONAL' | 'CONDITIONAL' | 'WITHHELD';

/** Openness of a dataset to society: 开放, 依申请开放, 不予开放. */
export type Openness = 'PUBLIC' | 'ON_REQUEST' | 'CLOSED';

/** Level of the data (数据安全法, art. 21): 一般, 重要, 核心. */
export type DataLevel = 'GENERAL' | 'IMPORTANT' | 'CORE';

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
  /**
   * Code in the catalogue of government information resources (信息资源代码): class 3 (of departments),
   * the entry of annex 3, a serial number. Ours until the city's catalogue gives one.
   */
  readonly catalogueCode: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** What it rests on: an annex 3 clause (`A3.14(1)`), an annex 2 task (`T13`) or an annex 1 row (`A1.soil`). */
  readonly clause: string;
  /** Topic of the plan that it fulfils; null if it goes beyond the plan's topics. */
  readonly topic: string | null;
  readonly sharing: SharingClass;
  readonly openness: Openness;
  /** Why this class and openness, in one line. */
  readonly because: string;
  /** Law that a `WITHHELD` dataset rests on; null for the others. */
  readonly legalBasis: string | null;
  readonly level: DataLevel;
  /** Whether it contains data of natural persons (个人信息保护法, art. 4). */
  readonly holdsPersonalData: boolean;
  readonly update: UpdateCycle;
  /** How long others than the owner wait for a value, minutes after its interval has ended. */
  readonly delayMinutes: number;
  /**
   * Finest resolution of the H3 grid at which a position is disclosed to others than the owner, 0
   * to 7.
   */
  readonly precision: number;
  /** Standards that its values follow. */
  readonly standards: ReadonlyArray<string>;
  /** The series that belong to it; a series that no dataset of its department claims is refused. */
  readonly measures: ReadonlyArray<Measures>;
  /** Datasets of the same department whose series its fields are computed from. */
  readonly derivedFrom: ReadonlyArray<Derivation>;
}

/** Series by what they are of: every one of these kinds × indicators × averaging periods. */
export interface Measures {
  /** Kinds of the department's stations. */
  readonly kinds: ReadonlyArray<string>;
  /** Symbols of indicators (`shared/domain/indicators`). */
  readonly indicators: ReadonlyArray<string>;
  /** Averaging periods, as series have them. */
  readonly averaging: ReadonlyArray<SeriesAveraging>;
}

/** How long a value of a series stands for; `Averaging` publishes the same names. */
export type SeriesAveraging =
  | 'INSTANT'
  | 'MINUTE'
  | 'TEN_MINUTES'
  | 'HOUR'
  | 'SIX_HOURS'
  | 'EIGHT_HOURS'
  | 'DAY'
  | 'MONTH'
  | 'YEAR';

/**
 * What a dataset shows of another: sums under disclosure control (`disclosure.ts`), or its days or months
 * alone. Nothing else of the other is ever read for it.
 */
export type Derivation =
  | { readonly dataset: string; readonly by: 'DISCLOSURE' }
  | { readonly dataset: string; readonly by: 'DAY' | 'MONTH' };

/**
 * The facts of a dataset that most datasets of departments have in common; each says what differs.
 */
export const DEFAULTS = {
  measures: [],
  derivedFrom: [],
  legalBasis: null,
  level: 'GENERAL',
  holdsPersonalData: false,
  delayMinutes: 0,
  precision: 7,
} as const satisfies Partial<Dataset>;

/** Whether everybody may read it once released; a field of any other dataset is nullable. */
export function isOpenToAll(dataset: Pick<Dataset, 'sharing' | 'openness'>): boolean {
  return dataset.sharing === 'UNCONDITIONAL' && dataset.openness === 'PUBLIC';
}

const CLASSES: ReadonlyArray<SharingClass> = ['UNCONDITIONAL', 'CONDITIONAL', 'WITHHELD'];
const OPENNESSES: ReadonlyArray<Openness> = ['PUBLIC', 'ON_REQUEST', 'CLOSED'];

/** The stricter of two classes. */
export function stricterClass(one: SharingClass, other: SharingClass): SharingClass {
  return CLASSES.indexOf(one) > CLASSES.indexOf(other) ? one : other;
}

/** The stricter of two opennesses. */
export function stricterOpenness(one: Openness, other: Openness): Openness {
  return OPENNESSES.indexOf(one) > OPENNESSES.indexOf(other) ? one : other;
}

/**
 * The department of the plan that owns a dataset: the one its id names. What the exchange and
 * `reference` hold is the platform's, whose owner is the environmental bureau (annex 3 clause 1 (2)).
 */
export function ownerOf(datasetId: string): string {
  const [department = ''] = datasetId.split('/');
  return KEPT_BY_THE_BUREAU.has(department) ? 'environment' : department;
}

/** Subgraphs that belong to the platform and to no department of the plan. */
const KEPT_BY_THE_BUREAU: ReadonlySet<string> = new Set(['exchange', 'reference']);
