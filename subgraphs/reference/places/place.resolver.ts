import { cellToBoundary, getResolution } from 'h3-js';
import { Arg, Ctx, FieldResolver, Float, ID, Query, Resolver, Root } from 'type-graphql';
import { nearestDistrict } from '../../../shared/domain/districts';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { cellOf, centreOf } from '../../../shared/monitoring/stations/place';
import type { ReferenceContext } from '../reference-context';
import { districtOf } from './district.resolver';
import { District } from './district.type';
import { Place } from './place.type';
import type { DistrictRow, PositionRow } from '../reference.loader';

/** The published form of a place; its district is resolved only if selected. */
interface PlaceRow {
  readonly cell: string;
  readonly resolution: number;
  readonly center: PositionRow;
  readonly boundary: ReadonlyArray<PositionRow>;
}

@Resolver(() => Place)
export class PlaceResolver {
  @Query(() => Place, {
    nullable: true,
    description: 'A cell of the H3 grid (网格位置); an invalid index is refused',
  })
  place(
    @Arg('cell', () => ID, { description: 'H3 index of resolution 7 or coarser (网格编码)' })
    cell: string,
  ): PlaceRow {
    return placeOf(cell);
  }

  @Query(() => Place, {
    nullable: true,
    description: 'The cell that contains a position (网格位置)',
  })
  placeAt(
    @Arg('latitude', () => Float, { description: 'Degrees north, WGS 84 (纬度)' }) latitude: number,
    @Arg('longitude', () => Float, { description: 'Degrees east, WGS 84 (经度)' })
    longitude: number,
  ): PlaceRow {
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
      throw new RiverGateError(
        'BAD_USER_INPUT',
        `latitude must lie within ±90 and longitude within ±180, but got: ${String(latitude)} and ${String(longitude)}.`,
      );
    }
    return placeOf(cellOf({ latitude, longitude }));
  }

  @FieldResolver(() => District, {
    nullable: true,
    description:
      'Division that most likely contains the centre; approximate, null outside Jiangmen (所在县市区)',
  })
  district(
    @Root() { center }: PlaceRow,
    @Ctx() context: ReferenceContext,
  ): Promise<DistrictRow | undefined> {
    return districtOf(context, nearestDistrict(center.latitude, center.longitude));
  }
}

export function placeOf(cell: string): PlaceRow {
  const center = centreOf(cell);
  const boundary = cellToBoundary(cell).map(([latitude, longitude]) => ({ latitude, longitude }));
  return { cell, resolution: getResolution(cell), center, boundary };
}
