import { Department, Task } from '../../mandate-entities.type';
import { departmentKey, taskKey, type IdKey } from '../../mandate-keys';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { departmentOf as departmentOfCaller } from '../../../../shared/identity/caller';
import { Internal } from '../../../../shared/sharing/in-dataset';
import {
  readerCounts,
  type ReaderCountRow,
  type ReaderRow,
  type ReadersRow,
} from './dataset-readers';
import { DatasetReader, DatasetReaders, ReaderCount } from './dataset-readers.type';
import type { CatalogueContext } from '../catalogue-context';
import { ListSize } from '../../../../shared/graphql/list-size';

@Resolver(() => DatasetReaders)
export class DatasetReadersResolver {
  @ListSize(40)
  @FieldResolver(() => [ReaderCount], { description: 'Number of readers, by reason (按理由计数)' })
  counts(@Root() { readers }: ReadersRow): ReadonlyArray<ReaderCountRow> {
    return readerCounts(readers);
  }

  @Internal('SEE_COUNTS')
  @ListSize(200)
  @FieldResolver(() => [DatasetReader], {
    nullable: true,
    description:
      "Each reader, for the owner's stewards, auditors and the operator; null for stewards of other departments (可用方清单)",
  })
  entries(
    @Root() { ownerId, readers }: ReadersRow,
    @Ctx() { access: { caller } }: CatalogueContext,
  ): ReadonlyArray<ReaderRow> | null {
    const watches = caller.roles.some((post) => WATCHING.has(post));
    return watches || departmentOfCaller(caller) === ownerId ? readers : null;
  }
}

const WATCHING: ReadonlySet<string> = new Set(['RECORD_AUDITOR', 'EXCHANGE_OPERATOR']);

@Resolver(() => DatasetReader)
export class DatasetReaderResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'DEPARTMENT, PARTNER or ENTERPRISE; null: everybody, or every department (单位类型)',
  })
  organisationKind(@Root() { organisation }: ReaderRow): string | null {
    return organisation?.kind ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Id of the organisation (单位标识)',
  })
  organisationId(@Root() { organisation }: ReaderRow): string | null {
    return organisation?.id ?? null;
  }

  @FieldResolver(() => Department, {
    nullable: true,
    description: 'The department, if it is one of the mandate (部门)',
  })
  department(@Root() { organisation }: ReaderRow): IdKey | undefined {
    return organisation?.kind === 'DEPARTMENT' ? departmentKey(organisation.id) : undefined;
  }

  @FieldResolver(() => Task, {
    nullable: true,
    description: 'Task on which a standing right is based (任务)',
  })
  task(@Root() { taskId }: ReaderRow): IdKey<number> | undefined {
    return taskKey(taskId);
  }
}
