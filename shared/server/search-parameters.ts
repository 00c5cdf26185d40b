/** The search parameters of the address of a request. */
export function searchOf({ url }: { readonly url: string }): URLSearchParams {
  const at = url.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : url.slice(at));
}

/** The value that a parameter holds as JSON; undefined if it is absent or not JSON. */
export function jsonOrNothing(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
