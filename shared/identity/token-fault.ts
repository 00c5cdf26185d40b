import { messageOf } from '../errors/message-of';
import type { RiverGateError } from '../errors/rivergate-error';

/**
 * What is wrong with a token, for the log alone: it names the check that failed, never a value, and no
 * caller ever reads it.
 */
export class TokenFault extends Error {
  override readonly name = 'TokenFault';
}

/** Hears why a token was refused; for the log. */
export type OnTokenFault = (fault: string) => void;

/** Throws a TokenFault unless the claim holds. */
export function requireThat(holds: boolean, fault: string): asserts holds {
  if (!holds) throw new TokenFault(fault);
}

/**
 * What `check` answers; whatever it throws becomes one and the same refusal, so that the receiver
 * cannot find out which check failed.
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
