import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { pageRequest, type Page } from '../../../shared/graphql/connection';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { GuardInference } from '../../../shared/sharing/filter/guard-inference';
import { announcer } from '../mandate/department.resolver';
import { Department } from '../mandate/department.type';
import type { ReferenceContext } from '../reference-context';
import { districtOf } from '../places/district.resolver';
import { District } from '../places/district.type';
import { placeOf } from '../places/place.resolver';
import { Place } from '../places/place.type';
import type { DepartmentRow } from '../mandate/mandate-row';
import type { DistrictRow } from '../reference.loader';
import type { StationCountRow, StationRefRow } from './station-ref.loader';
import {
  StationCount,
  StationRef,
  StationRefArgs,
  StationRefConnection,
  StationRefFilter,
} from './station-ref.type';
import { ListSize } from '../../../shared/graphql/list-size';

const GUARDED = {
  'filter.department': ['StationRef.department'],
  'filter.kind': ['StationRef.kind'],
  'filter.district': ['StationRef.district'],
  'filter.authority': ['StationRef.authority'],
  'filter.region': ['StationRef.region'],
  'filter.nameContains': ['StationRef.nameZh', 'StationRef.nameEn'],
  'filter.provenance': ['StationRef.provenance'],
};

@Resolver(() => StationRef)
export class StationRefResolver {
  @InDataset('reference/station-register')
  @GuardInference({ by: GUARDED })
  @Query(() => StationRefConnection, {
    nullable: true,
    description: 'The stations of all departments (站点索引), by department and id',
  })
  stationRefs(
    @Args(() => StationRefArgs) { first, after, filter }: StationRefArgs,
    @Ctx() { load }: ReferenceContext,
  ): Promise<Page<StationRefRow>> {
    return load.stationRefs.page(pageRequest(first, after), filter ?? {});
  }

  @GuardInference({ by: GUARDED })
  @ListSize(46)
  @Query(() => [StationCount], {
    nullable: true,
    description: 'Number of stations by department and kind (站点数量)',
  })
  stationCounts(
    @Arg('filter', () => StationRefFilter, {
      nullable: true,
      description: 'Filters of the register (筛选条件)',
    })
    filter: StationRefFilter | null,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<StationCountRow>> {
    return load.stationRefs.counts(filter ?? {});
  }

  @FieldResolver(() => Department, {
    nullable: true,
    description: 'Department it belongs to (所属部门)',
  })
  department(
    @Root() { departmentId }: StationRefRow,
    @Ctx() context: ReferenceContext,
  ): Promise<DepartmentRow | { readonly id: string }> {
    return announcer(context, departmentId);
  }

  @FieldResolver(() => District, {
    nullable: true,
    description: 'County-level division of Jiangmen; null elsewhere (所在县市区)',
  })
  district(
    @Root() { districtCode }: StationRefRow,
    @Ctx() context: ReferenceContext,
  ): Promise<DistrictRow | undefined> {
    return districtOf(context, districtCode);
  }

  @FieldResolver(() => Place, {
    nullable: true,
    description: 'Cell of its position; null if unknown (所在网格)',
  })
  place(@Root() { cell }: StationRefRow): object | null {
    return cell === null ? null : placeOf(cell);
  }
}

@Resolver(() => StationCount)
export class StationCountResolver {
  @FieldResolver(() => Department, { nullable: true, description: 'Department (部门)' })
  department(
    @Root() { departmentId }: StationCountRow,
    @Ctx() context: ReferenceContext,
  ): Promise<DepartmentRow | { readonly id: string }> {
    return announcer(context, departmentId);
  }
}
