import { int, text } from '../data/sql-type';
import type { RowOfColumns } from '../data/statement';
import type { Revocations } from './sharing-state';

/** The columns of a revocation; its time in ms is rounded up. */
export const REVOCATION_COLUMNS =
  'kind, id, generation, ceil(extract(epoch from revoked_at) * 1000)::bigint as ms';

/** The types of `REVOCATION_COLUMNS`. */
export const REVOCATION_TYPES = {
  kind: text<'TOKEN' | 'SUBJECT'>(),
  id: text(),
  generation: int(),
  ms: int(),
} as const;

/** A row of `exchange.revocation` with these columns. */
export type RevocationRow = RowOfColumns<typeof REVOCATION_TYPES>;

/** Converts rows to revocations. */
export function revocationsIn(rows: ReadonlyArray<RevocationRow>): Revocations {
  return {
    tokens: rows.flatMap(({ kind, id }) => (kind === 'TOKEN' ? [id] : [])),
    subjects: rows.flatMap(({ kind, id, generation, ms }) =>
      kind === 'SUBJECT' ? [[id, generation, ms] as const] : [],
    ),
  };
}
