import { randomBytes } from 'node:crypto';
import type { MachineClock } from '../../identity/clock-tolerance';
import { LEASE_MS } from './state-holder';

/** A nonce with the time of its issue, by the clock of the issuing process. */
export interface GivenNonce {
  readonly nonce: string;
  /** Monotonic, ms. */
  readonly givenAtMs: number;
}

/** The nonces of one process; the age of a lease is counted from the issue of its nonce. */
export interface GivenNonces {
  /** Issues a nonce to a gateway that will send a lease. */
  give(): string;
  /**
   * The newest of these nonces that this process issued within the duration of a lease; undefined
   * if there is none.
   */
  newestOf(nonces: ReadonlyArray<string>): GivenNonce | undefined;
}

/** How long the same nonce is issued to everybody, ms: this limits the number of stored nonces. */
const SHARED_MS = 50;
const NONCE_BYTES = 16;

/** The format of a nonce: 16 random bytes, base64url. */
export const NONCE_FORM = /^[A-Za-z0-9_-]{22}$/;

/**
 * Creates an empty store. Nonces are random, so that no lease can be requested for a nonce before
 * its issue. The age of each counts from its first issue, and none is stored longer than a lease
 * lasts: with the default `sharedMs` of 50 ms, at most 20.
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
