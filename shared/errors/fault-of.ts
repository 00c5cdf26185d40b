import { errorCodeOf } from './error-code';
import { messageOf } from './message-of';
import { RiverGateError } from './rivergate-error';
import type { ErrorCode } from './catalogue';

/**
 * Our error code for each code of a system call or of PostgreSQL (SQLSTATE, appendix A of its
 * manual).
 */
const MEANINGS: Readonly<Record<string, ErrorCode>> = {
  EADDRINUSE: 'ADDRESS_UNAVAILABLE',
  EADDRNOTAVAIL: 'ADDRESS_UNAVAILABLE',
  EACCES: 'FOLDER_UNUSABLE',
  EPERM: 'FOLDER_UNUSABLE',
  EROFS: 'FOLDER_UNUSABLE',
  ENOTDIR: 'FOLDER_UNUSABLE',
  ENOENT: 'FOLDER_UNUSABLE',
  EISDIR: 'FOLDER_UNUSABLE',
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  ECONNREFUSED: 'DATABASE_UNAVAILABLE',
  ECONNRESET: 'DATABASE_UNAVAILABLE',
  ETIMEDOUT: 'DATABASE_UNAVAILABLE',
  ENOTFOUND: 'DATABASE_UNAVAILABLE',
  '08000': 'DATABASE_UNAVAILABLE',
  '08003': 'DATABASE_UNAVAILABLE',
  '08006': 'DATABASE_UNAVAILABLE',
  '25P03': 'DATABASE_UNAVAILABLE',
  '28000': 'DATABASE_UNAVAILABLE',
  '28P01': 'DATABASE_UNAVAILABLE',
  '3D000': 'DATABASE_UNAVAILABLE',
  '53300': 'DATABASE_UNAVAILABLE',
  '57P01': 'DATABASE_UNAVAILABLE',
  '57P02': 'DATABASE_UNAVAILABLE',
  '57P03': 'DATABASE_UNAVAILABLE',
  '42501': 'DATABASE_RIGHTS',
  '53100': 'DISK_FULL',
  '58030': 'DISK_FULL',
};

/** Messages of pg and typeorm, which carry no code, for a lost connection. */
const LOST_CONNECTION = /^(Connection terminated|Client has encountered a connection error)/;

/**
 * Converts a failure into one line for the operator: our own errors unchanged, known failures of
 * the system or of PostgreSQL by their code, anything else as INTERNAL; never a stack.
 */
export function faultOf(thrown: unknown): RiverGateError {
  if (thrown instanceof RiverGateError) return thrown;
  const cause = rootOf(thrown);
  const message = messageOf(cause).replaceAll(/\s*\n\s*/g, ' ');
  const code = MEANINGS[systemCodeOf(cause) ?? ''];
  if (code !== undefined) return new RiverGateError(code, message);
  if (LOST_CONNECTION.test(message)) return new RiverGateError('DATABASE_UNAVAILABLE', message);
  return new RiverGateError('INTERNAL', message);
}

/** EACCES from `listen` concerns a port below 1024, not a folder. */
function systemCodeOf(cause: unknown): string | null {
  const isOfListener = typeof cause === 'object' && cause !== null && 'syscall' in cause;
  if (isOfListener && cause.syscall === 'listen') return 'EADDRINUSE';
  return errorCodeOf(cause);
}

/**
 * typeorm wraps the driver's error; a host name with several addresses fails with several errors.
 */
function rootOf(thrown: unknown): unknown {
  if (typeof thrown !== 'object' || thrown === null) return thrown;
  if ('driverError' in thrown && thrown.driverError) return rootOf(thrown.driverError);
  if ('errors' in thrown && Array.isArray(thrown.errors) && thrown.errors.length > 0)
    return rootOf(thrown.errors[0]);
  if (errorCodeOf(thrown) === null && 'cause' in thrown && thrown.cause)
    return rootOf(thrown.cause);
  return thrown;
}
