import type { FieldSource } from './station-field';
import type { StationRow } from './station-row';

/** How SQL reads the stations of one type: everything that its declaration says about them. */
export interface StationTable {
  /** Name of the published type: `AirStation`. */
  readonly type: string;
  /** Kinds of the `station` table that are of this type. */
  readonly kinds: ReadonlyArray<string>;
  /** Query for one station by id. */
  readonly one: string;
  /** Query for a page of stations, and field of the entities at which they are located. */
  readonly many: string;
  /** Dataset that the type, its lists and its own measurements belong to. */
  readonly dataset: string;
  /** Source of each field; a field that is not listed comes from code. */
  readonly sources: Readonly<Record<string, FieldSource>>;
  /** The object of which resolvers compute the fields that come from code. */
  readonly published: (row: StationRow) => object;
}
