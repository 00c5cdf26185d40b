import type { FastifyRequest } from 'fastify';
import { RiverGateError } from '../../shared/errors/rivergate-error';

/**
 * Header in which a page states the expected caller: the account of its session, `public` for the
 * anonymous caller.
 */
const EXPECTED_CALLER = 'rivergate-caller';

/**
 * Refuses a request of a page that expects another caller (CALLER_CHANGED): a person has signed in
 * or out in another tab, and all tabs share the cookie. Nothing is answered or done under a wrong
 * name.
 */
export function refuseUnexpectedCaller({ headers }: FastifyRequest, subject: string): void {
  const expected = headers[EXPECTED_CALLER];
  if (expected === undefined || expected === subject) return;
  throw new RiverGateError(
    'CALLER_CHANGED',
    'Another account has signed in or out in this browser since this page was loaded (本浏览器的登录账号已变更).',
  );
}
