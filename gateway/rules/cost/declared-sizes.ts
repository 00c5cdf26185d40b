/** What bounds a list, by `@listSize`. */
export interface ListSize {
  readonly assumedSize?: number;
  /** Arguments that bound it where they are given. */
  readonly slicingArguments: ReadonlyArray<string>;
  /** Lists of what the field answers that the bound is for; none: the field's own list. */
  readonly sizedFields: ReadonlyArray<string>;
}

/** A list with one item per this many seconds between the arguments `from` and `to`. */
export interface PeriodSize {
  readonly everySeconds: number;
  readonly sizedFields: ReadonlyArray<string>;
}

/** A list with this many items for each item of an argument. */
export interface ItemSize {
  readonly argument: string;
  readonly size: number;
  readonly absent: number;
}

/** What is declared of a field's size. */
export interface FieldSizes {
  readonly list?: ListSize;
  readonly period?: PeriodSize;
  readonly items?: ItemSize;
  /** The argument that names the indicators of whose series the list has one item each. */
  readonly indicators?: string;
  /** Scalars that one value weighs as much as. */
  readonly weight?: number;
}

/** What is declared of a type that is measured. */
export interface MeasuredType {
  /** Kinds in the register of stations, `<department>/<kind>`; none where it is a part of a station. */
  readonly kinds: ReadonlyArray<string>;
  readonly series: number;
  readonly seriesOfIndicator: number;
  readonly everySeconds: number;
}

/** The sizes that a supergraph declares. */
export interface DeclaredSizes {
  /** By `Type.field`. */
  readonly fields: ReadonlyMap<string, FieldSizes>;
  readonly measured: ReadonlyMap<string, MeasuredType>;
  /** Of scalars, by type. */
  readonly weights: ReadonlyMap<string, number>;
}

/** A supergraph that declares none. */
export const NO_SIZES: DeclaredSizes = {
  fields: new Map(),
  measured: new Map(),
  weights: new Map(),
};
