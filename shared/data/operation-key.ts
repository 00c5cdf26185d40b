/**
 * The cache key of an operation: its document, and its name if one is given. The text itself is the
 * key of a document with one operation, so that no long text is joined for a look-up. NUL is in no
 * document that parses.
 */
export function operationKey(text: string, operationName: string | null | undefined): string {
  return operationName ? `${operationName}\0${text}` : text;
}
