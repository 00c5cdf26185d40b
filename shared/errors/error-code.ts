import { types } from 'node:util';

/** The code of a failed system call or statement (`EEXIST`, `28P01`); null when there is none. */
export function errorCodeOf(thrown: unknown): string | null {
  // Not `instanceof`: an error of Node's own realm is a stranger inside a vm context.
  const code = types.isNativeError(thrown) && 'code' in thrown ? thrown.code : null;
  return typeof code === 'string' ? code : null;
}
