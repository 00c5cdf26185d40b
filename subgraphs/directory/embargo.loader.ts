import type { Transaction } from '../../shared/data/database';

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
export async function placeEmbargo(
  transaction: Transaction,
  { intent, caseId }: Embargo,
  { subject, at }: EmbargoAct,
): Promise<boolean> {
  const placed = await transaction.query(
    `insert into hub.ledger_embargo (intent, case_id, placed_by, placed_at) values ($1, $2, $3, $4)
     on conflict (intent, case_id) do nothing returning intent`,
    [intent, caseId, subject, at.toISOString()],
  );
  return placed.length > 0;
}

/** Shows an entry again, unless another case hides it; whether this case hid it until now. */
export async function liftEmbargo(
  transaction: Transaction,
  { intent, caseId }: Embargo,
  { subject, at }: EmbargoAct,
): Promise<boolean> {
  const lifted = await transaction.query(
    `update hub.ledger_embargo set lifted_by = $3, lifted_at = $4
     where intent = $1 and case_id = $2 and lifted_at is null returning intent`,
    [intent, caseId, subject, at.toISOString()],
  );
  return lifted.length > 0;
}
