import { TokenFault } from '../../shared/identity/token-fault';
import { isSecretForm } from '../../shared/identity/secret';

/** What a request brings to say who asks. */
export interface Presented {
  readonly bearer: string | null;
  /** Content of the session's cookie. */
  readonly session: string | null;
  /** Purpose that the request chose; null when it chose none. */
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
 * What stands in the headers as they came (`IncomingMessage.rawHeaders`: name, value, name, …), so that
 * a header that came twice shows. Throws TokenFault for two of them, another scheme than Bearer, a
 * malformed cookie, and for a bearer token beside a session: which of the two is meant must not be a guess.
 */
export function presentedIn(rawHeaders: ReadonlyArray<string>): Presented {
  const bearer = bearerIn(valuesOf(rawHeaders, 'authorization'));
  const session = sessionIn(valuesOf(rawHeaders, 'cookie'));
  if (bearer !== null && session !== null)
    throw new TokenFault('a bearer token and a session came together');
  return { bearer, session, purpose: purposeIn(valuesOf(rawHeaders, PURPOSE_HEADER)) };
}

/** Whether a request brings a session's cookie, whole or not, and no token beside it. */
export function bringsSessionAlone(rawHeaders: ReadonlyArray<string>): boolean {
  const hasSession = cookiesNamed(valuesOf(rawHeaders, 'cookie'), SESSION_COOKIE).length > 0;
  return hasSession && valuesOf(rawHeaders, 'authorization').length === 0;
}

/** Contents of the cookies of a name, in order. */
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
    throw new TokenFault('the session cookie is malformed, or came twice');
  return cookie;
}

function purposeIn(values: ReadonlyArray<string>): string | null {
  const [value] = values;
  if (value === undefined) return null;
  try {
    if (values.length === 1) return decodeURIComponent(value);
  } catch {
    // A broken encoding is refused like a header that came twice.
  }
  throw new TokenFault('the purpose came twice, or is not percent-encoded');
}
