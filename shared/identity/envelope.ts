import { createHash, randomUUID } from 'node:crypto';
import { decode, sign, verify } from 'jsonwebtoken';
import { RiverGateError } from '../errors/rivergate-error';
import { clockSkewed } from './clock-skewed';
import { CLOCK_TOLERANCE_S } from './clock-tolerance';
import type { SigningKey, TrustedKeys } from './keys/gateway-keys';
import type { ReplayMemory } from './replay-memory';

/** The header of a gateway's signature. */
export const SIGNATURE_HEADER = 'rivergate-signature';

const TYPE = 'rivergate-request+jwt';
const ISSUER = 'rivergate-gateway';
const LIFETIME_S = 30;

/** The signed facts: this body, for this department, at this time. */
interface RequestToSign {
  readonly department: string;
  /** The exact bytes that will be sent. */
  readonly body: Uint8Array | string;
  readonly requestId: string;
  /**
   * The value of the header with the signed head of the audit log; absent if the request has none.
   */
  readonly auditHead?: string;
  /** The span of the gateway that waits for the answer (W3C Trace Context); absent if none is recorded. */
  readonly traceparent?: string | undefined;
  readonly now: Date;
}

/** A request as received by a subgraph. */
interface RequestToVerify {
  readonly department: string;
  /** The value of the signature's header; undefined if missing. */
  readonly header: string | undefined;
  /** The exact bytes received. */
  readonly body: Uint8Array | string;
  /** The value of the head's header; undefined if missing. */
  readonly auditHead?: string | undefined;
  readonly now: Date;
}

/** The content of a valid signature. */
interface SignedFacts {
  readonly requestId: string;
  /** SHA-256 of the body, base64url. */
  readonly bodyHash: string;
  /** Id of the key that signed. */
  readonly kid: string;
  /** The span of the gateway, unparsed; null if it records none. */
  readonly traceparent: string | null;
}

/** The value of the signature's header for one request: a JWT (ES256) that lives for 30 seconds. */
export function signRequest(key: SigningKey, request: RequestToSign): string {
  const issuedAt = Math.floor(request.now.getTime() / 1000);
  const claims = {
    iss: ISSUER,
    aud: request.department,
    iat: issuedAt,
    exp: issuedAt + LIFETIME_S,
    jti: randomUUID(),
    requestId: request.requestId,
    hashAlg: 'sha256',
    bodyHash: bodyHashOf(request.body),
    headHash: headHashOf(request.auditHead),
    ...(request.traceparent !== undefined && { traceparent: request.traceparent }),
  };
  return sign(claims, key.key, {
    algorithm: 'ES256',
    header: { alg: 'ES256', typ: TYPE, kid: key.kid },
  });
}

/**
 * Verifies the signature of a request and returns its content: it must be from a trusted gateway,
 * for this department, this body and this time, and new to `memory`.
 *
 * Throws REQUEST_UNSIGNED, REQUEST_REPLAYED, or CLOCK_SKEWED if the clocks of this machine and the
 * gateway are too far apart, or the request is old; the message names the claim that failed, never
 * a value.
 */
export function verifyRequest(
  keys: TrustedKeys,
  request: RequestToVerify,
  memory: ReplayMemory,
): SignedFacts {
  if (!request.header) throw unsigned('the signature is missing');
  const { kid, claims } = verifiedToken(keys, request.header);
  const { jti, iat, exp, requestId } = claims;
  requireThat(claims.iss === ISSUER, 'it was not issued by a gateway');
  requireThat(claims.aud === request.department, 'it is for another department');
  if (typeof iat !== 'number' || typeof exp !== 'number') throw unsigned('it has no lifetime');
  requireThat(exp - iat <= LIFETIME_S, 'it lives too long');
  assertTimely({ iat, exp }, request.now);
  requireThat(claims.hashAlg === 'sha256', 'the hash of the body is of another kind');
  const bodyHash = bodyHashOf(request.body);
  requireThat(claims.bodyHash === bodyHash, 'the body is not the signed one');
  requireThat(
    (claims.headHash ?? null) === headHashOf(request.auditHead),
    'the head of the audit log is not the signed one',
  );
  if (typeof jti !== 'string' || typeof requestId !== 'string') throw unsigned('it has no id');
  if (!memory.isFirst(`${kid} ${jti}`)) {
    throw new RiverGateError('REQUEST_REPLAYED', 'This signed request was received before.');
  }
  const traceparent = typeof claims.traceparent === 'string' ? claims.traceparent : null;
  return { requestId, bodyHash, kid, traceparent };
}

interface VerifiedToken {
  readonly kid: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * jsonwebtoken checks neither `typ` nor `crit` nor a future `iat`: this code checks header and
 * claims.
 */
function verifiedToken(keys: TrustedKeys, token: string): VerifiedToken {
  const header = headerOf(token);
  requireThat(header.typ === TYPE, 'it is a token of another type');
  requireThat(header.alg === 'ES256', 'it was signed in another way');
  requireThat(!('crit' in header), 'it demands an extension');
  const kid = typeof header.kid === 'string' ? header.kid : '';
  const key = keys.get(kid);
  if (!key) throw unsigned('its key is unknown here');
  try {
    const claims = verify(token, key, {
      algorithms: ['ES256'],
      ignoreExpiration: true,
      ignoreNotBefore: true,
    });
    if (typeof claims === 'string') throw unsigned('it has no claims');
    return { kid, claims };
  } catch (thrown) {
    if (thrown instanceof RiverGateError) throw thrown;
    throw unsigned('the signature does not hold');
  }
}

function headerOf(token: string): Readonly<Record<string, unknown>> {
  try {
    const header: unknown = decode(token, { complete: true })?.header;
    if (typeof header === 'object' && header !== null) return { ...header };
  } catch {
    // decode throws if the header is not JSON; that is not a token either.
  }
  throw unsigned('it is not a token');
}

/** The time is signed, so an unacceptable one shows the difference of the two clocks. */
function assertTimely(
  { iat, exp }: { readonly iat: number; readonly exp: number },
  now: Date,
): void {
  const nowS = now.getTime() / 1000;
  const isTimely = iat <= nowS + CLOCK_TOLERANCE_S && nowS < exp + CLOCK_TOLERANCE_S;
  if (!isTimely) throw clockSkewed((nowS - iat) * 1000, 'the gateway that signed');
}

function headHashOf(head: string | undefined): string | null {
  return head === undefined ? null : bodyHashOf(head);
}

/** The hash of a body: SHA-256, base64url. */
export function bodyHashOf(body: Uint8Array | string): string {
  return createHash('sha256').update(body).digest('base64url');
}

function requireThat(holds: boolean, fault: string): void {
  if (!holds) throw unsigned(fault);
}

function unsigned(fault: string): RiverGateError {
  return new RiverGateError(
    'REQUEST_UNSIGNED',
    `A subgraph answers only requests signed by a gateway, but ${fault}.`,
  );
}
