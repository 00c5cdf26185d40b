import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Continuation } from './continuation.type';
import { DataTopic } from './data-topic.type';
import { departmentOf } from './department.resolver';
import { Department } from './department.type';
import type { ReferenceContext } from '../reference-context';
import { Duty } from './duty.type';
import { idOf, picked } from '../../../shared/data/picked';
import type { ContinuationRow, DepartmentRow, DutyRow, TopicRow } from './mandate-row';
import { ListSize } from '../../../shared/graphql/list-size';

@Resolver(() => Duty)
export class DutyResolver {
  @FieldResolver(() => Department, {
    nullable: true,
    description: 'Department that the mandate gave the duty to (责任部门)',
  })
  department(
    @Root() { departmentId }: DutyRow,
    @Ctx() context: ReferenceContext,
  ): Promise<DepartmentRow | undefined> {
    return departmentOf(context, departmentId);
  }

  @ListSize(6)
  @FieldResolver(() => [DataTopic], { description: 'Kinds of data it is about (数据主题)' })
  async topics(
    @Root() { topicIds }: DutyRow,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<TopicRow>> {
    return picked(await load.plan.topics(), idOf, topicIds);
  }

  @ListSize(3)
  @FieldResolver(() => [Continuation], {
    description:
      'Later documents that may continue it; real ones first, then those of the demonstration (延续依据)',
  })
  async continuedBy(
    @Root() { clause }: DutyRow,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<ContinuationRow>> {
    return (await load.plan.continuations()).filter((row) => row.clause === clause);
  }
}

@Resolver(() => Continuation)
export class ContinuationResolver {
  @FieldResolver(() => Department, {
    nullable: true,
    description: 'Department that has the duty under the document; null: unchanged (承接部门)',
  })
  bearer(
    @Root() { bearerId }: ContinuationRow,
    @Ctx() context: ReferenceContext,
  ): Promise<DepartmentRow | undefined> {
    return departmentOf(context, bearerId);
  }
}

export async function dutyOf(
  { load }: ReferenceContext,
  clause: string | undefined,
): Promise<DutyRow | undefined> {
  return (await load.plan.duties()).find((row) => row.clause === clause);
}
