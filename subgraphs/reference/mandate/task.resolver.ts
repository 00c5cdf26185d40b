import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { GuardInference } from '../../../shared/sharing/filter/guard-inference';
import { Continuation } from './continuation.type';
import { departmentOf } from './department.resolver';
import { Department, MandateParty } from './department.type';
import type { ReferenceContext } from '../reference-context';
import { NetworkRow } from './network-row.type';
import { idOf, picked } from '../../../shared/data/picked';
import type { ContinuationRow, DepartmentRow, NetworkRowRow, TaskRow } from './mandate-row';
import { Task, TaskTheme } from './task.type';
import { ListSize, PerItem } from '../../../shared/graphql/list-size';

@Resolver()
export class TaskQueries {
  @GuardInference({
    by: { department: ['Task.lead', 'Task.participants'], theme: ['Task.themes'] },
  })
  @ListSize(35)
  @PerItem({ argument: 'theme', size: 6, absent: 6 })
  @Query(() => [Task], {
    nullable: true,
    description: 'The 35 tasks of annex 2 (重点任务), in its order',
  })
  async tasks(
    @Arg('department', () => ID, {
      nullable: true,
      description: 'Only those that this department leads or takes part in (部门标识)',
    })
    department: string | null,
    @Arg('theme', () => TaskTheme, {
      nullable: true,
      description: 'Only those with this among their themes (任务主题)',
    })
    theme: TaskTheme | null,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<TaskRow>> {
    return (await load.plan.tasks()).filter(
      ({ leadId, participantIds, themes }) =>
        (!department || leadId === department || participantIds.includes(department)) &&
        (!theme || themes.includes(theme)),
    );
  }

  @Query(() => Task, {
    nullable: true,
    description: 'A task of annex 2 (重点任务) by its number; null if there is none',
  })
  async task(
    @Arg('id', () => Int, { description: 'Its number, from 1 (序号)' }) id: number,
    @Ctx() context: ReferenceContext,
  ): Promise<TaskRow | undefined> {
    return taskOf(context, id);
  }
}

@Resolver(() => Task)
export class TaskResolver {
  @FieldResolver(() => Department, {
    nullable: true,
    description: 'Department that leads it (牵头单位)',
  })
  lead(
    @Root() { leadId }: TaskRow,
    @Ctx() context: ReferenceContext,
  ): Promise<DepartmentRow | undefined> {
    return departmentOf(context, leadId);
  }

  @ListSize(12)
  @FieldResolver(() => [MandateParty], {
    description: 'Participants, as named in the mandate (参与单位)',
  })
  participants(@Root() { participantIds }: TaskRow): ReadonlyArray<{ readonly id: string }> {
    return participantIds.map((id) => ({ id }));
  }

  @ListSize(5)
  @FieldResolver(() => [NetworkRow], {
    description: 'Rows of annex 1 that it builds or improves (对应监测网络)',
  })
  async networkRows(
    @Root() { networkRowIds }: TaskRow,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<NetworkRowRow>> {
    return picked(await load.plan.networkRows(), idOf, networkRowIds);
  }

  @ListSize(2)
  @FieldResolver(() => [Continuation], {
    description:
      'Later documents that may continue it; no real one is known, those of the demonstration are marked (延续依据)',
  })
  async continuedBy(
    @Root() { id }: TaskRow,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<ContinuationRow>> {
    return (await load.plan.continuations()).filter(({ taskId }) => taskId === id);
  }
}

export async function taskOf({ load }: ReferenceContext, id: number): Promise<TaskRow | undefined> {
  return (await load.plan.tasks()).find((row) => row.id === id);
}
