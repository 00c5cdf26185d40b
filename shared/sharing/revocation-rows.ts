import { int, text } from '../data/sql-type';
import type { RowOfColumns } from '../data/statement';
import type { Revocations } from './sharing-state';

/** What is read of a revocation; its moment in ms, never too early. */
export const REVOCATION_COLUMNS =
  'kind, id, generation, ceil(extract(epoch from revoked_at) * 1000)::bigint as ms';

/** The types of `REVOCATION_COLUMNS`. */
export const REVOCATION_TYPES = {
  kind: text<'TOKEN' | 'SUBJECT'>(),
  id: text(),
  generation: int(),
  ms: int(),
} as const;

/** A row of `exchange.revocation`, as these columns read it. */
export type RevocationRow = RowOfColumns<typeof REVOCATION_TYPES>;

/** The revocations that these rows are. */
export function revocationsIn(rows: ReadonlyArray<RevocationRow>): Revocations {
  return {
    tokens: rows.flatMap(({ kind, id }) => (kind === 'TOKEN' ? [id] : [])),
    subjects: rows.flatMap(({ kind, id, generation, ms }) =>
      kind === 'SUBJECT' ? [[id, generation, ms] as const] : [],
    ),
  };
}
