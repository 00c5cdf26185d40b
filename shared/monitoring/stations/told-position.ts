import { cellToLatLng } from 'h3-js';
import { bool, int } from '../../data/sql-type';
import type { Permits } from '../../sharing/permits';
import { cellAround, cellOf, PLACE_RESOLUTION, type Position } from './place';

/**
 * How finely a caller is told positions in a dataset. The owner is told the cell of resolution 7;
 * everybody else no finer than the decision says, nor than the row itself may be told.
 */
export interface ToldPrecision {
  /** Finest resolution of the H3 grid. */
  readonly finest: number;
  readonly isOwner: boolean;
}

/** Finest resolution at which others than the owner are told where a kind of station lies. */
export type PrecisionOf = (kind: string) => number;

/** The usual: every kind is told as finely as `Place` tells. */
export const fullPrecision: PrecisionOf = () => PLACE_RESOLUTION;

/** How finely the caller of these permits is told positions in a dataset. */
export function toldPrecision(permits: Permits, dataset: string): ToldPrecision {
  const decision = permits.decisionOf(dataset);
  return {
    finest: permits.limitsOf(dataset).precision,
    isOwner: decision.isAllowed && decision.because === 'OWNER',
  };
}

/** Where a row lies, as it is stored; all of it null where its position is unknown. */
export interface ToldColumns {
  /** The finest cell known. */
  readonly cell: string | null;
  /** Finest resolution at which others than the owner are told it. */
  readonly told_resolution: number | null;
}

/** The place of a row as the caller is told it; null where its position is unknown. */
export function placeTold(
  { cell, told_resolution }: ToldColumns,
  { finest, isOwner }: ToldPrecision,
): { readonly cell: string } | null {
  if (cell === null) return null;
  const resolution = isOwner ? finest : Math.min(finest, told_resolution ?? 0);
  return { cell: cellAround(cell, resolution) };
}

/**
 * SQL of the middle of the cell that a caller is told of row `alias`: all that distances, orders by
 * distance and radii may rest on. It takes `toldValues` from `$first` on.
 */
export function toldCentreSql(alias: string, first: number): Record<keyof Position, string> {
  const finest = `$${String(first)}::int`;
  const isOwner = `$${String(first + 1)}::boolean`;
  const resolution = `case when ${isOwner} then ${finest} else least(${finest}, coalesce(${alias}.told_resolution, 0)) end`;
  return {
    latitude: `${alias}.cell_centres[2 * (${resolution}) + 1]`,
    longitude: `${alias}.cell_centres[2 * (${resolution}) + 2]`,
  };
}

/** Parameters of `toldCentreSql`. */
export const TOLD_PARAMETERS = [int(), bool()] as const;

/** Values for `toldCentreSql`. */
export function toldValues({ finest, isOwner }: ToldPrecision): readonly [number, boolean] {
  return [finest, isOwner];
}

/** A position as the columns of a table hold it. */
export interface StoredPosition extends ToldColumns {
  readonly told_cell: string | null;
  /** Latitude and longitude of the middle of each cell around it, resolutions 0 to 7 in turn. */
  readonly cell_centres: ReadonlyArray<number> | null;
}

/** The columns of a position that others than the owner are told at this resolution at most. */
export function storedPosition(position: Position, toldResolution: number): StoredPosition {
  return storedCell(cellOf(position), toldResolution);
}

/** The same where no more than a cell is known. */
export function storedCell(cell: string, toldResolution: number): StoredPosition {
  const resolutions = Array.from({ length: PLACE_RESOLUTION + 1 }, (_, resolution) => resolution);
  return {
    cell,
    told_resolution: toldResolution,
    told_cell: cellAround(cell, toldResolution),
    cell_centres: resolutions.flatMap((resolution) => cellToLatLng(cellAround(cell, resolution))),
  };
}

/** The columns of a position that is unknown. */
export const NO_POSITION: StoredPosition = {
  cell: null,
  told_resolution: null,
  told_cell: null,
  cell_centres: null,
};
