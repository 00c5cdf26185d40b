import { Department } from '../mandate-entities.type';
import { departmentKey, type IdKey } from '../mandate-keys';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { mappedPage, pageRequest, type Page } from '../../../shared/graphql/connection';
import { Internal } from '../../../shared/sharing/in-dataset';
import type { AuditContext } from './audit-context';
import {
  AuditArgs,
  AuditEntry,
  AuditEntryConnection,
  AuditUsage,
  RecordUsageArgs,
} from './audit.type';
import {
  entryView,
  usageView,
  type EntryView,
  type ReadView,
  type RefusalView,
} from './audit-view';
import { auditViewer } from './audit-viewer';
import { AuditedRead, AuditedRefusal } from './audited.type';
import { ListSize } from '../../../shared/graphql/list-size';

@Resolver(() => AuditEntry)
export class AuditResolver {
  @Internal('READ_OWN_RECORD', 'READ_WHOLE_RECORD')
  @Query(() => AuditEntryConnection, {
    nullable: true,
    description:
      'The audit log of reads and refusals, newest first; reading it is logged, too (共享记录)',
  })
  async record(
    @Args(() => AuditArgs) { view, filter, first, after }: AuditArgs,
    @Ctx() { load, access }: AuditContext,
  ): Promise<Page<EntryView>> {
    const narrowing = { ...filter, from: instantOf(filter?.from), to: instantOf(filter?.to) };
    const viewer = auditViewer(access, view);
    const page = await load.audit.record.page(viewer, pageRequest(first, after), narrowing);
    return mappedPage(page, entryView);
  }

  @Internal('READ_OWN_RECORD', 'READ_WHOLE_RECORD')
  @ListSize(400)
  @Query(() => [AuditUsage], {
    nullable: true,
    description:
      'Reads by day, dataset and organisation, in this order; reading them is logged, too (使用统计)',
  })
  async auditUsage(
    @Args(() => RecordUsageArgs) { view, ...narrowing }: RecordUsageArgs,
    @Ctx() { load, access }: AuditContext,
  ): Promise<ReadonlyArray<AuditUsage>> {
    const rows = await load.audit.record.usage(auditViewer(access, view), narrowing);
    return rows.map(usageView);
  }

  @ListSize(6)
  @FieldResolver(() => [AuditedRead], {
    description: 'Reads of the operation that the viewer may see (读取内容)',
  })
  reads(@Root() { reads }: EntryView): ReadonlyArray<ReadView> {
    return reads;
  }

  @ListSize(6)
  @FieldResolver(() => [AuditedRefusal], {
    description: 'Refusals of the operation that the viewer may see (拒绝内容)',
  })
  refusals(@Root() { refusals }: EntryView): ReadonlyArray<RefusalView> {
    return refusals;
  }
}

/** A view with the department that owns the data. */
interface Owned {
  readonly ownerId: string;
}

const OWNER = { nullable: true, description: 'Department that owns the data (数据责任部门)' };

@Resolver(() => AuditedRead)
export class AuditedReadResolver {
  @FieldResolver(() => Department, OWNER)
  owner(@Root() { ownerId }: Owned): IdKey | undefined {
    return departmentKey(ownerId);
  }
}

@Resolver(() => AuditedRefusal)
export class AuditedRefusalResolver {
  @FieldResolver(() => Department, OWNER)
  owner(@Root() { ownerId }: Owned): IdKey | undefined {
    return departmentKey(ownerId);
  }
}

@Resolver(() => AuditUsage)
export class RecordUsageResolver {
  @FieldResolver(() => Department, OWNER)
  owner(@Root() { ownerId }: Owned): IdKey | undefined {
    return departmentKey(ownerId);
  }
}

function instantOf(text: string | null | undefined): Date | null {
  return text ? new Date(text) : null;
}
