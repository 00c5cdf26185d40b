/** The bound of a list, from `@listSize`. */
export interface ListSize {
  readonly assumedSize?: number;
  /** Arguments that bound it if they are given. */
  readonly slicingArguments: ReadonlyArray<string>;
  /**
   * Lists inside the field's value to which the bound applies; if empty, it applies to the field
   * itself.
   */
  readonly sizedFields: ReadonlyArray<string>;
}

/**
 * A list with one item for each period of this many seconds between the arguments `from` and `to`.
 */
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

/** The declared size of a field. */
export interface FieldSizes {
  readonly list?: ListSize;
  readonly period?: PeriodSize;
  readonly items?: ItemSize;
  /** The argument that names indicators; the list has one item for each of their series. */
  readonly indicators?: string;
  /** How many scalars one value counts as. */
  readonly weight?: number;
}

/** The declaration of a type with measurements. */
export interface MeasuredType {
  /**
   * Kinds in the register of stations, `<department>/<kind>`; empty if it is a part of a station.
   */
  readonly kinds: ReadonlyArray<string>;
  readonly series: number;
  readonly seriesOfIndicator: number;
  readonly everySeconds: number;
}

/** The sizes declared in a supergraph. */
export interface DeclaredSizes {
  /** By `Type.field`. */
  readonly fields: ReadonlyMap<string, FieldSizes>;
  readonly measured: ReadonlyMap<string, MeasuredType>;
  /** Of scalars, by type. */
  readonly weights: ReadonlyMap<string, number>;
}

/** The sizes of a supergraph that declares none. */
export const NO_SIZES: DeclaredSizes = {
  fields: new Map(),
  measured: new Map(),
  weights: new Map(),
};
