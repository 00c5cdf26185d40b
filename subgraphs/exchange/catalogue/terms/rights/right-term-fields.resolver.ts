import { DataTopic, Department, Task } from '../../../mandate-entities.type';
import { departmentKey, taskKey, topicKey, type IdKey } from '../../../mandate-keys';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { RightTermView } from './right-term-view';
import { RightTerm } from './right-term.type';
import { ListSize } from '../../../../../shared/graphql/list-size';

@Resolver(() => RightTerm)
export class RightTermResolver {
  @FieldResolver(() => Task, { nullable: true, description: 'Task that needs the data (任务)' })
  task(@Root() { taskId }: RightTermView): IdKey<number> | undefined {
    return taskKey(taskId);
  }

  @FieldResolver(() => DataTopic, {
    nullable: true,
    description: 'Topic that the task needs (数据主题)',
  })
  topic(@Root() { topicId }: RightTermView): IdKey | undefined {
    return topicKey(topicId);
  }

  @FieldResolver(() => Department, {
    nullable: true,
    description: 'Owner of the topic, who confirms (数据责任部门)',
  })
  owner(@Root() { ownerId }: RightTermView): IdKey | undefined {
    return departmentKey(ownerId);
  }

  @ListSize(26)
  @FieldResolver(() => [Department], {
    description: 'Departments that carry the task and get the topic (获得权限的部门)',
  })
  readers(@Root() { readerIds }: RightTermView): ReadonlyArray<IdKey> {
    return readerIds.flatMap((id) => departmentKey(id) ?? []);
  }
}
