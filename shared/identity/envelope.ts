import { createHash, randomUUID } from 'node:crypto';
import { decode, sign, verify } from 'jsonwebtoken';
import { RiverGateError } from '../errors/rivergate-error';
import type { SigningKey, TrustedKeys } from './gateway-keys';
import type { ReplayMemory } from './replay-memory';

/** The header in which a gateway's signature travels. */
export const SIGNATURE_HEADER = 'rivergate-signature';

const TYPE = 'rivergate-request+jwt';
const ISSUER = 'rivergate-gateway';
const LIFETIME_S = 30;
/** How far the clocks of two machines may be apart. */
const SKEW_S = 5;

/** What is signed: this body, for this department, at this moment. */
interface RequestToSign {
  readonly department: string;
  /** The exact bytes that will be sent. */
  readonly body: Uint8Array | string;
  readonly requestId: string;
  readonly now: Date;
}

/** What arrived at a subgraph. */
interface RequestToVerify {
  readonly department: string;
  /** The value of the signature's header; undefined when there was none. */
  readonly header: string | undefined;
  /** The exact bytes that came. */
  readonly body: Uint8Array | string;
  readonly now: Date;
}

/** What a valid signature says. */
interface SignedFacts {
  readonly requestId: string;
  /** SHA-256 of the body, base64url. */
  readonly bodyHash: string;
  /** The key that signed. */
  readonly kid: string;
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
  };
  return sign(claims, key.key, {
    algorithm: 'ES256',
    header: { alg: 'ES256', typ: TYPE, kid: key.kid },
  });
}

/**
 * What the signature of a request says, once it is known to be a trusted gateway's, for this
 * department, this body and this moment, and new to `memory`.
 *
 * Throws REQUEST_UNSIGNED or REQUEST_REPLAYED; the message says which claim failed, never a value.
 */
export function verifyRequest(
  keys: TrustedKeys,
  request: RequestToVerify,
  memory: ReplayMemory,
): SignedFacts {
  if (!request.header) throw unsigned('the signature is missing');
  const { kid, claims } = verifiedToken(keys, request.header, request.now);
  const nowS = request.now.getTime() / 1000;
  const { jti, iat, exp, requestId } = claims;
  demand(claims.iss === ISSUER, 'it was not issued by a gateway');
  demand(claims.aud === request.department, 'it is for another department');
  if (typeof iat !== 'number' || typeof exp !== 'number') throw unsigned('it has no lifetime');
  demand(iat <= nowS + SKEW_S, 'it was issued in the future');
  demand(exp + SKEW_S > nowS, 'it has expired');
  demand(exp - iat <= LIFETIME_S, 'it lives too long');
  demand(claims.hashAlg === 'sha256', 'the hash of the body is of another kind');
  const bodyHash = bodyHashOf(request.body);
  demand(claims.bodyHash === bodyHash, 'the body is another one');
  if (typeof jti !== 'string' || typeof requestId !== 'string') throw unsigned('it has no id');
  if (!memory.isFirst(`${kid} ${jti}`, (exp + SKEW_S) * 1000, request.now.getTime())) {
    throw new RiverGateError('REQUEST_REPLAYED', 'This signed request was received before.');
  }
  return { requestId, bodyHash, kid };
}

interface VerifiedToken {
  readonly kid: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** jsonwebtoken checks neither `typ` nor `crit` nor a future `iat`: header and claims are checked here. */
function verifiedToken(keys: TrustedKeys, token: string, now: Date): VerifiedToken {
  const header = headerOf(token);
  demand(header.typ === TYPE, 'it is a token of another type');
  demand(header.alg === 'ES256', 'it was signed in another way');
  demand(!('crit' in header), 'it demands an extension');
  const kid = typeof header.kid === 'string' ? header.kid : '';
  const key = keys.get(kid);
  if (!key) throw unsigned('its key is unknown here');
  try {
    const claims = verify(token, key, {
      algorithms: ['ES256'],
      clockTimestamp: Math.floor(now.getTime() / 1000),
      clockTolerance: SKEW_S,
    });
    if (typeof claims === 'string') throw unsigned('it has no claims');
    return { kid, claims };
  } catch (thrown) {
    if (thrown instanceof RiverGateError) throw thrown;
    throw unsigned('the signature does not hold, or not any more');
  }
}

function headerOf(token: string): Readonly<Record<string, unknown>> {
  try {
    const header: unknown = decode(token, { complete: true })?.header;
    if (typeof header === 'object' && header !== null) return { ...header };
  } catch {
    // decode throws on a header that is no JSON: no token either way.
  }
  throw unsigned('it is no token');
}

/** The hash of a body: SHA-256, base64url. */
export function bodyHashOf(body: Uint8Array | string): string {
  return createHash('sha256').update(body).digest('base64url');
}

function demand(holds: boolean, fault: string): void {
  if (!holds) throw unsigned(fault);
}

function unsigned(fault: string): RiverGateError {
  return new RiverGateError(
    'REQUEST_UNSIGNED',
    `A subgraph answers only requests signed by a gateway, but ${fault}.`,
  );
}
