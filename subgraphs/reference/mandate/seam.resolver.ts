import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PlanParty } from './department.type';
import type { ReferenceContext } from '../reference-context';
import { NetworkRow } from './network-row.type';
import { idOf, picked } from '../../../shared/data/picked';
import type { NetworkRowRow, SeamRow, TaskRow } from './plan-row';
import { Seam } from './seam.type';
import { Task } from './task.type';
import { ListSize } from '../../../shared/graphql/list-size';

@Resolver(() => Seam)
export class SeamResolver {
  @ListSize(12)
  @Query(() => [Seam], {
    nullable: true,
    description: 'Where the plan contradicts itself or leaves something open (衔接问题)',
  })
  seams(@Ctx() { load }: ReferenceContext): Promise<ReadonlyArray<SeamRow>> {
    return load.plan.seams();
  }

  @ListSize(3)
  @FieldResolver(() => [PlanParty], { description: 'Departments it touches (涉及单位)' })
  departments(@Root() { departmentIds }: SeamRow): ReadonlyArray<{ readonly id: string }> {
    return departmentIds.map((id) => ({ id }));
  }

  @ListSize(2)
  @FieldResolver(() => [Task], { description: 'Tasks of annex 2 it touches (涉及任务)' })
  async tasks(
    @Root() { taskIds }: SeamRow,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<TaskRow>> {
    return picked(await load.plan.tasks(), idOf, taskIds);
  }

  @ListSize(2)
  @FieldResolver(() => [NetworkRow], { description: 'Rows of annex 1 it touches (涉及监测网络)' })
  async networkRows(
    @Root() { networkRowIds }: SeamRow,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<NetworkRowRow>> {
    return picked(await load.plan.networkRows(), idOf, networkRowIds);
  }
}
