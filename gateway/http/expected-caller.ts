import type { FastifyRequest } from 'fastify';
import { RiverGateError } from '../../shared/errors/rivergate-error';

/** Header in which a page says as whom it believes to ask: the account of its session, `public` for nobody. */
const EXPECTED_CALLER = 'rivergate-caller';

/**
 * Refuses a question of a page that believes to ask as somebody else (CALLER_CHANGED): in another tab
 * of the browser somebody has signed in or out, and the cookie is one for all tabs. Nothing is
 * answered under a wrong name, and no act is done in another person's.
 */
export function refuseUnexpectedCaller({ headers }: FastifyRequest, subject: string): void {
  const expected = headers[EXPECTED_CALLER];
  if (expected === undefined || expected === subject) return;
  throw new RiverGateError(
    'CALLER_CHANGED',
    'Another account has signed in or out in this browser since this page was loaded (本浏览器的登录账号已变更).',
  );
}
