import type { Reader, Transaction } from '../../../shared/data/database';
import { recordedOwners } from './former-entry-names';

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
export interface UnderSealRow {
  readonly entries: number;
  /** When the last of them comes to light, RFC 3339; null if there is none. */
  readonly until: string | null;
}

/** Hides an entry until then, or until it is lifted; whether it was not hidden for this case before. */
export function placeEmbargo(
  transaction: Transaction,
  embargo: Embargo,
  { until, ...act }: EmbargoAct & { readonly until: Date },
): Promise<boolean> {
  return done(transaction, PLACE, [...valuesOf(embargo, act), until.toISOString()]);
}

/** Hides an entry on, until then; whether it was hidden until now. */
export function renewEmbargo(
  transaction: Transaction,
  { intent, caseId }: Embargo,
  { at, until }: { readonly at: Date; readonly until: Date },
): Promise<boolean> {
  return done(transaction, RENEW, [intent, caseId, at.toISOString(), until.toISOString()]);
}

/**
 * Shows an entry again, unless another case hides it; whether this case hid it until now. The person who placed the embargo does not lift it: then the answer is false.
 */
export function liftEmbargo(
  transaction: Transaction,
  embargo: Embargo,
  act: EmbargoAct,
): Promise<boolean> {
  return done(transaction, LIFT, valuesOf(embargo, act));
}

/** Who hides an entry for a case; null if nobody does. */
export async function embargoedBy(
  { query }: Pick<Reader, 'query'>,
  { intent, caseId }: Embargo,
): Promise<string | null> {
  const [row] = await query<{ placedBy: string }>(
    `select placed_by as "placedBy" from hub.ledger_embargo
     where intent = $1 and case_id = $2 and lifted_at is null and until > now()`,
    [intent, caseId],
  );
  return row?.placedBy ?? null;
}

/** How many entries that concern an owner's data are under seal, and until when at the longest. */
export async function underSealOf(
  { query }: Pick<Reader, 'query'>,
  owner: string,
): Promise<UnderSealRow> {
  const [row] = await query<UnderSealRow>(UNDER_SEAL, [recordedOwners(owner)]);
  return row ?? { entries: 0, until: null };
}

function valuesOf({ intent, caseId }: Embargo, { subject, at }: EmbargoAct): unknown[] {
  return [intent, caseId, subject, at.toISOString()];
}

async function done(
  { query }: Transaction,
  statement: string,
  values: ReadonlyArray<unknown>,
): Promise<boolean> {
  const [row] = await query<{ done: boolean }>(statement, values);
  return row?.done ?? false;
}

/**
 * Functions of the exchange's owner, who alone may write this one table of the audit log's schema.
 */
const PLACE = 'select exchange.place_embargo($1, $2, $3, $4, $5) as done';
const RENEW = 'select exchange.renew_embargo($1, $2, $3, $4) as done';
const LIFT = 'select exchange.lift_embargo($1, $2, $3, $4) as done';

/** Acts of the hub concern no owner; an entry that was moved out concerns nobody here any more. */
const UNDER_SEAL = `select count(distinct m.intent)::int as entries, max(m.until) as until
from hub.ledger_embargo m
where m.lifted_at is null and m.until > now() and exists (
  select from hub.ledger_concern c
  where c.sequence = m.intent and c.owner = any ($1) and left(c.dataset, 4) <> 'act/')`;
