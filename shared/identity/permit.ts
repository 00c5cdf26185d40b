import { randomUUID } from 'node:crypto';
import { sign } from 'jsonwebtoken';
import { RiverGateError } from '../errors/rivergate-error';
import { assignedCasesIn, type AssignedCase } from './assigned-case';
import type { Caller } from './caller';
import { callerOfClaims, claimsOfCaller } from './caller-claims';
import type { SigningKey, TrustedKeys } from './keys/gateway-keys';
import { requireThat, refusingAlike, type OnTokenFault } from './token-fault';
import { verifyJwt } from './verify-jwt';

/** What a permit is for. */
export interface PermitFacts {
  readonly caller: Caller;
  /** Id under which logs and the audit log know the request. */
  readonly requestId: string;
  /** SHA-256 of the body that it is good for, base64url. */
  readonly bodyHash: string;
  /** Place of the intent in the hub's audit log; null if nothing of it must be recorded. */
  readonly record: number | null;
  /** Cases about data of the department that are assigned to the caller. */
  readonly cases: ReadonlyArray<AssignedCase>;
}

/** A permit to be made: for one department, now. */
export interface PermitToMint extends PermitFacts {
  readonly department: string;
  readonly now: Date;
}

/** Who verifies a permit, and when. */
export interface PermitTerms {
  readonly department: string;
  readonly now: Date;
  /** Hears which check failed; for the log. */
  readonly onFault?: OnTokenFault;
}

/** What a valid permit says. */
export interface VerifiedPermit extends PermitFacts {
  /** Id of the permit; no other permit has it. */
  readonly permitId: string;
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
}

/** The header in which a permit travels. */
export const PERMIT_HEADER = 'rivergate-permit';

const TYPE = 'rivergate-permit+jwt';
const ISSUER = 'rivergate-gateway';
const LIFETIME_S = 30;

/**
 * What the gateway hands to one department with one fetch in place of the caller's token (as RFC 8693
 * exchanges one token for another): a JWT (ES256) that lives for 30 seconds and is good nowhere else.
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

/** What a permit says, once it is known to be a trusted gateway's, for this department, now. Throws REQUEST_UNSIGNED, always with the same message. */
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
    requireThat(isPlace(record), 'the place in the audit log is malformed');
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
