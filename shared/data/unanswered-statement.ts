/**
 * Whether PostgreSQL did not answer a statement: its time limit was reached, its connection was lost,
 * or there was none. Any other error is an answer to the statement itself.
 */
export function isUnanswered(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const code = 'code' in thrown ? thrown.code : undefined;
  if (typeof code !== 'string') return /^Connection terminated/.test(thrown.message); // Of pg itself.
  return CODES.has(code) || code.startsWith(CONNECTION_EXCEPTIONS);
}

/** Class 08 of SQLSTATE (PostgreSQL 18, appendix A). */
const CONNECTION_EXCEPTIONS = '08';

const CODES: ReadonlySet<string> = new Set([
  ...['57014', '57P01', '57P02', '57P03', '57P05', '53300'], // Cancelled, shut down, too many connections.
  ...['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH'], // Of Node.
  ...['DEPARTMENT_TIMEOUT', 'DEPARTMENT_UNAVAILABLE', 'DATABASE_UNAVAILABLE'], // Our own.
]);
