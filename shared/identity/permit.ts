import { randomUUID } from 'node:crypto';
import { sign } from 'jsonwebtoken';
import { RiverGateError } from '../errors/rivergate-error';
import { assignedCasesIn, type AssignedCase } from './assigned-case';
import type { Caller } from './caller';
import { callerOfClaims, claimsOfCaller } from './caller-claims';
import type { SigningKey, TrustedKeys } from './keys/gateway-keys';
import { requireThat, refusingAlike, type OnTokenFault } from './token-fault';
import { verifyJwt } from './verify-jwt';

/** The content of a permit. */
export interface PermitFacts {
  readonly caller: Caller;
  /** Id of the request in logs and in the audit log. */
  readonly requestId: string;
  /** SHA-256 of the only body for which it is valid, base64url. */
  readonly bodyHash: string;
  /** Sequence number of the intent in the hub's audit log; null if nothing needs to be recorded. */
  readonly record: number | null;
  /** Cases about data of the department that are assigned to the caller. */
  readonly cases: ReadonlyArray<AssignedCase>;
}

/** Input of a new permit: for one department, valid from now. */
export interface PermitToMint extends PermitFacts {
  readonly department: string;
  readonly now: Date;
}

/** The department that verifies a permit, and the time. */
export interface PermitTerms {
  readonly department: string;
  readonly now: Date;
  /** Called with the check that failed; used for logging. */
  readonly onFault?: OnTokenFault;
}

/** The content of a valid permit. */
export interface VerifiedPermit extends PermitFacts {
  /** Unique id of the permit. */
  readonly permitId: string;
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
}

/** The header of a permit. */
export const PERMIT_HEADER = 'rivergate-permit';

const TYPE = 'rivergate-permit+jwt';
const ISSUER = 'rivergate-gateway';
const LIFETIME_S = 30;

/**
 * Issues the permit that the gateway sends to one department with one fetch in place of the
 * caller's token (a token exchange as in RFC 8693): a JWT (ES256), valid for 30 seconds and only
 * there.
 */
export function mintPermit(key: SigningKey, permit: PermitToMint): string {
  const { department, caller, requestId, bodyHash, record, cases, now } = permit;
  const iat = Math.floor(now.getTime() / 1000);
  const about = { iss: ISSUER, aud: department, iat, exp: iat + LIFETIME_S, jti: randomUUID() };
  const told = {
    requestId,
    hashAlg: 'sha256',
    bodyHash,
    record,
    ...(cases.length > 0 ? { cases } : {}),
  };
  const claims = { ...about, ...told, ...claimsOfCaller(caller) };
  return sign(claims, key.key, {
    algorithm: 'ES256',
    header: { alg: 'ES256', typ: TYPE, kid: key.kid },
  });
}

/**
 * Verifies a permit and returns its content: it must be from a trusted gateway, for this department
 * and for now. Throws REQUEST_UNSIGNED, always with the same message.
 */
export function verifyPermit(
  token: unknown,
  keys: TrustedKeys,
  { department, now, onFault }: PermitTerms,
): VerifiedPermit {
  const check = () => {
    const { claims, tokenId, issuedAtMs, expiresAtMs } = verifyJwt(token, {
      types: [TYPE],
      issuer: ISSUER,
      isForUs: (audience) => audience === department,
      maxLifeS: LIFETIME_S,
      now,
      keyFor: (kid) => {
        const key = keys.get(kid);
        return key && { key, algorithm: 'ES256' };
      },
    });
    const { requestId, hashAlg, bodyHash, record } = claims;
    requireThat(isRequestId(requestId), 'the id of the request is malformed');
    requireThat(hashAlg === 'sha256', 'the hash of the body is of another kind');
    requireThat(typeof bodyHash === 'string', 'the hash of the body is malformed');
    requireThat(isPlace(record), 'the sequence number in the audit log is malformed');
    return {
      caller: callerOfClaims(claims),
      requestId,
      bodyHash,
      record,
      cases: assignedCasesIn(claims['cases']),
      permitId: tokenId,
      issuedAtMs,
      expiresAtMs,
    };
  };
  return refusingAlike(check, unpermitted, onFault);
}

function isRequestId(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,128}$/.test(value);
}

function isPlace(value: unknown): value is number | null {
  return value === null || (Number.isSafeInteger(value) && Number(value) >= 0);
}

function unpermitted(): RiverGateError {
  return new RiverGateError(
    'REQUEST_UNSIGNED',
    'A department answers only what a gateway permits for it, and this permit is not valid here.',
  );
}
