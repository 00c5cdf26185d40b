import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DataTopic } from '../../plan/data-topic.type';
import { departmentOf } from '../../department.resolver';
import { Department } from '../../department.type';
import type { DirectoryContext } from '../../directory-loaders';
import { idOf, picked } from '../../picked';
import type { DepartmentRow, TaskRow, TopicRow } from '../../plan/plan-row';
import type { RightTermView } from './right-term-view';
import { RightTerm } from './right-term.type';
import { Task } from '../../plan/task.type';
import { ListSize } from '../../../../shared/graphql/list-size';

@Resolver(() => RightTerm)
export class RightTermResolver {
  @FieldResolver(() => Task, { nullable: true, description: 'Task that needs the data (任务)' })
  async task(
    @Root() { taskId }: RightTermView,
    @Ctx() { load }: DirectoryContext,
  ): Promise<TaskRow | undefined> {
    return (await load.plan.tasks()).find(({ id }) => id === taskId);
  }

  @FieldResolver(() => DataTopic, { nullable: true, description: 'What it needs (数据主题)' })
  async topic(
    @Root() { topicId }: RightTermView,
    @Ctx() { load }: DirectoryContext,
  ): Promise<TopicRow | undefined> {
    return (await load.plan.topics()).find(({ id }) => id === topicId);
  }

  @FieldResolver(() => Department, {
    nullable: true,
    description: 'Owner of the topic, who confirms (数据责任部门)',
  })
  owner(
    @Root() { ownerId }: RightTermView,
    @Ctx() context: DirectoryContext,
  ): Promise<DepartmentRow | undefined> {
    return departmentOf(context, ownerId);
  }

  @ListSize(26)
  @FieldResolver(() => [Department], {
    description: 'Departments that carry the task and get the topic (获得权限的部门)',
  })
  async readers(
    @Root() { readerIds }: RightTermView,
    @Ctx() { load }: DirectoryContext,
  ): Promise<ReadonlyArray<DepartmentRow>> {
    return picked(await load.plan.departments(), idOf, readerIds);
  }
}
