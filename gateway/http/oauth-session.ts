import type { FastifyRequest } from 'fastify';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { isPurpose } from '../../shared/identity/caller-claims';
import { roleFacts } from '../../shared/identity/roles';
import type { Devices } from '../identity/sign-in/devices';
import type { Identified } from '../identity/identified';
import type { PasswordSignIn } from '../identity/sign-in/sign-in';
import type { OauthOptions, OauthScope } from './oauth-options';
import { refuseCrossSite } from './same-origin';
import { countSignIn, countedIdentity } from './oauth-rates';
import { giveDevice, replaceSession, takeSession } from './session-cookie';

/** Four texts of 512 characters, each of up to six bytes in JSON. */
const SIGN_IN_BYTES = 16 * 1024;
const PURPOSE_BYTES = 4 * 1024;
/** For requests without parameters: an empty object at most. */
const NOTHING_BYTES = 256;

/** The routes by which browsers sign in and out, ask who they are, and choose a purpose. */
export function sessionRoutes(scope: OauthScope, options: OauthOptions): void {
  const { identity, issuer } = options;
  const identified = (request: FastifyRequest) => countedIdentity(options, request);
  scope.post('/oauth/sign-in', { bodyLimit: SIGN_IN_BYTES }, async (request, reply) => {
    refuseCrossSite(request, issuer());
    const signIn = await signInOf(request, identity.devices);
    await countSignIn(options, signIn.account, request);
    const session = await identity.signIn.byPassword(signIn);
    // After the sign-in: a new password has begun another epoch, to which this browser belongs.
    const device = await identity.devices.cookieFor(signIn.account);
    giveDevice(request, reply, { ...options, device });
    await replaceSession(request, reply, { ...options, session });
    return { account: signIn.account, expiresAt: instantOf(session.expiresAtMs) };
  });
  scope.post('/oauth/sign-out', { bodyLimit: NOTHING_BYTES }, async (request, reply) => {
    refuseCrossSite(request, issuer());
    const who = await identified(request).catch(ofEnded);
    if (who) await identity.sessions.end(who);
    takeSession(request, reply, options);
    return reply.code(204).send();
  });
  scope.get('/oauth/session', async (request, reply) => {
    const who = await identified(request).catch((thrown: unknown) => {
      takeSession(request, reply, options); // From now on the browser is anonymous.
      throw thrown;
    });
    return described(who, options);
  });
  scope.post('/oauth/purpose', { bodyLimit: PURPOSE_BYTES }, async (request, reply) => {
    refuseCrossSite(request, issuer());
    const { purpose = null } = objectOf(request, '{purpose}, a text or null');
    if (purpose !== null && !isPurpose(purpose))
      throw new RiverGateError('BAD_REQUEST', 'purpose must be a line of text, or null for none.');
    await identity.sessions.choosePurpose(await identified(request), purpose);
    return reply.code(204).send();
  });
}

/** Nothing secret, and nothing of others. */
async function described(
  { caller, via, expiresAtMs }: Identified,
  { identity }: OauthOptions,
): Promise<object> {
  const { subject, kind, organisation, roles, districts, sources, purpose } = caller;
  return {
    account: subject,
    kind,
    via,
    organisation,
    posts: roles.map((post) => {
      const { nameZh, nameEn } = roleFacts(post);
      return { post, nameZh, nameEn };
    }),
    districts,
    sources,
    purposes: organisation ? await identity.purposesOf(organisation) : [],
    purpose,
    expiresAt: expiresAtMs === null ? null : instantOf(expiresAtMs),
  };
}

/** Signing out of a session that has ended succeeds. */
function ofEnded(thrown: unknown): undefined {
  if (thrown instanceof RiverGateError && thrown.code === 'UNAUTHENTICATED') return undefined;
  throw thrown;
}

const WANTED = '{account, password, code} and, to choose another password, newPassword';

async function signInOf(request: FastifyRequest, devices: Devices): Promise<PasswordSignIn> {
  const { account, password, code, newPassword = null } = objectOf(request, WANTED);
  const texts = [account, password, code, newPassword ?? ''];
  if (!texts.every(isLine))
    throw wanted(`${WANTED}, each of at most 512 characters without U+0000`);
  return {
    device: await devices.deviceIn(request.raw.rawHeaders, String(account)),
    account: String(account),
    password: String(password),
    code: String(code),
    newPassword: newPassword === null ? null : String(newPassword),
    address: request.ip,
  };
}

/** PostgreSQL cannot store U+0000 in a text. */
function isLine(text: unknown): boolean {
  return typeof text === 'string' && text.length <= 512 && !text.includes('\0');
}

/** The body as an object; throws BAD_REQUEST for anything else. */
export function objectOf(
  { body }: FastifyRequest,
  what: string,
): Readonly<Record<string, unknown>> {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  if (!isObject || body instanceof URLSearchParams) throw wanted(what);
  return body as Record<string, unknown>; // An object with any content.
}

function wanted(what: string): RiverGateError {
  return new RiverGateError('BAD_REQUEST', `POST JSON: ${what}.`);
}

function instantOf(ms: number): string {
  return new Date(ms).toISOString();
}
