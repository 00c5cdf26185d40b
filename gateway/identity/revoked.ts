import { CLOCK_TOLERANCE_MS } from '../../shared/identity/clock-tolerance';
import type { Revocations, RevokedSubject } from '../../shared/sharing/sharing-state';

/** A token or session: its id, its subject, and which revocations of the subject precede it. */
export interface Issued {
  readonly subject: string;
  readonly tokenId: string;
  /** Number of the subject's last revocation at the time of issue. */
  readonly generation: number;
  /** When another issuer issued it, by that issuer's clock; null if the hub issued it. */
  readonly issuedOutsideAtMs: number | null;
}

interface Index {
  readonly tokens: ReadonlySet<string>;
  readonly subjects: ReadonlyMap<string, RevokedSubject>;
}

/** One index for each list of revocations in use. */
const indexes = new WeakMap<Revocations, Index>();

/**
 * Whether a token or session is revoked: by its own id, or because its subject was revoked after it
 * was issued.
 */
export function isRevoked(revocations: Revocations, issued: Issued): boolean {
  const { tokens, subjects } = indexOf(revocations);
  const found = subjects.get(issued.subject);
  return tokens.has(issued.tokenId) || (found !== undefined && isBefore(issued, found));
}

/**
 * Tokens of the hub are ordered by generations. Another issuer has none, so its time of issue
 * counts. Because its clock may be ahead by the tolerance (tokens from further ahead are refused at
 * once), a token issued up to that long after the revocation counts as issued before it; the caller
 * then needs another token.
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
