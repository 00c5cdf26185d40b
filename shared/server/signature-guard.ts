import type { FastifyRequest } from 'fastify';
import { RiverGateError } from '../errors/rivergate-error';
import { SIGNATURE_HEADER, verifyRequest } from '../identity/envelope';
import type { TrustedKeys } from '../identity/gateway-keys';
import { replayMemory } from '../identity/replay-memory';

/** Lets signed requests through, each once. */
interface SignatureGuard {
  /** Throws REQUEST_UNSIGNED or REQUEST_REPLAYED; then parses the body, which must have come as bytes. */
  verify(request: FastifyRequest): void;
  /** The id that the gateway signed. */
  requestIdOf(request: FastifyRequest): string;
}

/** A guard for one department. */
export function signatureGuard(department: string, keys: TrustedKeys): SignatureGuard {
  const memory = replayMemory();
  const requestIds = new WeakMap<FastifyRequest, string>();
  return {
    verify: (request) => {
      const header = request.headers[SIGNATURE_HEADER];
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const facts = verifyRequest(
        keys,
        {
          department,
          header: typeof header === 'string' ? header : undefined,
          body,
          now: new Date(),
        },
        memory,
      );
      requestIds.set(request, facts.requestId);
      request.body = parsed(body);
    },
    requestIdOf: (request) => requestIds.get(request) ?? request.id,
  };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new RiverGateError('BAD_REQUEST', 'The body must be JSON.');
  }
}
