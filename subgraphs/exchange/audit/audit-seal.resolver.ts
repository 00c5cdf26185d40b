import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { mappedPage, pageRequest, type Page } from '../../../shared/graphql/connection';
import { Internal } from '../../../shared/sharing/in-dataset';
import type { AuditContext } from './audit-context';
import { AuditHead, AuditSeal, AuditSealConnection } from './audit-seal.type';
import { sealView } from './audit-seal-view';

@Resolver()
export class AuditSealQueries {
  @Internal('READ_OWN_RECORD', 'READ_WHOLE_RECORD')
  @Query(() => AuditHead, {
    nullable: true,
    description: 'Present end of the audit log, and how far it is sealed (记录末端)',
  })
  async auditHead(@Ctx() { load }: AuditContext): Promise<AuditHead | null> {
    const [head, { nodes }] = await Promise.all([
      load.audit.seals.head(),
      load.audit.seals.seals({ first: 1, after: null }),
    ]);
    if (!head) return null;
    const [seal] = nodes;
    return {
      sequence: String(head.sequence),
      hash: head.hash,
      archivedUpTo: head.archivedUpTo === null ? null : String(head.archivedUpTo),
      newestSeal: seal ? sealView(seal) : null,
      // A seal created between the two statements may cover more than the head that was read.
      unsealedEntries: Math.max(0, head.sequence - (seal?.lastSequence ?? 0)),
    };
  }

  @Internal('READ_OWN_RECORD', 'READ_WHOLE_RECORD')
  @Query(() => AuditSealConnection, {
    nullable: true,
    description:
      'Seals of the audit log, newest first; a copy that an owner keeps proves the past content of the audit log (封签列表)',
  })
  async auditSeals(
    @Arg('first', () => Int, { defaultValue: 50, description: 'Page size, at most 500 (每页条数)' })
    first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last item seen (游标)',
    })
    after: string | null,
    @Ctx() { load }: AuditContext,
  ): Promise<Page<AuditSeal>> {
    return mappedPage(await load.audit.seals.seals(pageRequest(first, after)), sealView);
  }
}
