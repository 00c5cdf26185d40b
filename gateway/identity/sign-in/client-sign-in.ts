import { messageOf } from '../../../shared/errors/message-of';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { mintAccessToken, verifyAccessToken } from '../../../shared/identity/access-token';
import type { Caller } from '../../../shared/identity/caller';
import { isSecretOf } from '../../../shared/identity/secret';
import { requireThat } from '../../../shared/identity/token-fault';
import type { Attempt, Attempts } from './attempts';
import { claimedClient, verifyAssertion } from '../client-assertion';
import { callerOfRow } from '../caller-of-row';
import type { IdentityOptions } from '../identity-options';
import { insertRevocation } from '../revocation.store';
import { clientOf, type ClientRow } from '../subject.queries';

/** The credentials of a machine. */
export type ClientCredentials = { /** Address of the caller. */ readonly address: string } & (
  | { readonly clientId: string; readonly clientSecret: string }
  /** A signed assertion; the client id sent beside it, null unless given. */
  | { readonly clientId: string | null; readonly assertion: string }
);

type SignedCredentials = Extract<ClientCredentials, { readonly assertion: string }>;

/** A token for a machine. */
export interface IssuedToken {
  readonly token: string;
  readonly expiresInS: number;
  readonly purpose: string | null;
}

/** How machines sign in. */
export interface ClientSignIn {
  /**
   * Rejects with SIGN_IN_REFUSED (always with the same message), TOO_MANY_REQUESTS, or
   * BAD_USER_INPUT for a purpose that was not granted.
   */
  issueToken(credentials: ClientCredentials, purpose: string | null): Promise<IssuedToken>;
  /**
   * Revokes a token of this machine; false if it belongs to another. A token that is not valid need
   * not be revoked.
   */
  revokeToken(credentials: ClientCredentials, token: string): Promise<boolean>;
}

/**
 * The name by which attempts with these credentials are counted, separately for secrets and
 * assertions. Credentials that cannot be valid for any client share one name, so valid ones are
 * never counted with them.
 */
export function countedName(credentials: ClientCredentials): string {
  if (!('assertion' in credentials)) return `client ${credentials.clientId}`;
  const claimed = claimedClient(credentials.assertion);
  return claimed === null ? 'no assertion' : `assertion ${claimed}`;
}

/** Opens it. */
export function openClientSignIn(options: IdentityOptions, attempts: Attempts): ClientSignIn {
  const { database, now, note } = options;
  return {
    issueToken: async (credentials, purpose) => {
      const caller = await authenticated(credentials, options, attempts);
      await requirePurpose(options, caller, purpose);
      return minted(options, { ...caller, purpose });
    },
    revokeToken: async (credentials, token) => {
      const { subject } = await authenticated(credentials, options, attempts);
      const own = verifiedOrNull(options, token);
      if (own === null) return true;
      if (own.caller.subject !== subject) return false;
      const { tokenId: id, expiresAtMs } = own;
      await database.asIdentity((transaction) =>
        insertRevocation(transaction, { id, expiresAtMs }, now()),
      );
      await note({ event: 'TOKEN_REVOKED', subject, facts: { token: id } });
      return true;
    },
  };
}

async function authenticated(
  credentials: ClientCredentials,
  options: IdentityOptions,
  attempts: Attempts,
): Promise<Caller> {
  if ('assertion' in credentials) return byAssertion(credentials, options, attempts);
  const attempt = await attempts.count(attemptOf(credentials));
  const caller = await bySecret(credentials, options);
  await attempt.succeed();
  return caller;
}

function attemptOf(credentials: ClientCredentials): Attempt {
  return { name: countedName(credentials), address: credentials.address, device: null };
}

/** The secret is compared even if there is no such client or it is not in use. */
async function bySecret(
  {
    clientId,
    clientSecret,
    address,
  }: Extract<ClientCredentials, { readonly clientSecret: string }>,
  { database, isDemonstration, note }: IdentityOptions,
): Promise<Caller> {
  const row = await database.asIdentity((transaction) => clientOf(transaction, clientId));
  const stored = [row?.secretHash ?? null, row?.previousSecretHash ?? null];
  const isSecret = isSecretOf(clientSecret, stored);
  const caller = callerOfRow(row, { isDemonstration, purpose: null });
  if (isSecret && caller !== null) return caller;
  await note({ event: 'TOKEN_REFUSED', subject: row?.id ?? 'unknown', facts: { address } });
  throw refused();
}

/**
 * A signature is checked only if its client and address need not wait because of earlier failures.
 */
async function byAssertion(
  credentials: SignedCredentials,
  options: IdentityOptions,
  attempts: Attempts,
): Promise<Caller> {
  const claimed = claimedClient(credentials.assertion);
  const attempt = claimed === null ? null : await attempts.watch(attemptOf(credentials));
  const row = claimed === null ? undefined : await signerOf(credentials, claimed, options);
  const { isDemonstration, note } = options;
  const caller = callerOfRow(row, { isDemonstration, purpose: null });
  if (caller !== null) {
    await attempt?.succeed();
    return caller;
  }
  await attempt?.fail();
  const facts = { address: credentials.address };
  await note({ event: 'TOKEN_REFUSED', subject: row?.id ?? 'unknown', facts });
  throw refused();
}

/** The client that signed; undefined if the claimed client did not. */
async function signerOf(
  { clientId, assertion }: SignedCredentials,
  claimed: string,
  options: IdentityOptions,
): Promise<ClientRow | undefined> {
  try {
    requireThat(clientId === null || clientId === claimed, 'another client is named beside it');
    await verifyAssertion(assertion, claimed, options);
  } catch (thrown) {
    if (thrown instanceof RiverGateError) throw thrown;
    options.onFault(messageOf(thrown));
    return undefined;
  }
  return options.database.asIdentity((transaction) => clientOf(transaction, claimed));
}

function refused(): RiverGateError {
  return new RiverGateError(
    'SIGN_IN_REFUSED',
    'Client or secret is wrong, or the client is not in use.',
  );
}

async function requirePurpose(
  { purposesOf }: IdentityOptions,
  { organisation }: Caller,
  purpose: string | null,
): Promise<void> {
  if (purpose === null) return;
  const granted = organisation ? await purposesOf(organisation) : [];
  if (!granted.includes(purpose))
    throw new RiverGateError('BAD_USER_INPUT', 'The purpose is not among those granted.');
}

function minted(options: IdentityOptions, caller: Caller): IssuedToken {
  const { issuer, tokenMinutes: lifeMinutes, now } = options;
  const key = options.tokenKeys().signing;
  const { token } = mintAccessToken(key, caller, { issuer: issuer(), lifeMinutes, now: now() });
  return { token, expiresInS: lifeMinutes * 60, purpose: caller.purpose };
}

function verifiedOrNull(options: IdentityOptions, token: string) {
  const { issuer, tokenMinutes: lifeMinutes, now, tokenKeys, onFault } = options;
  const terms = { issuer: issuer(), lifeMinutes, now: now(), onFault };
  try {
    return verifyAccessToken(token, tokenKeys().verifying, terms);
  } catch {
    // A token that is valid nowhere need not be revoked (RFC 7009, 2.2).
    return null;
  }
}
