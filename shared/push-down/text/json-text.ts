/** Part of a JSON text: fixed characters, or an SQL expression of type text that is never null. */
type Piece = { readonly fixed: string } | { readonly sql: string };

/** A JSON text that SQL concatenates. */
export type JsonText = ReadonlyArray<Piece>;

/**
 * SQL of the character that marks a value which is not what the schema promises. JSON escapes it,
 * so it is in no valid text.
 */
export const BROKEN_SQL = 'chr(3)';

/** The same character. */
export const BROKEN = '\u0003';

/** A text of fixed characters. */
export function fixed(characters: string): JsonText {
  return [{ fixed: characters }];
}

/** A text that an SQL expression returns. */
export function computed(sql: string): JsonText {
  return [{ sql }];
}

/** A JSON object with these members, in their order. */
export function objectText(
  members: ReadonlyArray<readonly [name: string, value: JsonText]>,
): JsonText {
  return merged(objectPieces(members));
}

/** The same of values with other parts than SQL, one piece after the other. */
export function objectPieces<Part>(
  members: ReadonlyArray<readonly [name: string, value: ReadonlyArray<Part>]>,
): ReadonlyArray<Part | Piece> {
  const inner = members.flatMap(([name, value], at) => [
    ...fixed(`${at === 0 ? '' : ','}${JSON.stringify(name)}:`),
    ...value,
  ]);
  return [...fixed('{'), ...inner, ...fixed('}')];
}

/** The SQL expression of a text: `||` is a third cheaper than `json_build_object`. */
export function textSql(text: JsonText): string {
  const pieces = merged(text).map((piece) => ('sql' in piece ? piece.sql : quoted(piece.fixed)));
  return pieces.length === 0 ? "''" : pieces.join(' || ');
}

/** An SQL literal. */
export function quoted(characters: string): string {
  return `'${characters.replaceAll("'", "''")}'`;
}

/** An SQL array of text literals. */
export function quotedList(all: ReadonlyArray<string>): string {
  return `array[${all.map(quoted).join(', ')}]::text[]`;
}

/** How an aggregate collects texts: sorted by columns, and only those that fulfil a condition. */
interface Collecting {
  readonly order: string;
  readonly where?: string;
}

/** SQL of a JSON list of texts that an aggregate collects. */
export function listSql(text: JsonText, { order, where }: Collecting): string {
  const filter = where === undefined ? '' : ` filter (where ${where})`;
  return `'[' || coalesce(string_agg(${textSql(text)}, ',' order by ${order})${filter}, '') || ']'`;
}

function merged(text: JsonText): JsonText {
  const found: Piece[] = [];
  for (const piece of text) {
    const last = found.at(-1);
    if (last && 'fixed' in last && 'fixed' in piece)
      found[found.length - 1] = { fixed: last.fixed + piece.fixed };
    else found.push(piece);
  }
  return found;
}
