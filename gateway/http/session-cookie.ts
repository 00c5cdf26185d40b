import type { FastifyReply, FastifyRequest } from 'fastify';
import { DEVICE_S, type DeviceCookie } from '../identity/sign-in/devices';
import { SESSION_COOKIE } from '../identity/presented';
import type { Identity } from '../identity/open-identity';
import type { OpenedSession } from '../identity/sessions';

/** Whether cookies are for https only. */
interface CookieOptions {
  readonly hasSecureCookies: boolean;
}

/** Gives a browser its session cookie, out of reach of scripts and of other sites. */
function giveSession(
  request: FastifyRequest,
  reply: FastifyReply,
  { session, ...options }: CookieOptions & { readonly session: OpenedSession },
): void {
  // Without an expiry of its own: it ends with the browser session, and the hub knows the latest
  // end.
  const cookie = `${SESSION_COOKIE}=${session.cookie}; Path=/; HttpOnly; SameSite=Strict`;
  reply.header('set-cookie', `${cookie}${secure(request, options)}`);
}

/**
 * Lets a browser be recognised at its next sign-in; the cookie is sent nowhere else and grants
 * nothing.
 */
export function giveDevice(
  request: FastifyRequest,
  reply: FastifyReply,
  { device, ...options }: CookieOptions & { readonly device: DeviceCookie },
): void {
  const { name, value } = device;
  const limits = `Path=/oauth/sign-in; Max-Age=${String(DEVICE_S)}; HttpOnly; SameSite=Strict`;
  reply.header('set-cookie', `${name}=${value}; ${limits}${secure(request, options)}`);
}

/** Gives a browser its session, and ends the one that it replaces. */
export async function replaceSession(
  request: FastifyRequest,
  reply: FastifyReply,
  { identity, ...options }: ReplaceOptions,
): Promise<void> {
  // The old session may have ended by itself; then there is nothing to end.
  const before = await identity.identify(request.raw.rawHeaders).catch(() => null);
  if (before) await identity.sessions.end(before);
  giveSession(request, reply, options);
}

interface ReplaceOptions extends CookieOptions {
  readonly session: OpenedSession;
  readonly identity: Pick<Identity, 'identify' | 'sessions'>;
}

/** Removes the session cookie from a browser. */
export function takeSession(
  request: FastifyRequest,
  reply: FastifyReply,
  options: CookieOptions,
): void {
  const cookie = `${SESSION_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict`;
  reply.header('set-cookie', `${cookie}${secure(request, options)}`);
}

/** `; Secure` if the request came over https or the setting requires it. */
export function secure({ protocol }: FastifyRequest, { hasSecureCookies }: CookieOptions): string {
  return hasSecureCookies || protocol === 'https' ? '; Secure' : '';
}
