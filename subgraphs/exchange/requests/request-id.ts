const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Returns whether a text has the form of an id of a request or a grant. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
