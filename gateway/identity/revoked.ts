import { CLOCK_TOLERANCE_MS } from '../../shared/identity/clock-tolerance';
import type { Revocations, RevokedSubject } from '../../shared/sharing/sharing-state';

/** What was issued, to whom, and before which revocations of its subject. */
export interface Issued {
  readonly subject: string;
  readonly tokenId: string;
  /** Number of the last revocation of the subject that the issue knew of. */
  readonly generation: number;
  /** What another issuer wrote for the moment of issue, by its own clock; null for what the hub issued. */
  readonly issuedOutsideAtMs: number | null;
}

interface Index {
  readonly tokens: ReadonlySet<string>;
  readonly subjects: ReadonlyMap<string, RevokedSubject>;
}

/** One index for each list of revocations that is in use. */
const indexes = new WeakMap<Revocations, Index>();

/** Whether a token or session is void: by its own id, or because its subject's were voided after it was issued. */
export function isRevoked(revocations: Revocations, issued: Issued): boolean {
  const { tokens, subjects } = indexOf(revocations);
  const found = subjects.get(issued.subject);
  return tokens.has(issued.tokenId) || (found !== undefined && isBefore(issued, found));
}

/**
 * What the hub issued is ordered by generations. Another issuer knows none: its moment counts, and as its
 * clock may be ahead by the tolerance (one further ahead is refused at once), what it issued up to so long
 * after the revocation is taken for issued before it. The caller gets another token then.
 */
function isBefore(
  { generation, issuedOutsideAtMs }: Issued,
  [, revokedGeneration, revokedAtMs]: RevokedSubject,
): boolean {
  const isEarly =
    issuedOutsideAtMs !== null && issuedOutsideAtMs <= revokedAtMs + CLOCK_TOLERANCE_MS;
  return isEarly || generation < revokedGeneration;
}

function indexOf(revocations: Revocations): Index {
  const known = indexes.get(revocations);
  if (known) return known;
  const index = {
    tokens: new Set(revocations.tokens),
    subjects: new Map(revocations.subjects.map((revoked) => [revoked[0], revoked] as const)),
  };
  indexes.set(revocations, index);
  return index;
}
