import { instant, int, nullable, text } from '../../../shared/data/sql-type';
import { statement } from '../../../shared/data/statement';
import { prepared, type LedgerClient } from '../ledger-client';
import type { Seal } from './signed-statements';

/** The head, the last seal, and when the first entry behind that seal was written. */
export const UNSEALED_SEGMENT = prepared(
  'ledger-segment',
  statement({
    text: `select h.sequence as head, s.last_sequence as sealed, s.hash as seal, e.facts ->> 'at' as since
      from hub.ledger_head h
      left join lateral (select * from hub.ledger_seal order by last_sequence desc limit 1) s on true
      left join hub.ledger_entry e on e.sequence = coalesce(s.last_sequence, 0) + 1`,
    columns: {
      head: int(),
      sealed: nullable(int()),
      seal: nullable(text()),
      since: nullable(text()),
    },
  }),
);

/** Writes a seal. */
export async function insertSeal(client: LedgerClient, seal: Seal): Promise<void> {
  const { firstSequence, lastSequence, lastHash, previousSeal, sealedAt } = seal;
  const { hashAlg, sigAlg, kid, signature, hash } = seal;
  await client.query(INSERT_SEAL, [
    firstSequence,
    lastSequence,
    lastHash,
    previousSeal,
    sealedAt,
    hashAlg,
    sigAlg,
    kid,
    signature,
    hash,
  ]);
}

/** A seal. */
export const INSERT_SEAL = prepared(
  'ledger-insert-seal',
  statement({
    text: `insert into hub.ledger_seal (first_sequence, last_sequence, last_hash, previous_seal, sealed_at,
        hash_alg, sig_alg, key_id, signature, hash)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    parameters: [int(), int(), text(), text(), instant(), text(), text(), text(), text(), text()],
  }),
);
