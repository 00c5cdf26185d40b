import type { FastifyRequest } from 'fastify';
import { RiverGateError } from '../../shared/errors/rivergate-error';

/**
 * Header in which a page names the caller it expects: the account of its session, or `public` for
 * the anonymous caller.
 */
const EXPECTED_CALLER = 'rivergate-caller';

/**
 * Refuses a request of a page that expects another caller (CALLER_CHANGED): somebody has signed in
 * or out in another tab, and all tabs share the cookie. So nothing is answered or done in the wrong
 * person's name.
 */
export function refuseUnexpectedCaller({ headers }: FastifyRequest, subject: string): void {
  const expected = headers[EXPECTED_CALLER];
  if (expected === undefined || expected === subject) return;
  throw new RiverGateError(
    'CALLER_CHANGED',
    'Another account has signed in or out in this browser since this page was loaded (本浏览器的登录账号已变更).',
  );
}
