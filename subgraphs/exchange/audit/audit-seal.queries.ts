import { statement, type RowOf } from '../../../shared/data/statement';
import { instant, int, nullable, text } from '../../../shared/data/sql-type';
import type { Reader } from '../../../shared/data/database';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import {
  keyOfCursor,
  pageOf,
  type Page,
  type PageRequest,
} from '../../../shared/graphql/connection';

/** A seal of the audit log, as it was signed. */
export type AuditSealRow = RowOf<typeof SEALS>;

/** The present end of the chain, unsigned. */
export type AuditHeadRow = RowOf<typeof HEAD>;

/** Loads the seals and the head of the audit log. */
export interface AuditSealLoaders {
  /** Null if the audit log is empty. */
  head(): Promise<AuditHeadRow | null>;
  /** Newest first. */
  seals(request: PageRequest): Promise<Page<AuditSealRow>>;
}

/** Creates the loaders of one request. */
export function auditSealLoaders(reader: Reader): AuditSealLoaders {
  return {
    head: async () => {
      const [head] = await reader.query(HEAD);
      return head ?? null;
    },
    seals: async (request) => {
      const before = placeOf(keyOfCursor(request.after));
      const rows = await reader.query(SEALS, [before, request.first + 1]);
      const count = async () => {
        const [found] = await reader.query(SEAL_COUNT);
        return found?.count ?? 0;
      };
      const keyOf = ({ lastSequence }: AuditSealRow) => String(lastSequence);
      return pageOf(rows.map(asSigned), request, { keyOf, count });
    },
  };
}

function asSigned(row: AuditSealRow): AuditSealRow {
  return { ...row, sealedAt: new Date(row.sealedAt).toISOString() };
}

function placeOf(key: string | null): number | null {
  if (key === null) return null;
  if (/^[1-9]\d{0,14}$/.test(key)) return Number(key);
  throw new RiverGateError('CURSOR_INVALID', 'after requires a cursor of the seals.');
}

/** The head of the chain. */
export const HEAD = statement({
  text: `select sequence, hash, (select max(last_sequence) from hub.ledger_archive) as "archivedUpTo"
    from hub.ledger_head`,
  columns: {
    sequence: int(),
    hash: text(),
    /** Last entry that was archived into files; null: none. */
    archivedUpTo: nullable(int()),
  },
});

/** The number of seals. */
export const SEAL_COUNT = statement({
  text: 'select count(*) from hub.ledger_seal',
  columns: { count: int() },
});

/** Seals before a given one, newest first. */
export const SEALS = statement({
  text: `select first_sequence as "firstSequence", last_sequence as "lastSequence", last_hash as "lastHash",
  previous_seal as "previousSeal", sealed_at as "sealedAt", hash_alg as "hashAlg", sig_alg as "sigAlg",
  key_id as kid, signature, hash
from hub.ledger_seal where $1::bigint is null or last_sequence < $1
order by last_sequence desc limit $2`,
  columns: {
    firstSequence: int(),
    lastSequence: int(),
    lastHash: text(),
    previousSeal: text(),
    /** RFC 3339, UTC, with milliseconds, in the form that was signed. */
    sealedAt: instant(),
    hashAlg: text(),
    sigAlg: text(),
    kid: text(),
    signature: text(),
    hash: text(),
  },
  parameters: [nullable(int()), int()],
});
