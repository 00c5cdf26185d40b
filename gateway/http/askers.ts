import type { FastifyReply, FastifyRequest } from 'fastify';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { RequestScope } from '../request-scope';
import { permitsOfThePublic } from '../sharing/permits-of-the-public';
import { setRateHeaders } from '../rates/rate-limit-fields';
import { requireAllowed, type Counted, type Rates, type Standing } from '../rates/rates';
import type { AskerAccess, AccessFor } from './asker-access';
import { refuseUnexpectedCaller } from './expected-caller';
import type { OauthOptions } from './oauth-options';
import { takeSession } from './session-cookie';

/** Set if a browser's session has ended and it was answered as the public. */
const SESSION_HEADER = 'rivergate-session';

interface IdentifiedAsker {
  readonly asker: AskerAccess | null;
  readonly counted: Counted;
  /** Remaining requests in this minute; null if nothing is counted. */
  readonly requests: Standing | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The caller of `/graphql`; null until it is identified, and at other addresses. */
    asked: IdentifiedAsker | null;
  }
}

/** How callers are identified and their requests counted; absent parts are skipped. */
interface AskersOptions {
  readonly accessFor?: AccessFor;
  readonly oauth?: OauthOptions;
  readonly rates?: Rates;
}

/**
 * Identifies the caller of `/graphql` and counts the request before its body is read; stores both
 * with the request.
 */
export function askers({ accessFor, oauth, rates }: AskersOptions) {
  const identified = async (request: FastifyRequest): Promise<AskerAccess | null> => {
    if (!accessFor) return null;
    try {
      return await accessFor(request, oauth?.issuer() ?? '');
    } catch (thrown) {
      // A refused caller is counted by its address, so that guessing tokens does not evade the
      // quota.
      if (rates) requireAllowed(await rates.countRequest(publicAt(request)));
      throw thrown;
    }
  };
  return {
    identify: async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      const asker = await identified(request);
      if (asker?.hasEndedSession) {
        takeSession(request, reply, { hasSecureCookies: oauth?.hasSecureCookies ?? false });
        reply.header(SESSION_HEADER, 'ended');
      }
      if (asker) refuseUnexpectedCaller(request, asker.access.caller.subject);
      const counted = countedOf(request, asker);
      const requests = rates ? await rates.countRequest(counted) : null;
      request.asked = { asker, counted, requests };
      if (!rates || !requests) return;
      setRateHeaders(reply, rates.quotasOf(counted), [requests]);
      requireAllowed(requests);
    },
    hasSignedIn: ({ asked }: FastifyRequest) => asked?.counted.subject !== null,
    scopeParts: (
      { asked }: FastifyRequest,
      reply: FastifyReply,
    ): Pick<RequestScope, 'access' | 'spend'> => {
      if (!asked) throw new TypeError('The caller must be identified before the query is read.');
      return {
        access: asked.asker?.access ?? permitsOfThePublic(),
        ...(rates ? { spend: spending(rates, asked, reply) } : {}),
      };
    },
  };
}

/** Charges the cost of an operation to the caller's quota, and reports the remainder. */
function spending(rates: Rates, { counted, requests }: IdentifiedAsker, reply: FastifyReply) {
  return async (cost: number): Promise<void> => {
    const spent = await rates.countCost(counted, cost);
    setRateHeaders(reply, rates.quotasOf(counted), requests ? [requests, spent] : [spent]);
    try {
      requireAllowed(spent);
    } catch (thrown) {
      if (thrown instanceof RiverGateError) reply.header('retry-after', String(spent.taken.resetS));
      throw thrown;
    }
  };
}

function countedOf({ ip }: FastifyRequest, asker: AskerAccess | null): Counted {
  const caller = asker?.access.caller;
  const isPublic = caller === undefined || caller.kind === 'NOBODY';
  return { subject: isPublic ? null : caller.subject, address: ip };
}

function publicAt({ ip }: FastifyRequest): Counted {
  return { subject: null, address: ip };
}
