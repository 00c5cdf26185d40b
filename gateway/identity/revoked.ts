import type { Revocations } from '../../shared/sharing/sharing-state';

/** What was issued, to whom and when. */
export interface Issued {
  readonly subject: string;
  readonly tokenId: string;
  readonly issuedAtMs: number;
}

interface Index {
  readonly tokens: ReadonlySet<string>;
  readonly subjects: ReadonlyMap<string, number>;
}

/** One index for each list of revocations that is in use. */
const indexes = new WeakMap<Revocations, Index>();

/** Whether a token or session is void: by its own id, or because its subject's were voided after it was issued. */
export function isRevoked(
  revocations: Revocations,
  { subject, tokenId, issuedAtMs }: Issued,
): boolean {
  const index = indexOf(revocations);
  const voidUntilMs = index.subjects.get(subject);
  return index.tokens.has(tokenId) || (voidUntilMs !== undefined && issuedAtMs <= voidUntilMs);
}

function indexOf(revocations: Revocations): Index {
  const known = indexes.get(revocations);
  if (known) return known;
  const index = {
    tokens: new Set(revocations.tokens),
    subjects: new Map(revocations.subjects),
  };
  indexes.set(revocations, index);
  return index;
}
