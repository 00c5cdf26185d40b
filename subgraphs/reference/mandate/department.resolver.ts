import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { DataTopic } from './data-topic.type';
import { Department, MandateParty } from './department.type';
import type { ReferenceContext } from '../reference-context';
import { Duty } from './duty.type';
import type { DepartmentRow, DutyRow, TaskRow, TopicRow } from './mandate-row';
import { Task } from './task.type';
import { ListSize } from '../../../shared/graphql/list-size';

@Resolver()
export class DepartmentQueries {
  @ListSize(26)
  @Query(() => [Department], {
    nullable: true,
    description: 'The 24 departments of the mandate (部门), in the order of annex 3',
  })
  departments(@Ctx() { load }: ReferenceContext): Promise<ReadonlyArray<DepartmentRow>> {
    return load.plan.departments();
  }

  @Query(() => Department, {
    nullable: true,
    description: 'A department of the mandate (部门) by id; null if annex 3 has none',
  })
  department(
    @Arg('id', () => ID, { description: 'Id of the department: `water` (部门标识)' }) id: string,
    @Ctx() context: ReferenceContext,
  ): Promise<DepartmentRow | undefined> {
    return departmentOf(context, id);
  }
}

@Resolver(() => Department)
export class DepartmentResolver {
  @ListSize(6)
  @FieldResolver(() => [Duty], {
    nullable: true,
    description: 'Its duties by annex 3, one for each clause (职责)',
  })
  async duties(
    @Root() { id }: DepartmentRow,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<DutyRow>> {
    return (await load.plan.duties()).filter(({ departmentId }) => departmentId === id);
  }

  @ListSize(10)
  @FieldResolver(() => [DataTopic], {
    nullable: true,
    description: 'Kinds of data it owns by annex 3 (数据主题)',
  })
  async topics(
    @Root() { id }: DepartmentRow,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<TopicRow>> {
    return (await load.plan.topics()).filter(({ departmentId }) => departmentId === id);
  }

  @ListSize(30)
  @FieldResolver(() => [Task], {
    nullable: true,
    description: 'Tasks of annex 2 that it leads (牵头任务)',
  })
  async leadsTasks(
    @Root() { id }: DepartmentRow,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<TaskRow>> {
    return (await load.plan.tasks()).filter(({ leadId }) => leadId === id);
  }

  @ListSize(12)
  @FieldResolver(() => [Task], {
    nullable: true,
    description: 'Tasks of annex 2 that it takes part in without leading (参与任务)',
  })
  async takesPartIn(
    @Root() { id }: DepartmentRow,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<TaskRow>> {
    return (await load.plan.tasks()).filter(({ participantIds }) => participantIds.includes(id));
  }
}

@Resolver(() => MandateParty)
export class MandatePartyResolver {
  @FieldResolver(() => Department, {
    nullable: true,
    description: 'Its entry in annex 3; null if there is none (附件3部门)',
  })
  department(
    @Root() { id }: { readonly id: string },
    @Ctx() context: ReferenceContext,
  ): Promise<DepartmentRow | undefined> {
    return departmentOf(context, id);
  }
}

export async function departmentOf(
  { load }: ReferenceContext,
  id: string | null | undefined,
): Promise<DepartmentRow | undefined> {
  return id ? (await load.plan.departments()).find((row) => row.id === id) : undefined;
}

/** A department that announced something; one that the plan does not have, as a later one, still has its id. */
export async function announcer(
  context: ReferenceContext,
  id: string,
): Promise<DepartmentRow | { readonly id: string }> {
  return (await departmentOf(context, id)) ?? { id };
}
