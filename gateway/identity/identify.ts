import { RiverGateError } from '../../shared/errors/rivergate-error';
import { messageOf } from '../../shared/errors/message-of';
import { unauthenticated } from '../../shared/identity/access-token';
import { PUBLIC_CALLER } from '../../shared/identity/caller';
import { isPurpose } from '../../shared/identity/caller-claims';
import { parseCompactJws } from '../../shared/identity/compact-jws';
import { requireThat } from '../../shared/identity/token-fault';
import { briefCache } from './brief-cache';
import { callerOfRow } from './caller-of-row';
import type { Identified } from './identified';
import type { IdentityOptions } from './identity-options';
import { openJwks } from './jwks';
import { knownTokens, type VerifyOwn } from './known-tokens';
import { verifyOutsideToken, type OpenIssuer } from './outside-token';
import { bringsSessionAlone, presentedIn, type Presented } from './presented';
import { revocationsOf } from './revocation.store';
import { isRevoked, type Issued } from './revoked';
import type { Sessions } from './sessions';
import { outsideSubjectOf, type SubjectRow } from './subject.queries';

/**
 * Identifies the caller. Rejects with UNAUTHENTICATED, always with the same message, or with
 * SHARING_STATE_STALE.
 */
export type Identify = (rawHeaders: ReadonlyArray<string>) => Promise<Identified>;

/** The caller of public queries. */
export interface Asker {
  readonly identified: Identified;
  /** Whether the browser sent a session that has ended, so that it is answered as the public. */
  readonly hasEndedSession: boolean;
}

/**
 * Identifies the caller; a browser whose session has ended is anonymous. Otherwise rejects as
 * `Identify` does.
 */
export type IdentifyAsker = (rawHeaders: ReadonlyArray<string>) => Promise<Asker>;

/** How long an outside identity is cached. */
const BRIEFLY_MS = 3000;

/**
 * Identifies requests by their headers (`request.raw.rawHeaders`): an access token of the hub or of
 * an outside issuer, or a browser's session; without any of them the caller is the public. Invalid
 * credentials are refused, never treated as the public.
 */
export function identifier(options: IdentityOptions, sessions: Sessions): Identify {
  const { now, onFault } = options;
  const identifyBy = identifierOf(options, sessions);
  return async (rawHeaders) => {
    try {
      const presented = presentedIn(rawHeaders);
      const identified = await identifyBy(presented);
      await requireUnrevoked(options, identified);
      return await withPurpose(options, identified, presented.purpose);
    } catch (thrown) {
      if (thrown instanceof RiverGateError) throw thrown;
      onFault(`${messageOf(thrown)} (${now().toISOString()})`);
      throw unauthenticated();
    }
  };
}

/**
 * Treats a browser whose session is no longer valid as the public: a browser sends its cookie
 * automatically, which must not keep anybody from public data. A token is sent on purpose, so an
 * invalid one is refused.
 */
export function askerOf(identify: Identify): IdentifyAsker {
  return async (rawHeaders) => {
    try {
      return { identified: await identify(rawHeaders), hasEndedSession: false };
    } catch (thrown) {
      const isRefused = thrown instanceof RiverGateError && thrown.code === 'UNAUTHENTICATED';
      if (!isRefused || !bringsSessionAlone(rawHeaders)) throw thrown;
      return { identified: ANONYMOUS, hasEndedSession: true };
    }
  };
}

const ANONYMOUS: Identified = {
  caller: PUBLIC_CALLER,
  via: 'NONE',
  tokenId: null,
  issuedAtMs: null,
  expiresAtMs: null,
};

