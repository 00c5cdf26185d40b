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
 * Finest resolution at which the position of a kind of station is disclosed to others than the
 * owner.
 */
export type PrecisionOf = (kind: string) => number;

/** The default: every kind is disclosed at the precision of `Place`. */
export const fullPrecision: PrecisionOf = () => PLACE_RESOLUTION;

/** Precision at which positions in a dataset are disclosed to the caller of these decisions. */
export function disclosedPrecision(access: AccessDecisions, dataset: string): DisclosedPrecision {
  const decision = access.decisionOf(dataset);
  return {
    finest: access.limitsOf(dataset).precision,
    isOwner: decision.isAllowed && decision.because === 'OWNER',
  };
}

/** Where a row lies, as it is stored; all of it null if its position is unknown. */
export interface DisclosedColumns {
  /** The finest cell known. */
  readonly cell: string | null;
  /** Finest resolution at which it is disclosed to others than the owner. */
  readonly disclosed_resolution: number | null;
}

/** The place of a row as disclosed to the caller; null if its position is unknown. */
export function disclosedPlace(
  { cell, disclosed_resolution }: DisclosedColumns,
  { finest, isOwner }: DisclosedPrecision,
): { readonly cell: string } | null {
  if (cell === null) return null;
  const resolution = isOwner ? finest : Math.min(finest, disclosed_resolution ?? 0);
  return { cell: cellAround(cell, resolution) };
}

/**
 * SQL of the centre of the cell of row `alias` that is disclosed to a caller. Distances, orders by
 * distance and radii must use nothing else. Takes `precisionValues` from `$first` on.
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

/** Values for `disclosedCentreSql`. */
export function precisionValues({
  finest,
  isOwner,
}: DisclosedPrecision): readonly [number, boolean] {
  return [finest, isOwner];
}

/** A position as the columns of a table hold it. */
export interface StoredPosition extends DisclosedColumns {
  readonly disclosed_cell: string | null;
  /** Latitude and longitude of the middle of each cell around it, resolutions 0 to 7 in turn. */
  readonly cell_centres: ReadonlyArray<number> | null;
}

/**
 * The columns of a position that is disclosed to others than the owner at this resolution at most.
 */
export function storedPosition(position: Position, disclosedResolution: number): StoredPosition {
  return storedCell(cellOf(position), disclosedResolution);
}

/** The same where no more than a cell is known. */
export function storedCell(cell: string, disclosedResolution: number): StoredPosition {
  const resolutions = Array.from({ length: PLACE_RESOLUTION + 1 }, (_, resolution) => resolution);
  return {
    cell,
    disclosed_resolution: disclosedResolution,
    disclosed_cell: cellAround(cell, disclosedResolution),
    cell_centres: resolutions.flatMap((resolution) => cellToLatLng(cellAround(cell, resolution))),
  };
}

/** The columns of a position that is unknown. */
export const NO_POSITION: StoredPosition = {
  cell: null,
  disclosed_resolution: null,
  disclosed_cell: null,
  cell_centres: null,
};
