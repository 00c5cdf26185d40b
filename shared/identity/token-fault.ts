import { messageOf } from '../errors/message-of';
import type { RiverGateError } from '../errors/rivergate-error';

/**
 * The reason why a token is refused, only for the log: it names the check that failed, never a
 * value, and is never sent to a caller.
 */
export class TokenFault extends Error {
  override readonly name = 'TokenFault';
}

/** Called with the reason when a token is refused; used for logging. */
export type OnTokenFault = (fault: string) => void;

/** Throws a TokenFault unless the claim holds. */
export function requireThat(holds: boolean, fault: string): asserts holds {
  if (!holds) throw new TokenFault(fault);
}

/**
 * Returns the result of `check`; replaces every error of it by the same refusal, so that the
 * receiver cannot find out which check failed.
 */
export function refusingAlike<T>(
  check: () => T,
  refusal: () => RiverGateError,
  onFault?: OnTokenFault,
): T {
  try {
    return check();
  } catch (thrown) {
    onFault?.(messageOf(thrown));
    throw refusal();
  }
}
