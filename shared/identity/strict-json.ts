/** A parsed JSON object with unchecked members. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Parses a JSON text; undefined unless it is one object without duplicate keys at any depth (RFC
 * 7515, 4: two parsers may read a duplicate key differently).
 */
export function strictObject(text: string): JsonObject | undefined {
  const value = parsed(text);
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject && !repeatsKey(text) ? (value as JsonObject) : undefined; // Checked above: an object, not null.
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Text that is not JSON is not an object.
    return undefined;
  }
}

/** Matches strings (with the colon after a key) and the braces that open and close an object. */
const MARK = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}]/gs;

/** The text is known to be JSON, so punctuation outside strings shows its structure. */
function repeatsKey(text: string): boolean {
  const scopes: Set<string>[] = [];
  for (const [mark, string, colon] of text.matchAll(MARK)) {
    if (mark === '{') scopes.push(new Set());
    else if (mark === '}') scopes.pop();
    else if (string !== undefined && colon !== undefined) {
      const key = String(JSON.parse(string)); // Compares keys unescaped.
      const scope = scopes.at(-1);
      if (scope?.has(key)) return true;
      scope?.add(key);
    }
  }
  return false;
}
