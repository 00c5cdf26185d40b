import { types } from 'node:util';

/** The text of whatever was thrown, for a log line or a wrapped error. */
export function messageOf(thrown: unknown): string {
  // An error of another realm (a vm context, a jest test) is no `instanceof` our Error.
  return thrown instanceof Error || types.isNativeError(thrown) ? thrown.message : String(thrown);
}
