import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root, type ClassType } from 'type-graphql';
import { pageRequest } from '../../../shared/graphql/connection';
import { ListSize } from '../../../shared/graphql/list-size';
import { Internal } from '../../../shared/sharing/in-dataset';
import { announcer } from '../mandate/department.resolver';
import { Department } from '../mandate/department.type';
import type { ReferenceContext } from '../reference-context';
import type { DeliveryRow, StationKindRow } from './announced.loader';
import { Delivery, StationKind } from './announced.type';

@Resolver()
export class AnnouncedQueries {
  @Internal('SEE_CATALOGUE')
  @ListSize(60)
  @Query(() => [StationKind], {
    nullable: true,
    description: 'The kinds of stations of all departments, by department (站点类别)',
  })
  stationKinds(@Ctx() { load }: ReferenceContext): Promise<ReadonlyArray<StationKindRow>> {
    return load.announced.stationKinds();
  }

  @Internal('SEE_CATALOGUE')
  @Query(() => [Delivery], {
    nullable: true,
    description:
      'The newest delivery by each feed of every department, newest first; a department with a separate database announces none (最近入库)',
  })
  deliveries(
    @Arg('first', () => Int, {
      defaultValue: 50,
      description: 'Maximum number of items, at most 500 (条数)',
    })
    first: number,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<DeliveryRow>> {
    return load.announced.deliveries(pageRequest(first, null).first);
  }
}

/** Resolves the department of an announcement. */
export const announcedBy = [StationKind, Delivery].map((type): ClassType => {
  @Resolver(() => type)
  class AnnouncedBy {
    @FieldResolver(() => Department, {
      nullable: true,
      description: 'Department that announced it (所属部门)',
    })
    department(
      @Root() { departmentId }: { readonly departmentId: string },
      @Ctx() context: ReferenceContext,
    ) {
      return announcer(context, departmentId);
    }
  }
  return AnnouncedBy;
});
