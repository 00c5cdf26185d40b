import { statement } from '../../../../shared/data/statement';
import { instant, nullable, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import type { Act } from '../../acts/act';
import type { MemberKey } from './member-key';

/** Records a change of a member, for the person who confirms it. */
export async function noteChange(
  transaction: Transaction,
  {
    kind,
    id,
    change,
    detail = null,
  }: MemberKey & { readonly change: string; readonly detail?: string | null },
  { by, now }: Act,
): Promise<void> {
  await transaction.query(NOTE_CHANGE, [kind, id, change, detail, now, by.subject]);
}

/** Adds a change: `PASSWORD_RESET`, `POST_GIVEN`, … */
export const NOTE_CHANGE = statement({
  text: `insert into exchange.member_change (kind, member_id, change, detail, changed_at, changed_by)
    values ($1, $2, $3, $4, $5, $6)`,
  parameters: [text(), text(), text(), nullable(text()), instant(), text()],
});
