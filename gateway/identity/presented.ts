import { TokenFault } from '../../shared/identity/token-fault';
import { isSecretForm } from '../../shared/identity/secret';

/** The credentials and the purpose in a request. */
export interface Presented {
  readonly bearer: string | null;
  /** Content of the session cookie. */
  readonly session: string | null;
  /** Purpose that the request selects; null if it selects none. */
  readonly purpose: string | null;
}

/** Name of the cookie that holds a session. */
export const SESSION_COOKIE = 'rivergate_session';
/**
 * Header with which a request selects one of the granted purposes, in UTF-8, percent-encoded (RFC
 * 3986, 2.1).
 */
export const PURPOSE_HEADER = 'rivergate-purpose';

/**
 * Reads the raw headers (`IncomingMessage.rawHeaders`: name, value, name, …), in which a repeated
 * header is visible. Throws TokenFault for a repeated header, another scheme than Bearer, a
 * malformed cookie, and a bearer token beside a session, because it is ambiguous which of the two
 * is meant.
 */
export function presentedIn(rawHeaders: ReadonlyArray<string>): Presented {
  const bearer = bearerIn(valuesOf(rawHeaders, 'authorization'));
  const session = sessionIn(valuesOf(rawHeaders, 'cookie'));
  if (bearer !== null && session !== null)
    throw new TokenFault('both a bearer token and a session were sent');
  return { bearer, session, purpose: purposeIn(valuesOf(rawHeaders, PURPOSE_HEADER)) };
}

/** Whether a request has a session cookie, valid or not, and no token. */
export function bringsSessionAlone(rawHeaders: ReadonlyArray<string>): boolean {
  const hasSession = cookiesNamed(valuesOf(rawHeaders, 'cookie'), SESSION_COOKIE).length > 0;
  return hasSession && valuesOf(rawHeaders, 'authorization').length === 0;
}

/** Contents of the cookies with a name, in order. */
export function cookiesNamed(headers: ReadonlyArray<string>, name: string): ReadonlyArray<string> {
  const pairs = headers.flatMap((header) => header.split(';')).map((pair) => pair.trim());
  return pairs.flatMap((pair) =>
    pair.startsWith(`${name}=`) ? [pair.slice(name.length + 1)] : [],
  );
}

/** Values of a header, in order. */
export function valuesOf(rawHeaders: ReadonlyArray<string>, name: string): ReadonlyArray<string> {
  return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name);
}

function bearerIn(values: ReadonlyArray<string>): string | null {
  const [value] = values;
  if (value === undefined) return null;
  const [, token] = /^Bearer ([\w.~+/=-]+)$/i.exec(value) ?? [];
  if (values.length > 1 || token === undefined)
    throw new TokenFault('the authorization header is not one bearer token');
  return token;
}

function sessionIn(headers: ReadonlyArray<string>): string | null {
  const cookies = cookiesNamed(headers, SESSION_COOKIE);
  const [cookie] = cookies;
  if (cookie === undefined) return null;
  if (cookies.length > 1 || !isSecretForm(cookie))
    throw new TokenFault('the session cookie is malformed or repeated');
  return cookie;
}

function purposeIn(values: ReadonlyArray<string>): string | null {
  const [value] = values;
  if (value === undefined) return null;
  try {
    if (values.length === 1) return decodeURIComponent(value);
  } catch {
    // A broken encoding is refused like a repeated header.
  }
  throw new TokenFault('the purpose is repeated or not percent-encoded');
}
