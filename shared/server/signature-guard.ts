import type { FastifyRequest } from 'fastify';
import { RiverGateError } from '../errors/rivergate-error';
import { SIGNATURE_HEADER, verifyRequest } from '../identity/envelope';
import type { MachineClock } from '../identity/clock-tolerance';
import type { TrustedKeys } from '../identity/keys/gateway-keys';
import { replayMemory } from '../identity/replay-memory';

/** A request as signed by the gateway. */
export interface SignedRequest {
  readonly requestId: string;
  /** SHA-256 of the body, base64url. */
  readonly bodyHash: string;
  /**
   * The span of the gateway, unparsed; null if it records none. The header of this name is not read:
   * anybody on the way could write it.
   */
  readonly traceparent: string | null;
}

/** Accepts only signed requests, each once. */
interface SignatureGuard {
  /**
   * Throws REQUEST_UNSIGNED, REQUEST_REPLAYED or CLOCK_SKEWED; then parses the body, which must
   * still be bytes.
   */
  verify(request: FastifyRequest): void;
  /** The signed facts; for a request that was not verified, its own id and no body hash. */
  signedBy(request: FastifyRequest): SignedRequest;
}

/** What a signature guard needs. */
interface SignatureContext {
  readonly department: string;
  /** Public keys of the gateways that may send requests. */
  readonly publicKeys: TrustedKeys;
  readonly clock: MachineClock;
}

/**
 * The header with a signed head of the hub's audit log, base64url, for the owner to keep as an
 * anchor.
 */
export const AUDIT_HEAD_HEADER = 'rivergate-record-head';

/** The audit log head in the request's header, unparsed; the gateway's signature covers it. */
export function auditHeadOf({ headers }: FastifyRequest): string | undefined {
  const head = headers[AUDIT_HEAD_HEADER];
  return typeof head === 'string' ? head : undefined;
}

/** Creates the signature guard of one department. */
export function signatureGuard({
  department,
  publicKeys,
  clock,
}: SignatureContext): SignatureGuard {
  const memory = replayMemory({ clock });
  const signed = new WeakMap<FastifyRequest, SignedRequest>();
  return {
    verify: (request) => {
      const header = request.headers[SIGNATURE_HEADER];
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const facts = verifyRequest(
        publicKeys,
        {
          department,
          header: typeof header === 'string' ? header : undefined,
          body,
          auditHead: auditHeadOf(request),
          now: clock.now(),
        },
        memory,
      );
      signed.set(request, facts);
      request.body = parsed(body);
    },
    signedBy: (request) =>
      signed.get(request) ?? { requestId: request.id, bodyHash: '', traceparent: null },
  };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new RiverGateError('BAD_REQUEST', 'The body must be JSON.');
  }
}
