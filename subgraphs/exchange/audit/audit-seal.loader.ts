import type { Reader } from '../../../shared/data/database';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import {
  keyOfCursor,
  pageOf,
  type Page,
  type PageRequest,
} from '../../../shared/graphql/connection';

/** A seal of the audit log, as it was signed. */
export interface AuditSealRow {
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly lastHash: string;
  readonly previousSeal: string;
  /** RFC 3339, UTC, with milliseconds: as it was signed. */
  readonly sealedAt: string;
  readonly hashAlg: string;
  readonly sigAlg: string;
  readonly kid: string;
  readonly signature: string;
  readonly hash: string;
}

/** Where the chain ends now, unsigned. */
export interface AuditHeadRow {
  readonly sequence: number;
  readonly hash: string;
  /** Last entry that was moved out; null: none was. */
  readonly archivedUpTo: number | null;
}

/** Seals of the audit log. */
export interface AuditSealLoaders {
  /** Null if there is no record. */
  head(): Promise<AuditHeadRow | null>;
  /** Newest first. */
  seals(request: PageRequest): Promise<Page<AuditSealRow>>;
}

/** Creates the loaders of one request. */
export function auditSealLoaders(reader: Reader): AuditSealLoaders {
  return {
    head: async () => {
      const [head] = await reader.query<AuditHeadRow>(
        `select sequence, hash, (select max(last_sequence) from hub.ledger_archive) as "archivedUpTo"
         from hub.ledger_head`,
      );
      return head ?? null;
    },
    seals: async (request) => {
      const before = placeOf(keyOfCursor(request.after));
      const rows = await reader.query<AuditSealRow>(SEALS, [before, request.first + 1]);
      const count = async () => {
        const [found] = await reader.query<{ count: number }>(
          'select count(*) from hub.ledger_seal',
        );
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

const SEALS = `select first_sequence as "firstSequence", last_sequence as "lastSequence", last_hash as "lastHash",
  previous_seal as "previousSeal", sealed_at as "sealedAt", hash_alg as "hashAlg", sig_alg as "sigAlg",
  key_id as kid, signature, hash
from hub.ledger_seal where $1::bigint is null or last_sequence < $1
order by last_sequence desc limit $2`;
