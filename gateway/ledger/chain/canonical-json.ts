/** A value of JSON. */
export type Json =
  null | boolean | number | string | ReadonlyArray<Json> | { readonly [name: string]: Json };

/**
 * Writes a value as canonical JSON (RFC 8785, JCS): names in the order of their UTF-16 code units,
 * no white space, strings and numbers as in ECMAScript. Hashes and signatures are always of the
 * UTF-8 of such a text. Throws TypeError for a number that JSON cannot represent.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new TypeError(`A number in the audit log must be finite, but got: ${String(value)}.`);
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}

/** The value of a canonical text; undefined if it is not JSON or not canonical. */
export function parseCanonicalJson(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json; // JSON.parse returns nothing else.
    return canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a value is an object with named members. */
export function isMembers(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !isList(value);
}

function isList(value: Json): value is ReadonlyArray<Json> {
  return Array.isArray(value);
}
