import type { FastifyReply, FastifyRequest } from 'fastify';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { RequestScope } from '../request-scope';
import { permitsOfThePublic } from '../sharing/permits-of-the-public';
import { tellRates } from '../rates/rate-limit-fields';
import { requireAllowed, type Counted, type Rates, type Standing } from '../rates/rates';
import type { AskerPermits, PermitsFor } from './asker-permits';
import { refuseUnexpectedCaller } from './expected-caller';
import type { OauthOptions } from './oauth-options';
import { takeSession } from './session-cookie';

/** Says so, where a browser's session has ended and it was answered as the public. */
const SESSION_HEADER = 'rivergate-session';

interface Asked {
  readonly asker: AskerPermits | null;
  readonly counted: Counted;
  /** What is left of the requests of this minute; null where nothing is counted. */
  readonly requests: Standing | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks `/graphql`; null until this caller is identified, and at other addresses. */
    asked: Asked | null;
  }
}

/** How askers are identified and counted; what is absent is not done. */
interface AskersOptions {
  readonly permitsFor?: PermitsFor;
  readonly oauth?: OauthOptions;
  readonly rates?: Rates;
}

/** Who asks `/graphql`: identified and counted before a body is looked at, and remembered with its request. */
export function askers({ permitsFor, oauth, rates }: AskersOptions) {
  const identified = async (request: FastifyRequest): Promise<AskerPermits | null> => {
    if (!permitsFor) return null;
    try {
      return await permitsFor(request, oauth?.issuer() ?? '');
    } catch (thrown) {
      // Who is refused is counted by his address: guessing tokens is no way around.
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
      if (asker) refuseUnexpectedCaller(request, asker.permits.caller.subject);
      const counted = countedOf(request, asker);
      const requests = rates ? await rates.countRequest(counted) : null;
      request.asked = { asker, counted, requests };
      if (!rates || !requests) return;
      tellRates(reply, rates.quotasOf(counted), [requests]);
      requireAllowed(requests);
    },
    hasSignedIn: ({ asked }: FastifyRequest) => asked?.counted.subject !== null,
    scopeParts: (
      { asked }: FastifyRequest,
      reply: FastifyReply,
    ): Pick<RequestScope, 'permits' | 'spend'> => {
      if (!asked) throw new TypeError('Who asks is identified before a question is read.');
      return {
        permits: asked.asker?.permits ?? permitsOfThePublic(),
        ...(rates ? { spend: spending(rates, asked, reply) } : {}),
      };
    },
  };
}

/** Takes the cost of an operation from the quota of who asks, and tells what is left. */
function spending(rates: Rates, { counted, requests }: Asked, reply: FastifyReply) {
  return async (cost: number): Promise<void> => {
    const spent = await rates.countCost(counted, cost);
    tellRates(reply, rates.quotasOf(counted), requests ? [requests, spent] : [spent]);
    try {
      requireAllowed(spent);
    } catch (thrown) {
      if (thrown instanceof RiverGateError) reply.header('retry-after', String(spent.taken.resetS));
      throw thrown;
    }
  };
}

function countedOf({ ip }: FastifyRequest, asker: AskerPermits | null): Counted {
  const caller = asker?.permits.caller;
  const isPublic = caller === undefined || caller.kind === 'NOBODY';
  return { subject: isPublic ? null : caller.subject, address: ip };
}

function publicAt({ ip }: FastifyRequest): Counted {
  return { subject: null, address: ip };
}
