import { Department } from '../mandate-entities.type';
import { departmentKey, type IdKey } from '../mandate-keys';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { mappedPage, pageRequest, type Page } from '../../../shared/graphql/connection';
import { Internal } from '../../../shared/sharing/in-dataset';
import type { AuditContext } from './audit-context';
import {
  RecordArgs,
  RecordEntry,
  RecordEntryConnection,
  RecordUsage,
  RecordUsageArgs,
} from './record.type';
import {
  entryView,
  usageView,
  type EntryView,
  type ReadView,
  type RefusalView,
} from './record-view';
import { recordViewer } from './record-viewer';
import { RecordedRead, RecordedRefusal } from './recorded.type';
import { ListSize } from '../../../shared/graphql/list-size';

@Resolver(() => RecordEntry)
export class RecordResolver {
  @Internal('READ_OWN_RECORD', 'READ_WHOLE_RECORD')
  @Query(() => RecordEntryConnection, {
    nullable: true,
    description:
      'The record of reads and refusals, newest first; reading it is on the record, too (共享记录)',
  })
  async record(
    @Args(() => RecordArgs) { view, filter, first, after }: RecordArgs,
    @Ctx() { load, permits }: AuditContext,
  ): Promise<Page<EntryView>> {
    const narrowing = { ...filter, from: instantOf(filter?.from), to: instantOf(filter?.to) };
    const viewer = recordViewer(permits, view);
    const page = await load.audit.record.page(viewer, pageRequest(first, after), narrowing);
    return mappedPage(page, entryView);
  }

  @Internal('READ_OWN_RECORD', 'READ_WHOLE_RECORD')
  @ListSize(400)
  @Query(() => [RecordUsage], {
    nullable: true,
    description:
      'What was read, counted by dataset, organisation and day, in their order; reading it is on the record, too (使用统计)',
  })
  async recordUsage(
    @Args(() => RecordUsageArgs) { view, ...narrowing }: RecordUsageArgs,
    @Ctx() { load, permits }: AuditContext,
  ): Promise<ReadonlyArray<RecordUsage>> {
    const rows = await load.audit.record.usage(recordViewer(permits, view), narrowing);
    return rows.map(usageView);
  }

  @ListSize(6)
  @FieldResolver(() => [RecordedRead], { description: 'What was read, as far as seen (读取内容)' })
  reads(@Root() { reads }: EntryView): ReadonlyArray<ReadView> {
    return reads;
  }

  @ListSize(6)
  @FieldResolver(() => [RecordedRefusal], {
    description: 'What was refused, as far as seen (拒绝内容)',
  })
  refusals(@Root() { refusals }: EntryView): ReadonlyArray<RefusalView> {
    return refusals;
  }
}

/** What has an owner. */
interface Owned {
  readonly ownerId: string;
}

const OWNER = { nullable: true, description: 'Department that owns the data (数据责任部门)' };

@Resolver(() => RecordedRead)
export class RecordedReadResolver {
  @FieldResolver(() => Department, OWNER)
  owner(@Root() { ownerId }: Owned): IdKey | undefined {
    return departmentKey(ownerId);
  }
}

@Resolver(() => RecordedRefusal)
export class RecordedRefusalResolver {
  @FieldResolver(() => Department, OWNER)
  owner(@Root() { ownerId }: Owned): IdKey | undefined {
    return departmentKey(ownerId);
  }
}

@Resolver(() => RecordUsage)
export class RecordUsageResolver {
  @FieldResolver(() => Department, OWNER)
  owner(@Root() { ownerId }: Owned): IdKey | undefined {
    return departmentKey(ownerId);
  }
}

function instantOf(text: string | null | undefined): Date | null {
  return text ? new Date(text) : null;
}
