/**
 * Sharing class of a dataset among departments (政务数据共享条例, State Council Decree 809, 2025, as
 * 国发〔2016〕51号 before it): 无条件共享, 有条件共享, 不予共享.
 */
export type SharingClass = 'UNCONDITIONAL' | 'CONDITIONAL' | 'WITHHELD';

/** Openness of a dataset to society: 开放, 依申请开放, 不予开放. */
export type Openness = 'PUBLIC' | 'ON_REQUEST' | 'CLOSED';

/** Level of the data (数据安全法, art. 21): 一般, 重要, 核心. */
export type DataLevel = 'GENERAL' | 'IMPORTANT' | 'CORE';

/** How often the owner updates the data. */
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
 * A dataset that a department shares under a duty (信息资源). State secrets are not allowed in
 * RiverGate: a dataset that contains any must be neither declared nor loaded.
 */
export interface Dataset {
  /** `<department>/<name>`; never changes. */
  readonly id: string;
  /**
   * Code in the catalogue of government information resources (信息资源代码): class 3 (of departments),
   * the entry of annex 3, a serial number. Our own number until the city's catalogue assigns one.
   */
  readonly catalogueCode: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /**
   * Its basis in the mandate: an annex 3 clause (`A3.14(1)`), an annex 2 task (`T13`) or an annex 1
   * row (`A1.soil`).
   */
  readonly clause: string;
  /** Topic of the mandate that it covers; null if it is beyond the mandate's topics. */
  readonly topic: string | null;
  readonly sharing: SharingClass;
  readonly openness: Openness;
  /** Reason for its class and openness, in one line. */
  readonly because: string;
  /** Legal basis for withholding it; null unless its class is `WITHHELD`. */
  readonly legalBasis: string | null;
  readonly level: DataLevel;
  /** Whether it contains data of natural persons (个人信息保护法, art. 4). */
  readonly holdsPersonalData: boolean;
  readonly update: UpdateCycle;
  /** Delay for everybody except the owner, in minutes after the end of a value's interval. */
  readonly delayMinutes: number;
  /**
   * Finest resolution of the H3 grid at which positions are disclosed to everybody except the
   * owner, 0 to 7.
   */
  readonly precision: number;
  /** Standards that its values follow. */
  readonly standards: ReadonlyArray<string>;
  /** The series that belong to it; a series that no dataset of its department claims is refused. */
  readonly measures: ReadonlyArray<Measures>;
  /** Datasets of the same department from whose series its fields are computed. */
  readonly derivedFrom: ReadonlyArray<Derivation>;
}

/** A set of series: all combinations of these station kinds, indicators and averaging periods. */
export interface Measures {
  /** Kinds of the department's stations. */
  readonly kinds: ReadonlyArray<string>;
  /** Symbols of indicators (`shared/domain/indicators`). */
  readonly indicators: ReadonlyArray<string>;
  /** Averaging periods, as series have them. */
  readonly averaging: ReadonlyArray<SeriesAveraging>;
}

/** The averaging period of a value; `Averaging` publishes the same names. */
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
 * How a dataset is derived from another: sums under disclosure control (`disclosure.ts`), or only
 * daily or monthly values. Nothing else of the other dataset is read for it.
 */
export type Derivation =
  | { readonly dataset: string; readonly by: 'DISCLOSURE' }
  | { readonly dataset: string; readonly by: 'DAY' | 'MONTH' };

/** The facts that most datasets have in common; each dataset overrides what differs. */
export const DEFAULTS = {
  measures: [],
  derivedFrom: [],
  legalBasis: null,
  level: 'GENERAL',
  holdsPersonalData: false,
  delayMinutes: 0,
  precision: 7,
} as const satisfies Partial<Dataset>;

/** Whether everybody may read it once it is released; fields of other datasets must be nullable. */
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
 * The department of the mandate that owns a dataset: the one in its id. Datasets of the exchange
 * and of `reference` belong to the platform, which the environmental bureau owns (annex 3 clause 1
 * (2)).
 */
export function ownerOf(datasetId: string): string {
  const [department = ''] = datasetId.split('/');
  return KEPT_BY_THE_BUREAU.has(department) ? 'environment' : department;
}

/** Subgraphs of the platform, which are not departments of the mandate. */
const KEPT_BY_THE_BUREAU: ReadonlySet<string> = new Set(['exchange', 'reference']);
