import type { Reader } from '../../../../shared/data/database';
import { groupBy, indexBy, keyed } from '../../../../shared/data/keyed';
import type { EnrolmentRow, MemberChangeRow } from './member-row';

/** What was done to accounts and clients, for the person who confirms them. */
export interface MemberHistory {
  /** The enrolment of an account that is in progress. */
  enrolmentOf(account: string): Promise<EnrolmentRow | undefined>;
  /** The latest changes, newest first. */
  changesOf(kind: 'ACCOUNT' | 'CLIENT', id: string): Promise<ReadonlyArray<MemberChangeRow>>;
}

/** Creates the loaders of one request. */
export function memberHistory(reader: Reader): MemberHistory {
  const enrolments = keyed<string, EnrolmentRow>(async (keys) => {
    const rows = await reader.query<EnrolmentRow & { readonly account: string }>(ENROLMENTS, [
      keys,
    ]);
    return indexBy(rows, ({ account }) => account);
  });
  const changes = { ACCOUNT: changesIn(reader, 'ACCOUNT'), CLIENT: changesIn(reader, 'CLIENT') };
  return {
    enrolmentOf: (account) => enrolments.load(account),
    changesOf: async (kind, id) => (await changes[kind].load(id)) ?? [],
  };
}

/** So many changes of a member are shown. */
const SHOWN = 20;

function changesIn(reader: Reader, kind: 'ACCOUNT' | 'CLIENT') {
  return keyed<string, ReadonlyArray<MemberChangeRow>>(async (ids) => {
    const values = [kind, ids, SHOWN];
    const rows = await reader.query<MemberChangeRow & { readonly member: string }>(CHANGES, values);
    return groupBy(rows, ({ member }) => member);
  });
}

const ENROLMENTS = `select account_id as account, factors, issued_by as "issuedBy", issued_at as "issuedAt",
    expires_at as "expiresAt", collected_by as "collectedBy", collected_at as "collectedAt"
  from exchange.enrolment where account_id = any($1) and expires_at > now()`;

const CHANGES = `select m.id as member, c.change, c.detail, c.changed_at as "changedAt", c.changed_by as "changedBy"
  from unnest($2::text[]) m (id) cross join lateral (
    select * from exchange.member_change c where c.kind = $1 and c.member_id = m.id order by c.id desc limit $3) c`;
