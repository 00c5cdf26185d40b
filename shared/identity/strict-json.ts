/** A JSON object as it was parsed; nothing of it is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The object in a JSON text; undefined unless the text is one object in which no key comes twice, at any
 * depth (RFC 7515, 4: two readers of a repeated key may each see another token).
 */
export function strictObject(text: string): JsonObject | undefined {
  const value = parsed(text);
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject && !repeatsKey(text) ? (value as JsonObject) : undefined; // It is an object, and not null.
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON is no object: that is the answer.
    return undefined;
  }
}

/** Strings (with the colon that makes one a key) and the braces that open and close a scope of keys. */
const MARK = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}]/gs;

/** Looks at text that is known to be JSON, so that punctuation alone shows its structure. */
function repeatsKey(text: string): boolean {
  const scopes: Set<string>[] = [];
  for (const [mark, string, colon] of text.matchAll(MARK)) {
    if (mark === '{') scopes.push(new Set());
    else if (mark === '}') scopes.pop();
    else if (string !== undefined && colon !== undefined) {
      const key = String(JSON.parse(string)); // Escaped or not, it is the same key.
      const scope = scopes.at(-1);
      if (scope?.has(key)) return true;
      scope?.add(key);
    }
  }
  return false;
}
