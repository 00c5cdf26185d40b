/** Every field of the graph with its description. */
export interface Described {
  readonly __schema: {
    readonly types: ReadonlyArray<{
      readonly fields: ReadonlyArray<{
        readonly name: string;
        readonly description: string | null;
      }> | null;
    }>;
  };
}

/** The term that most fields of a name have. */
export function wordsOf({ __schema: { types } }: Described): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { name, description } of types.flatMap(({ fields }) => fields ?? [])) {
    const term = termIn(description);
    if (term === null) continue;
    const of = counts.get(name) ?? new Map<string, number>();
    counts.set(name, of.set(term, (of.get(term) ?? 0) + 1));
  }
  return new Map([...counts].map(([name, of]) => [name, mostOf(of)]));
}

/** The last words in brackets that have a Chinese character. */
function termIn(description: string | null): string | null {
  const found = [
    ...(description ?? '').matchAll(/[(（]([^()（）]*[\u4e00-\u9fff][^()（）]*)[)）]/g),
  ];
  return found.at(-1)?.[1] ?? null;
}

function mostOf(counts: ReadonlyMap<string, number>): string {
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
