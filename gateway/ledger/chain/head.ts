import { int, text } from '../../../shared/data/sql-type';
import { statement } from '../../../shared/data/statement';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { prepared, type LedgerClient } from '../ledger-client';
import { auditedInstant } from '../recordable';
import { signedHead, type SignedHead } from '../seals/signed-statements';
import type { Signer } from '../seals/signing';

/** The signer of a head, and the clock. */
export interface HeadSigning {
  readonly signer: Signer;
  readonly hashAlg: string;
  readonly now: () => Date;
}

/**
 * The present end of the chain, signed: for the owners, who keep it as an anchor. Throws
 * LEDGER_BROKEN if the head is missing, or the last entry is another one.
 */
export async function headOf(
  client: LedgerClient,
  { signer, hashAlg, now }: HeadSigning,
): Promise<SignedHead> {
  const [head] = await client.query(HEAD);
  if (!head) {
    throw new RiverGateError(
      'LEDGER_BROKEN',
      'The head of the audit log is missing, or its entry is another one.',
    );
  }
  return signedHead(head, auditedInstant(now()), { signer, hashAlg });
}

/** The head, if its entry has the hash that it names. */
export const HEAD = prepared(
  'ledger-head',
  statement({
    text: `select h.sequence, h.hash from hub.ledger_head h
      left join hub.ledger_entry e on e.sequence = h.sequence
      where h.hash = e.hash or h.sequence = 0`,
    columns: { sequence: int(), hash: text() },
  }),
);
