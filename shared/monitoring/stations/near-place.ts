import { float, int, list, text } from '../../data/sql-type';
import { pageRequest } from '../../graphql/connection';
import {
  disclosedCentreSql,
  precisionValues,
  TOLD_PARAMETERS,
  type DisclosedPrecision,
} from './disclosed-position';
import { centreOf, distanceKmSql, radiusKm } from './place';
import type { StationsNearArgs } from './station-args';

/** Radius around a place, and the maximum number of rows. */
export interface NearArgs {
  readonly withinKm: number;
  readonly first: number;
}

/** Checks the arguments of a list around a place; throws BAD_USER_INPUT or LIST_TOO_LONG. */
export function nearArgs({ withinKm, first }: StationsNearArgs): NearArgs {
  return { withinKm: radiusKm(withinKm), first: pageRequest(first, null).first };
}

/**
 * Returns the SQL of the requested points as `wanted` (key, latitude, longitude), with parameters
 * that start at `$n`.
 */
export function wantedPointsSql(n: number): string {
  const [keys, latitudes, longitudes] = [n, n + 1, n + 2].map(String) as [string, string, string]; // The array literal has exactly three elements.
  return `unnest($${keys}::text[], $${latitudes}::double precision[], $${longitudes}::double precision[]) wanted (key, latitude, longitude)`;
}

/** Parameters of `wantedPointsSql`. */
export const POINT_PARAMETERS = [list(text()), list(float()), list(float())] as const;

/** Returns the centres of cells; throws BAD_USER_INPUT for an invalid cell. */
export function pointsOf(cells: ReadonlyArray<string>) {
  const centres = cells.map(centreOf);
  return [
    cells,
    centres.map(({ latitude }) => latitude),
    centres.map(({ longitude }) => longitude),
  ] as const;
}

/**
 * Returns the SQL of the distance, km, from a requested point to a row with `latitude` and
 * `longitude`.
 */
export function kmFromWantedSql(row: string): string {
  return distanceKmSql(
    { latitude: `${row}.latitude`, longitude: `${row}.longitude` },
    { latitude: 'wanted.latitude', longitude: 'wanted.longitude' },
  );
}

/**
 * Table whose rows around a place are listed; `as` is the alias that `selected` and `where` use for
 * it.
 */
interface NearTable {
  readonly table: string;
  readonly as: string;
  readonly selected: string;
  /** Further condition on its rows, with parameters after `NEAR_PARAMETERS`; absent: none. */
  readonly where?: string;
}

/**
 * Returns the SQL of rows around points, nearest first, measured to the centre of the cell of each
 * row that is disclosed to the caller. The centres are computed once, for any number of points.
 */
export function nearSql({ table, as, selected, where = 'true' }: NearTable): string {
  const centre = disclosedCentreSql(as, 6);
  const distance = kmFromWantedSql('p');
  return `with placed as materialized (
  select ${as}.id, ${centre.latitude} as latitude, ${centre.longitude} as longitude
  from ${table} ${as} where ${as}.cell_centres is not null and ${where}
)
select wanted.key, ${selected}
from ${wantedPointsSql(1)}
cross join lateral (
  select p.id, ${distance} as distance_km from placed p where ${distance} <= $4 order by distance_km, p.id limit $5
) near
join ${table} ${as} on ${as}.id = near.id
order by wanted.key, near.distance_km, near.id`;
}

/** Parameters of `nearSql`, before those of its `where`. */
export const NEAR_PARAMETERS = [...POINT_PARAMETERS, float(), int(), ...TOLD_PARAMETERS] as const;

/** Returns the values of `NEAR_PARAMETERS`. */
export function nearValues(
  { withinKm, first }: NearArgs,
  cells: ReadonlyArray<string>,
  told: DisclosedPrecision,
) {
  return [...pointsOf(cells), withinKm, first, ...precisionValues(told)] as const;
}
