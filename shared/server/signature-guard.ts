import type { FastifyRequest } from 'fastify';
import { RiverGateError } from '../errors/rivergate-error';
import { SIGNATURE_HEADER, verifyRequest } from '../identity/envelope';
import type { TrustedKeys } from '../identity/gateway-keys';
import { replayMemory } from '../identity/replay-memory';

/** A request as the gateway signed it. */
export interface SignedRequest {
  readonly requestId: string;
  /** SHA-256 of its body, base64url. */
  readonly bodyHash: string;
}

/** Lets signed requests through, each once. */
interface SignatureGuard {
  /** Throws REQUEST_UNSIGNED or REQUEST_REPLAYED; then parses the body, which must have come as bytes. */
  verify(request: FastifyRequest): void;
  /** What the gateway signed; of a request that was not verified its own id, and no body. */
  signedBy(request: FastifyRequest): SignedRequest;
}

/** A guard for one department. */
export function signatureGuard(department: string, keys: TrustedKeys): SignatureGuard {
  const memory = replayMemory();
  const signed = new WeakMap<FastifyRequest, SignedRequest>();
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
      signed.set(request, facts);
      request.body = parsed(body);
    },
    signedBy: (request) => signed.get(request) ?? { requestId: request.id, bodyHash: '' },
  };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new RiverGateError('BAD_REQUEST', 'The body must be JSON.');
  }
}
