import { messageOf } from '../../shared/errors/message-of';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { mintAccessToken, verifyAccessToken } from '../../shared/identity/access-token';
import type { Caller } from '../../shared/identity/caller';
import { isSecretOf } from '../../shared/identity/secret';
import type { Attempts } from './attempt.loader';
import { assertingClient } from './client-assertion';
import { callerOfRow } from './caller-of-row';
import type { IdentityOptions } from './identity-options';
import { insertRevocation } from './revocation.loader';
import { clientOf } from './subject.loader';

/** What a machine signs in with. */
export type ClientCredentials = { /** Address it came from. */ readonly address: string } & (
  | { readonly clientId: string; readonly clientSecret: string }
  /** A signed assertion; what it may name itself beside it is null unless given. */
  | { readonly clientId: string | null; readonly assertion: string }
);

/** A token for a machine. */
export interface IssuedToken {
  readonly token: string;
  readonly expiresInS: number;
  readonly purpose: string | null;
}

/** How machines sign in. */
export interface ClientSignIn {
  /** Rejects with SIGN_IN_REFUSED (in the same words whatever did not fit), TOO_MANY_REQUESTS, BAD_USER_INPUT for a purpose that was not granted. */
  issueToken(credentials: ClientCredentials, purpose: string | null): Promise<IssuedToken>;
  /** Voids a token of this machine; whether it was one of its own. What is no living token needs no voiding. */
  revokeToken(credentials: ClientCredentials, token: string): Promise<boolean>;
}

/** Opens it. */
export function openClientSignIn(options: IdentityOptions, attempts: Attempts): ClientSignIn {
  const { database, now, note } = options;
  return {
    issueToken: async (credentials, purpose) => {
      const caller = await authenticated(credentials, options, attempts);
      await demandPurpose(options, caller, purpose);
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
  if ('assertion' in credentials) return byAssertion(credentials, options);
  const { clientId, address } = credentials;
  const attempt = await attempts.count({ name: `client ${clientId}`, address, device: null });
  const caller = await bySecret(credentials, options);
  await attempt.succeed();
  return caller;
}

/** The secret is compared whether there is such a client or not, and whether it is in use or not. */
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

async function byAssertion(
  { clientId, assertion, address }: Extract<ClientCredentials, { readonly assertion: string }>,
  options: IdentityOptions,
): Promise<Caller> {
  const { database, isDemonstration, note, onFault } = options;
  const signer = await assertingClient(assertion, options).catch((thrown: unknown) => {
    if (thrown instanceof RiverGateError) throw thrown;
    onFault(messageOf(thrown));
    return null;
  });
  const isNamed = signer !== null && (clientId === null || clientId === signer);
  const row = isNamed
    ? await database.asIdentity((transaction) => clientOf(transaction, signer))
    : undefined;
  const caller = callerOfRow(row, { isDemonstration, purpose: null });
  if (caller !== null) return caller;
  await note({ event: 'TOKEN_REFUSED', subject: row?.id ?? 'unknown', facts: { address } });
  throw refused();
}

function refused(): RiverGateError {
  return new RiverGateError(
    'SIGN_IN_REFUSED',
    'Client or secret do not fit, or the client is not in use.',
  );
}

async function demandPurpose(
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
    // What is honoured nowhere need not be voided (RFC 7009, 2.2).
    return null;
  }
}
