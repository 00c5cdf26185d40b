import type { Reader, Transaction } from '../../../shared/data/database';

/** An entry of the record that an investigation hides from the owner of the data. */
export interface Embargo {
  /** Place of the entry (INTENT or REFUSAL) on the record. */
  readonly intent: number;
  readonly caseId: string;
}

/** Who did it, and when. */
export interface EmbargoAct {
  readonly subject: string;
  readonly at: Date;
}

/** Hides an entry until the case lifts it; whether it was not hidden for this case before. */
export function placeEmbargo(
  transaction: Transaction,
  embargo: Embargo,
  act: EmbargoAct,
): Promise<boolean> {
  return done(transaction, PLACE, valuesOf(embargo, act));
}

/**
 * Shows an entry again, unless another case hides it; whether this case hid it until now. Whoever
 * placed the embargo does not lift it: then the answer is false.
 */
export function liftEmbargo(
  transaction: Transaction,
  embargo: Embargo,
  act: EmbargoAct,
): Promise<boolean> {
  return done(transaction, LIFT, valuesOf(embargo, act));
}

/** Who hides an entry for a case; null where nobody does. */
export async function embargoedBy(
  { query }: Pick<Reader, 'query'>,
  { intent, caseId }: Embargo,
): Promise<string | null> {
  const [row] = await query<{ placedBy: string }>(
    `select placed_by as "placedBy" from hub.ledger_embargo
     where intent = $1 and case_id = $2 and lifted_at is null`,
    [intent, caseId],
  );
  return row?.placedBy ?? null;
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

/** Functions of the directory's owner, who alone may write this one table of the record's schema. */
const PLACE = 'select directory.place_embargo($1, $2, $3, $4) as done';
const LIFT = 'select directory.lift_embargo($1, $2, $3, $4) as done';
