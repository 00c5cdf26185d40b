import type { Revocations } from './sharing-state';

/** A row of `exchange.revocation`, as these columns read it. */
export interface RevocationRow {
  readonly kind: string;
  readonly id: string;
  readonly generation: number;
  readonly ms: number;
}

/** What is read of a revocation; its moment in ms, never too early. */
export const REVOCATION_COLUMNS =
  'kind, id, generation, ceil(extract(epoch from revoked_at) * 1000)::bigint as ms';

/** The revocations that these rows are. */
export function revocationsIn(rows: ReadonlyArray<RevocationRow>): Revocations {
  return {
    tokens: rows.flatMap(({ kind, id }) => (kind === 'TOKEN' ? [id] : [])),
    subjects: rows.flatMap(({ kind, id, generation, ms }) =>
      kind === 'SUBJECT' ? [[id, generation, ms] as const] : [],
    ),
  };
}
