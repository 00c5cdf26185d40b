import type { Transaction } from '../../../../shared/data/database';
import type { Act } from '../../acts/act';
import type { MemberKey } from './member-key';
import type { MemberChangeRow } from './member-row';

/** Remembers, for the person who confirms a member, what was done to it. */
export async function noteChange(
  transaction: Transaction,
  {
    kind,
    id,
    change,
    detail = null,
  }: MemberKey & Pick<MemberChangeRow, 'change'> & { readonly detail?: string | null },
  { by, now }: Act,
): Promise<void> {
  await transaction.query(
    `insert into exchange.member_change (kind, member_id, change, detail, changed_at, changed_by)
     values ($1, $2, $3, $4, $5, $6)`,
    [kind, id, change, detail, now, by.subject],
  );
}
