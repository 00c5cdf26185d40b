import { statement, type RowOf } from '../../../../shared/data/statement';
import { instant, int, list, nullable, text } from '../../../../shared/data/sql-type';
import type { Reader } from '../../../../shared/data/database';
import { recordedOwners } from '../former-entry-names';

/** An entry of the audit log that an investigation hides from the owner of the data. */
export interface Embargo {
  /** Place of the entry (INTENT or REFUSAL) in the audit log. */
  readonly intent: number;
  /** Id of the case. */
  readonly caseId: string;
}

/** Who did it, and when. */
export interface EmbargoAct {
  readonly subject: string;
  readonly at: Date;
}

/** What is under seal of one owner's data, as far as it is disclosed to him. */
export type UnderSealRow = RowOf<typeof UNDER_SEAL>;

/** Who hides an entry for a case; null if nobody does. */
export async function embargoedBy(
  reader: Pick<Reader, 'query'>,
  { intent, caseId }: Embargo,
): Promise<string | null> {
  const [row] = await reader.query(EMBARGOED_BY, [intent, caseId]);
  return row?.placedBy ?? null;
}

/** How many entries that concern an owner's data are under seal, and until when at the longest. */
export async function underSealOf(
  reader: Pick<Reader, 'query'>,
  owner: string,
): Promise<UnderSealRow> {
  const [row] = await reader.query(UNDER_SEAL, [recordedOwners(owner)]);
  return row ?? { entries: 0, until: null };
}

/** Who placed an embargo in force. */
export const EMBARGOED_BY = statement({
  text: `select placed_by as "placedBy" from hub.ledger_embargo
    where intent = $1 and case_id = $2 and lifted_at is null and until > now()`,
  columns: { placedBy: text() },
  parameters: [int(), text()],
});

/** Acts of the hub concern no owner; an entry that was moved out concerns nobody here any more. */
export const UNDER_SEAL = statement({
  text: `select count(distinct m.intent)::int as entries, max(m.until) as until
from hub.ledger_embargo m
where m.lifted_at is null and m.until > now() and exists (
  select from hub.ledger_concern c
  where c.sequence = m.intent and c.owner = any ($1) and left(c.dataset, 4) <> 'act/')`,
  columns: {
    entries: int(),
    /** When the last of them comes to light; null if there is none. */
    until: nullable(instant()),
  },
  parameters: [list(text())],
});
