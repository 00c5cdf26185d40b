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

/** How far around a place, and how many at most. */
export interface NearArgs {
  readonly withinKm: number;
  readonly first: number;
}

/** What a list around a place is asked; throws BAD_USER_INPUT or LIST_TOO_LONG. */
export function nearArgs({ withinKm, first }: StationsNearArgs): NearArgs {
  return { withinKm: radiusKm(withinKm), first: pageRequest(first, null).first };
}

/** SQL of the points that are asked for, as `wanted`, from the parameters `$n` on: key, latitude, longitude. */
export function wantedPointsSql(n: number): string {
  const [keys, latitudes, longitudes] = [n, n + 1, n + 2].map(String) as [string, string, string]; // Three of three.
  return `unnest($${keys}::text[], $${latitudes}::double precision[], $${longitudes}::double precision[]) wanted (key, latitude, longitude)`;
}

/** What `wantedPointsSql` is given. */
export const POINT_PARAMETERS = [list(text()), list(float()), list(float())] as const;

/** The centres of cells; throws BAD_USER_INPUT for what is no cell. */
export function pointsOf(cells: ReadonlyArray<string>) {
  const centres = cells.map(centreOf);
  return [
    cells,
    centres.map(({ latitude }) => latitude),
    centres.map(({ longitude }) => longitude),
  ] as const;
}

/** SQL of the distance, km, from a wanted point to a row with `latitude` and `longitude`. */
export function kmFromWantedSql(row: string): string {
  return distanceKmSql(
    { latitude: `${row}.latitude`, longitude: `${row}.longitude` },
    { latitude: 'wanted.latitude', longitude: 'wanted.longitude' },
  );
}

/** Of which table rows around a place are listed; `as` is what the others call it. */
interface NearTable {
  readonly table: string;
  readonly as: string;
  readonly selected: string;
  /** Further condition on its rows, whose parameters follow those of `NEAR_PARAMETERS`; absent: none. */
  readonly where?: string;
}

/**
 * SQL of rows around points, nearest first, by the middle of the cell of each that is disclosed to the
 * caller. What lies where is worked out once, however many cells ask.
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

/** What `nearSql` is given, before the parameters of its `where`. */
export const NEAR_PARAMETERS = [...POINT_PARAMETERS, float(), int(), ...TOLD_PARAMETERS] as const;

/** The values of `NEAR_PARAMETERS`. */
export function nearValues(
  { withinKm, first }: NearArgs,
  cells: ReadonlyArray<string>,
  told: DisclosedPrecision,
) {
  return [...pointsOf(cells), withinKm, first, ...precisionValues(told)] as const;
}