function identifierOf(
  options: IdentityOptions,
  sessions: Sessions,
): (presented: Presented) => Promise<Identified> {
  const { now, onFault } = options;
  const issuers = options.outsideIssuers.map((issuer) => ({
    issuer,
    jwks: openJwks({ url: issuer.jwksUrl, now, onFault }),
  }));
  const identifyOutside = outsideIdentifierOf(options);
  const verify = knownTokens();
  return async ({ bearer, session }) => {
    if (session !== null) return sessions.identify(session);
    if (bearer === null) return ANONYMOUS;
    const outside = issuers.length === 0 ? undefined : issuerOf(issuers, bearer);
    return outside ? identifyOutside(bearer, outside) : identifyOwn(options, bearer, verify);
  };
}

/** The issuer that a token claims; the token is verified only with that issuer's keys. */
function issuerOf(issuers: ReadonlyArray<OpenIssuer>, bearer: string): OpenIssuer | undefined {
  const { iss } = parseCompactJws(bearer).claims;
  return issuers.find(({ issuer }) => issuer.issuer === iss);
}

function identifyOwn(options: IdentityOptions, bearer: string, verify: VerifyOwn): Identified {
  const { issuer, tokenMinutes: lifeMinutes, now, onFault } = options;
  const keys = options.tokenKeys().verifying;
  const terms = { issuer: issuer(), lifeMinutes, now: now(), onFault };
  return { ...verify(bearer, keys, terms), via: 'TOKEN' };
}

function outsideIdentifierOf(
  options: IdentityOptions,
): (bearer: string, issuer: OpenIssuer) => Promise<Identified> {
  const { database, isDemonstration, now } = options;
  const known = briefCache<SubjectRow | undefined>({ lifeMs: BRIEFLY_MS, capacity: 10_000, now });
  return async (bearer, outside) => {
    const { issuer, name, departments } = outside.issuer;
    const verified = await verifyOutsideToken(bearer, outside, now());
    const { subject, tokenId, issuedAtMs, expiresAtMs } = verified;
    const row = await known.get(JSON.stringify([issuer, subject]), () =>
      database.asIdentity((transaction) => outsideSubjectOf(transaction, issuer, subject)),
    );
    requireThat(row !== undefined, 'nobody is registered here with this subject');
    requireThat(
      departments.includes(row.department),
      'the issuer does not speak for its department',
    );
    const caller = callerOfRow(row, { isDemonstration, purpose: null });
    requireThat(caller !== null, 'the account or client is not in use');
    const id = `${name}:${tokenId}`;
    return { caller, via: 'OUTSIDE_TOKEN', tokenId: id, issuedAtMs, expiresAtMs };
  };
}

/**
 * The sharing state contains the revocations. If it is stale, they are read from the database; if
 * that fails too, no caller who signed in is accepted (SHARING_STATE_STALE).
 */
async function requireUnrevoked(
  { database, revocationsNow }: IdentityOptions,
  { caller: { subject, generation }, via, tokenId, issuedAtMs }: Identified,
): Promise<void> {
  if (tokenId === null) return;
  const issuedOutsideAtMs = via === 'OUTSIDE_TOKEN' ? issuedAtMs : null;
  const issued: Issued = { subject, tokenId, generation, issuedOutsideAtMs };
  const revocations =
    revocationsNow() ??
    (await database
      .asIdentity((transaction) => revocationsOf(transaction, subject, tokenId))
      .catch(() => undefined));
  if (!revocations)
    throw new RiverGateError('SHARING_STATE_STALE', 'Revocations could not be read in time.');
  requireThat(!isRevoked(revocations, issued), 'it was revoked');
}

/** The purpose that the header selects, among those granted to the organisation. */
async function withPurpose(
  { purposesOf }: IdentityOptions,
  identified: Identified,
  purpose: string | null,
): Promise<Identified> {
  const { caller } = identified;
  if (purpose === null || purpose === caller.purpose) return identified;
  requireThat(caller.organisation !== null, 'nobody chose a purpose');
  const granted = await purposesOf(caller.organisation);
  requireThat(isPurpose(purpose) && granted.includes(purpose), 'the purpose was not granted');
  return { ...identified, caller: { ...caller, purpose } };
}
