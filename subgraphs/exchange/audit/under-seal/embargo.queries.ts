import { statement, type RowOf } from '../../../../shared/data/statement';
import { instant, int, list, nullable, text } from '../../../../shared/data/sql-type';
import type { Reader } from '../../../../shared/data/database';
import { recordedOwners } from '../former-entry-names';

/** An entry of the audit log that an investigation hides from the owner of the data. */
export interface Embargo {
  /** Sequence number of the entry (INTENT or REFUSAL) in the audit log. */
  readonly intent: number;
  /** Id of the case. */
  readonly caseId: string;
}

/** The auditor, and the time. */
export interface EmbargoAct {
  readonly subject: string;
  readonly at: Date;
}

/** The embargoes on entries about one owner's data, as far as the owner may know of them. */
export type UnderSealRow = RowOf<typeof UNDER_SEAL>;

/** Returns the auditor who placed an embargo in force; null if there is none. */
export async function embargoedBy(
  reader: Pick<Reader, 'query'>,
  { intent, caseId }: Embargo,
): Promise<string | null> {
  const [row] = await reader.query(EMBARGOED_BY, [intent, caseId]);
  return row?.placedBy ?? null;
}

/**
 * Returns the number of entries about an owner's data that are under an embargo, and the latest end
 * of these embargoes.
 */
export async function underSealOf(
  reader: Pick<Reader, 'query'>,
  owner: string,
): Promise<UnderSealRow> {
  const [row] = await reader.query(UNDER_SEAL, [recordedOwners(owner)]);
  return row ?? { entries: 0, until: null };
}

/** The auditor who placed an embargo in force. */
export const EMBARGOED_BY = statement({
  text: `select placed_by as "placedBy" from hub.ledger_embargo
    where intent = $1 and case_id = $2 and lifted_at is null and until > now()`,
  columns: { placedBy: text() },
  parameters: [int(), text()],
});

/** Internal actions of the hub concern no owner; archived entries are no longer in this table. */
export const UNDER_SEAL = statement({
  text: `select count(distinct m.intent)::int as entries, max(m.until) as until
from hub.ledger_embargo m
where m.lifted_at is null and m.until > now() and exists (
  select from hub.ledger_concern c
  where c.sequence = m.intent and c.owner = any ($1) and left(c.dataset, 4) <> 'act/')`,
  columns: {
    entries: int(),
    /** End of the last of these embargoes; null if there is none. */
    until: nullable(instant()),
  },
  parameters: [list(text())],
});
