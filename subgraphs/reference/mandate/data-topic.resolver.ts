import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { GuardInference } from '../../../shared/sharing/filter/guard-inference';
import { DataTopic } from './data-topic.type';
import { departmentOf } from './department.resolver';
import { Department } from './department.type';
import type { ReferenceContext } from '../reference-context';
import { NetworkRow } from './network-row.type';
import { idOf, picked } from '../../../shared/data/picked';
import type { DepartmentRow, NetworkRowRow, TopicRow } from './mandate-row';
import { ListSize } from '../../../shared/graphql/list-size';

@Resolver(() => DataTopic)
export class DataTopicResolver {
  @GuardInference({
    by: { department: ['DataTopic.department'], mustOpen: ['DataTopic.mustOpen'] },
  })
  @ListSize(30)
  @Query(() => [DataTopic], {
    nullable: true,
    description: 'Kinds of data that departments own by annex 3 (数据主题), in its order',
  })
  async dataTopics(
    @Arg('department', () => ID, {
      nullable: true,
      description: 'Only those of this department (部门标识)',
    })
    department: string | null,
    @Arg('mustOpen', () => Boolean, {
      nullable: true,
      description:
        'true: only topics that a share clause names; false: only the others (是否必须共享)',
    })
    mustOpen: boolean | null,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<TopicRow>> {
    return (await load.plan.topics()).filter(
      (topic) =>
        (department ?? topic.departmentId) === topic.departmentId &&
        (mustOpen ?? topic.mustOpen) === topic.mustOpen,
    );
  }

  @FieldResolver(() => Department, {
    nullable: true,
    description: 'Department that owns the data (数据归属部门)',
  })
  department(
    @Root() { departmentId }: TopicRow,
    @Ctx() context: ReferenceContext,
  ): Promise<DepartmentRow | undefined> {
    return departmentOf(context, departmentId);
  }

  @ListSize(8)
  @FieldResolver(() => [NetworkRow], {
    description: 'Rows of annex 1 whose stations measure it (对应监测网络)',
  })
  async networkRows(
    @Root() { networkRowIds }: TopicRow,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<NetworkRowRow>> {
    return picked(await load.plan.networkRows(), idOf, networkRowIds);
  }
}

export async function topicOf(
  { load }: ReferenceContext,
  id: string | undefined,
): Promise<TopicRow | undefined> {
  return (await load.plan.topics()).find((row) => row.id === id);
}
