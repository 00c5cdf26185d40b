import type { SignInFactor } from '../../../../shared/identity/enrolment-half';
import { statement, type RowOf } from '../../../../shared/data/statement';
import { instant, int, list, nullable, text } from '../../../../shared/data/sql-type';
import type { Reader } from '../../../../shared/data/database';
import { groupBy, indexBy, keyed } from '../../../../shared/data/keyed';
import type { MemberKind } from './member-key';

/** An enrolment that is in progress. */
export type EnrolmentRow = RowOf<typeof ENROLMENTS>;

/** A change of a member. */
export type MemberChangeRow = RowOf<typeof CHANGES>;

/** Loads changes and enrolments of accounts and clients, for the person who confirms them. */
export interface MemberHistory {
  /** The enrolment of an account that is in progress. */
  enrolmentOf(account: string): Promise<EnrolmentRow | undefined>;
  /** The latest changes, newest first. */
  changesOf(kind: 'ACCOUNT' | 'CLIENT', id: string): Promise<ReadonlyArray<MemberChangeRow>>;
}

/** Creates the loaders of one request. */
export function memberHistory(reader: Reader): MemberHistory {
  const enrolments = keyed<string, EnrolmentRow>(async (keys) => {
    return indexBy(await reader.query(ENROLMENTS, [keys]), ({ account }) => account);
  });
  const changes = { ACCOUNT: changesIn(reader, 'ACCOUNT'), CLIENT: changesIn(reader, 'CLIENT') };
  return {
    enrolmentOf: (account) => enrolments.load(account),
    changesOf: async (kind, id) => (await changes[kind].load(id)) ?? [],
  };
}

/** Most changes of a member that are shown. */
const SHOWN = 20;

function changesIn(reader: Reader, kind: 'ACCOUNT' | 'CLIENT') {
  return keyed<string, ReadonlyArray<MemberChangeRow>>(async (ids) => {
    return groupBy(await reader.query(CHANGES, [kind, ids, SHOWN]), ({ member }) => member);
  });
}

/** Enrolments of accounts that are in progress now. */
export const ENROLMENTS = statement({
  text: `select account_id as account, factors, issued_by as "issuedBy",
    (select a.name_zh from exchange.account a where a.id = issued_by) as "issuedByName", issued_at as "issuedAt",
    expires_at as "expiresAt", collected_by as "collectedBy", collected_at as "collectedAt"
  from exchange.enrolment where account_id = any($1) and expires_at > now()`,
  columns: {
    account: text(),
    factors: list(text<SignInFactor>()),
    issuedBy: text(),
    issuedByName: nullable(text()),
    issuedAt: instant(),
    expiresAt: instant(),
    collectedBy: nullable(text()),
    collectedAt: nullable(instant()),
  },
  parameters: [list(text())],
});

/** The latest $3 changes of each member of a kind, newest first. */
export const CHANGES = statement({
  text: `select m.id as member, c.change, c.detail, c.changed_at as "changedAt", c.changed_by as "changedBy",
    (select a.name_zh from exchange.account a where a.id = c.changed_by) as "changedByName"
  from unnest($2::text[]) m (id) cross join lateral (
    select * from exchange.member_change c where c.kind = $1 and c.member_id = m.id order by c.id desc limit $3) c`,
  columns: {
    member: text(),
    /** `PASSWORD_RESET`, `POST_GIVEN`, … */
    change: text(),
    /** The role or the outside identity; null if there are no details. */
    detail: nullable(text()),
    changedAt: instant(),
    changedBy: text(),
    changedByName: nullable(text()),
  },
  parameters: [text<MemberKind>(), list(text()), int()],
});
