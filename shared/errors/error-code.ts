import { types } from 'node:util';

/** The code of a failed system call or statement (`EEXIST`, `28P01`), or null. */
export function errorCodeOf(thrown: unknown): string | null {
  // Not `instanceof`: inside a vm context, errors of Node's own realm are not instances of its
  // `Error`.
  const code = types.isNativeError(thrown) && 'code' in thrown ? thrown.code : null;
  return typeof code === 'string' ? code : null;
}
