import { types } from 'node:util';

/** The message of a thrown value of any type, for a log line or a wrapped error. */
export function messageOf(thrown: unknown): string {
  // An error of another realm (a vm context, a jest test) is not an `instanceof` our Error.
  return thrown instanceof Error || types.isNativeError(thrown) ? thrown.message : String(thrown);
}
