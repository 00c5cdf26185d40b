import type { Reader } from '../../../shared/data/database';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import {
  keyOfCursor,
  pageOf,
  type Page,
  type PageRequest,
} from '../../../shared/graphql/connection';

/** A seal of the record, as it was signed. */
export interface RecordSealRow {
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

/** Where the chain ends now; nobody has signed it. */
export interface RecordHeadRow {
  readonly sequence: number;
  readonly hash: string;
  /** Last entry that was moved out; null: none was. */
  readonly archivedUpTo: number | null;
}

/** Seals of the record. */
export interface RecordSealLoaders {
  /** Null where there is no record. */
  head(): Promise<RecordHeadRow | null>;
  /** Newest first. */
  seals(request: PageRequest): Promise<Page<RecordSealRow>>;
}

/** Makes the loaders of one request. */
export function recordSealLoaders(reader: Reader): RecordSealLoaders {
  return {
    head: async () => {
      const [head] = await reader.query<RecordHeadRow>(
        `select sequence, hash, (select max(last_sequence) from hub.ledger_archive) as "archivedUpTo"
         from hub.ledger_head`,
      );
      return head ?? null;
    },
    seals: async (request) => {
      const before = placeOf(keyOfCursor(request.after));
      const rows = await reader.query<RecordSealRow>(SEALS, [before, request.first + 1]);
      const count = async () => {
        const [found] = await reader.query<{ count: number }>(
          'select count(*) from hub.ledger_seal',
        );
        return found?.count ?? 0;
      };
      const keyOf = ({ lastSequence }: RecordSealRow) => String(lastSequence);
      return pageOf(rows.map(asSigned), request, { keyOf, count });
    },
  };
}

function asSigned(row: RecordSealRow): RecordSealRow {
  return { ...row, sealedAt: new Date(row.sealedAt).toISOString() };
}

function placeOf(key: string | null): number | null {
  if (key === null) return null;
  if (/^[1-9]\d{0,14}$/.test(key)) return Number(key);
  throw new RiverGateError('CURSOR_INVALID', 'after wants a cursor of the seals.');
}

const SEALS = `select first_sequence as "firstSequence", last_sequence as "lastSequence", last_hash as "lastHash",
  previous_seal as "previousSeal", sealed_at as "sealedAt", hash_alg as "hashAlg", sig_alg as "sigAlg",
  key_id as kid, signature, hash
from hub.ledger_seal where $1::bigint is null or last_sequence < $1
order by last_sequence desc limit $2`;
