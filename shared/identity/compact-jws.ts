import { strictObject, type JsonObject } from './strict-json';
import { requireThat } from './token-fault';

/** A parsed compact JWS; nothing in it is verified yet. */
export interface CompactJws {
  readonly token: string;
  /**
   * `alg`, `typ` and `kid`, each a text, and nothing else. An optional `typ` that is missing is an
   * empty text.
   */
  readonly header: Readonly<Record<'alg' | 'typ' | 'kid', string>>;
  readonly claims: JsonObject;
}

/**
 * Maximum length; longer tokens are not parsed. A Caller with a hundred sources takes half of it.
 */
const MAX_CHARACTERS = 8192;
const PARAMETERS = ['alg', 'kid', 'typ'] as const;
/**
 * Header parameters that supply a key or change what a signature covers; the error names them, so
 * that the log shows an attack.
 */
const DANGEROUS = [
  'crit',
  'jwk',
  'jku',
  'x5u',
  'x5c',
  'x5t',
  'x5t#S256',
  'b64',
  'zip',
  'cty',
  'enc',
];

/**
 * Parses a compact JWS (RFC 7515, 3.1): three parts of canonical base64url without padding, a
 * header of exactly `alg`, `typ` and `kid`, and a JSON object as payload, without duplicate keys.
 * Throws TokenFault.
 */
export function parseCompactJws(
  token: unknown,
  { needsType = true }: { readonly needsType?: boolean } = {},
): CompactJws {
  requireThat(typeof token === 'string', 'it is not a text');
  requireThat(token.length <= MAX_CHARACTERS, 'it is too long');
  const parts = token.split('.');
  requireThat(parts.length === 3, 'it has not three parts');
  const [head, payload, signature] = parts.map(bytesOf);
  requireThat(head !== undefined && payload !== undefined, 'it has not three parts');
  requireThat(signature !== undefined, 'it has not three parts');
  const header = objectOf(head, 'header');
  for (const name of DANGEROUS) requireThat(!Object.hasOwn(header, name), `its header has ${name}`);
  const { alg, typ = needsType ? undefined : '', kid } = header;
  const names = Object.keys({ ...header, typ }).sort();
  requireThat(names.join() === PARAMETERS.join(), 'its header has not exactly alg, kid and typ');
  requireThat(typeof alg === 'string' && typeof typ === 'string', 'alg or typ is not a text');
  requireThat(typeof kid === 'string', 'kid is not a text');
  return { token, header: { alg, typ, kid }, claims: objectOf(payload, 'payload') };
}

/**
 * Decodes a part; re-encoding detects padding, blanks, the non-URL alphabet and extra trailing
 * bits.
 */
function bytesOf(part: string): Buffer {
  const bytes = Buffer.from(part, 'base64url');
  requireThat(part !== '', 'a part is empty');
  requireThat(bytes.toString('base64url') === part, 'a part is not canonical base64url');
  return bytes;
}

function objectOf(bytes: Buffer, what: string): JsonObject {
  const object = strictObject(textOf(bytes, what));
  requireThat(object !== undefined, `its ${what} is not a JSON object with unique keys`);
  return object;
}

function textOf(bytes: Buffer, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    requireThat(false, `its ${what} is not UTF-8`);
  }
}
