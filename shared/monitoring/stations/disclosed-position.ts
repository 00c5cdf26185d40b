import { cellToLatLng } from 'h3-js';
import { bool, int } from '../../data/sql-type';
import type { AccessDecisions } from '../../sharing/access-decisions';
import { cellAround, cellOf, PLACE_RESOLUTION, type Position } from './place';

/**
 * Precision at which positions in a dataset are disclosed to a caller. The owner gets the cell of
 * resolution 7; other callers get at most the precision of the decision and of the row itself.
 */
export interface DisclosedPrecision {
  /** Finest resolution of the H3 grid. */
  readonly finest: number;
  readonly isOwner: boolean;
}

/**
 * Returns the finest resolution at which positions of a kind of station are disclosed to callers
 * other than the owner.
 */
export type PrecisionOf = (kind: string) => number;

/** The default: every kind is disclosed at the precision of `Place`. */
export const fullPrecision: PrecisionOf = () => PLACE_RESOLUTION;

/**
 * Returns the precision at which positions in a dataset are disclosed to the caller of these access
 * decisions.
 */
export function disclosedPrecision(access: AccessDecisions, dataset: string): DisclosedPrecision {
  const decision = access.decisionOf(dataset);
  return {
    finest: access.limitsOf(dataset).precision,
    isOwner: decision.isAllowed && decision.because === 'OWNER',
  };
}

/** Stored columns of a row's position; all null if the position is unknown. */
export interface DisclosedColumns {
  /** Finest known cell. */
  readonly cell: string | null;
  /** Finest resolution at which the position is disclosed to callers other than the owner. */
  readonly disclosed_resolution: number | null;
}

/** Returns the place of a row as disclosed to the caller; null if its position is unknown. */
export function disclosedPlace(
  { cell, disclosed_resolution }: DisclosedColumns,
  { finest, isOwner }: DisclosedPrecision,
): { readonly cell: string } | null {
  if (cell === null) return null;
  const resolution = isOwner ? finest : Math.min(finest, disclosed_resolution ?? 0);
  return { cell: cellAround(cell, resolution) };
}

/**
 * Returns the SQL of the centre of the disclosed cell of row `alias`. Distances, sorting by
 * distance and radii must use only this centre. Its parameters are `precisionValues`, starting at
 * `$first`.
 */
export function disclosedCentreSql(alias: string, first: number): Record<keyof Position, string> {
  const finest = `$${String(first)}::int`;
  const isOwner = `$${String(first + 1)}::boolean`;
  const resolution = `case when ${isOwner} then ${finest} else least(${finest}, coalesce(${alias}.disclosed_resolution, 0)) end`;
  return {
    latitude: `${alias}.cell_centres[2 * (${resolution}) + 1]`,
    longitude: `${alias}.cell_centres[2 * (${resolution}) + 2]`,
  };
}

/** Parameters of `disclosedCentreSql`. */
export const TOLD_PARAMETERS = [int(), bool()] as const;

/** Returns the parameter values of `disclosedCentreSql`. */
export function precisionValues({
  finest,
  isOwner,
}: DisclosedPrecision): readonly [number, boolean] {
  return [finest, isOwner];
}

/** A position as stored in the columns of a table. */
export interface StoredPosition extends DisclosedColumns {
  readonly disclosed_cell: string | null;
  /**
   * Latitude and longitude of the centre of each cell that contains the position, in order of
   * resolution 0 to 7.
   */
  readonly cell_centres: ReadonlyArray<number> | null;
}

/**
 * Returns the columns of a position that is disclosed to callers other than the owner at this
 * resolution or coarser.
 */
export function storedPosition(position: Position, disclosedResolution: number): StoredPosition {
  return storedCell(cellOf(position), disclosedResolution);
}

/** Returns the columns of a position of which only the cell is known. */
export function storedCell(cell: string, disclosedResolution: number): StoredPosition {
  const resolutions = Array.from({ length: PLACE_RESOLUTION + 1 }, (_, resolution) => resolution);
  return {
    cell,
    disclosed_resolution: disclosedResolution,
    disclosed_cell: cellAround(cell, disclosedResolution),
    cell_centres: resolutions.flatMap((resolution) => cellToLatLng(cellAround(cell, resolution))),
  };
}

/** Columns of an unknown position. */
export const NO_POSITION: StoredPosition = {
  cell: null,
  disclosed_resolution: null,
  disclosed_cell: null,
  cell_centres: null,
};
