import { RiverGateError } from '../../../shared/errors/rivergate-error';
import type { LedgerConnection } from '../ledger-connection';
import { auditedInstant } from '../recordable';
import { signedHead, type SignedHead } from '../seals/signed-statements';
import type { Signer } from '../seals/signing';

/** With what a head is signed, and when. */
export interface HeadSigning {
  readonly signer: Signer;
  readonly hashAlg: string;
  readonly now: () => Date;
}

/**
 * The chain's present end, signed: to be handed to the owners, who keep it as an anchor. Throws
 * LEDGER_BROKEN if the head is missing, or the last entry is another one.
 */
export async function headOf(
  connection: LedgerConnection,
  { signer, hashAlg, now }: HeadSigning,
): Promise<SignedHead> {
  const [row] = await connection.rows<HeadRow>(HEAD);
  if (!row) {
    throw new RiverGateError(
      'LEDGER_BROKEN',
      'The head of the audit log is missing, or its entry is another one.',
    );
  }
  const head = { sequence: Number(row.sequence), hash: row.hash };
  return signedHead(head, auditedInstant(now()), { signer, hashAlg });
}

interface HeadRow {
  readonly sequence: string;
  readonly hash: string;
}

const HEAD = {
  name: 'ledger-head',
  text: `select h.sequence, h.hash from hub.ledger_head h
    left join hub.ledger_entry e on e.sequence = h.sequence
    where h.hash = e.hash or h.sequence = 0`,
};
