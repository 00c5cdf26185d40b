import type { FastifyReply, FastifyRequest } from 'fastify';
import { DEVICE_S, type DeviceCookie } from '../identity/sign-in/devices';
import { SESSION_COOKIE } from '../identity/presented';
import type { Identity } from '../identity/open-identity';
import type { OpenedSession } from '../identity/sessions';

/** Whether cookies are for https alone. */
interface CookieOptions {
  readonly hasSecureCookies: boolean;
}

/** Gives a browser its session: out of reach of scripts and of other sites. */
function giveSession(
  request: FastifyRequest,
  reply: FastifyReply,
  { session, ...options }: CookieOptions & { readonly session: OpenedSession },
): void {
  // Without an end of its own: it goes with the browser, and the hub knows when it ends at the latest.
  const cookie = `${SESSION_COOKIE}=${session.cookie}; Path=/; HttpOnly; SameSite=Strict`;
  reply.header('set-cookie', `${cookie}${secure(request, options)}`);
}

/** Lets a browser be known again at the next sign-in; the cookie goes nowhere else, and opens nothing. */
export function giveDevice(
  request: FastifyRequest,
  reply: FastifyReply,
  { device, ...options }: CookieOptions & { readonly device: DeviceCookie },
): void {
  const { name, value } = device;
  const limits = `Path=/oauth/sign-in; Max-Age=${String(DEVICE_S)}; HttpOnly; SameSite=Strict`;
  reply.header('set-cookie', `${name}=${value}; ${limits}${secure(request, options)}`);
}

/** Gives a browser its session, and ends the one over which it signed in. */
export async function replaceSession(
  request: FastifyRequest,
  reply: FastifyReply,
  { identity, ...options }: ReplaceOptions,
): Promise<void> {
  // What the browser brought may have ended by itself: there is nothing to end then.
  const before = await identity.identify(request.raw.rawHeaders).catch(() => null);
  if (before) await identity.sessions.end(before);
  giveSession(request, reply, options);
}

interface ReplaceOptions extends CookieOptions {
  readonly session: OpenedSession;
  readonly identity: Pick<Identity, 'identify' | 'sessions'>;
}

/** Takes the session from a browser. */
export function takeSession(
  request: FastifyRequest,
  reply: FastifyReply,
  options: CookieOptions,
): void {
  const cookie = `${SESSION_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict`;
  reply.header('set-cookie', `${cookie}${secure(request, options)}`);
}

/** `; Secure` where the request came by https, or a setting says so. */
export function secure({ protocol }: FastifyRequest, { hasSecureCookies }: CookieOptions): string {
  return hasSecureCookies || protocol === 'https' ? '; Secure' : '';
}
