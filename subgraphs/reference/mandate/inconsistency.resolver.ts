import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { MandateParty } from './department.type';
import type { ReferenceContext } from '../reference-context';
import { NetworkRow } from './network-row.type';
import { idOf, picked } from '../../../shared/data/picked';
import type { NetworkRowRow, InconsistencyRow, TaskRow } from './mandate-row';
import { Inconsistency } from './inconsistency.type';
import { Task } from './task.type';
import { ListSize } from '../../../shared/graphql/list-size';

@Resolver(() => Inconsistency)
export class InconsistencyResolver {
  @ListSize(12)
  @Query(() => [Inconsistency], {
    nullable: true,
    description: 'Places where the mandate contradicts itself or leaves something open (衔接问题)',
  })
  inconsistencies(@Ctx() { load }: ReferenceContext): Promise<ReadonlyArray<InconsistencyRow>> {
    return load.plan.inconsistencies();
  }

  @ListSize(3)
  @FieldResolver(() => [MandateParty], { description: 'Departments it concerns (涉及单位)' })
  departments(@Root() { departmentIds }: InconsistencyRow): ReadonlyArray<{ readonly id: string }> {
    return departmentIds.map((id) => ({ id }));
  }

  @ListSize(2)
  @FieldResolver(() => [Task], { description: 'Tasks of annex 2 it concerns (涉及任务)' })
  async tasks(
    @Root() { taskIds }: InconsistencyRow,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<TaskRow>> {
    return picked(await load.plan.tasks(), idOf, taskIds);
  }

  @ListSize(2)
  @FieldResolver(() => [NetworkRow], { description: 'Rows of annex 1 it concerns (涉及监测网络)' })
  async networkRows(
    @Root() { networkRowIds }: InconsistencyRow,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<NetworkRowRow>> {
    return picked(await load.plan.networkRows(), idOf, networkRowIds);
  }
}
