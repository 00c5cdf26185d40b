import { randomBytes } from 'node:crypto';
import type { MachineClock } from '../../identity/clock-tolerance';
import { LEASE_MS } from './state-holder';

/** When a nonce was given, by the clocks of who gave it. */
export interface GivenNonce {
  readonly nonce: string;
  /** Monotonic, ms. */
  readonly givenAtMs: number;
}

/** The nonces of one process from whose giving the age of a lease is counted. */
export interface GivenNonces {
  /** A nonce for anyone who wants to bring a lease. */
  give(): string;
  /** The newest of these that was given here less than a lease ago; undefined if none was. */
  newestOf(nonces: ReadonlyArray<string>): GivenNonce | undefined;
}

/** For so long everybody is given the same nonce: so few are kept, whatever is asked. */
const SHARED_MS = 50;
const NONCE_BYTES = 16;

/** The form of a nonce: 16 random bytes, base64url. */
export const NONCE_FORM = /^[A-Za-z0-9_-]{22}$/;

/**
 * No nonce given yet. They are random, so that no lease can be asked for one before it was given; each
 * counts from its first giving, and none is kept longer than a lease lasts: 20 at most, where they are
 * shared for 50 ms (`sharedMs` unless given).
 */
export function givenNonces(
  { monotonicMs }: Pick<MachineClock, 'monotonicMs'>,
  sharedMs = SHARED_MS,
): GivenNonces {
  let given: ReadonlyArray<GivenNonce> = [];
  const alive = () => {
    const nowMs = monotonicMs();
    given = given.filter(({ givenAtMs }) => nowMs < givenAtMs + LEASE_MS);
    return given;
  };
  return {
    give: () => {
      const newest = alive().at(-1);
      const nowMs = monotonicMs();
      if (newest && nowMs < newest.givenAtMs + sharedMs) return newest.nonce;
      const nonce = randomBytes(NONCE_BYTES).toString('base64url');
      given = [...given, { nonce, givenAtMs: nowMs }];
      return nonce;
    },
    newestOf: (nonces) => alive().findLast(({ nonce }) => nonces.includes(nonce)),
  };
}
