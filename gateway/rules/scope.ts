import type { GraphQLNamedType } from 'graphql';

/** Where the objects of a selection set lie, as far as the query determines it. */
export interface Origin {
  /** Code of the one district that the objects are or lie in. */
  readonly district?: string;
}

/** What is known about the objects of a selection set. */
export interface Scope {
  readonly type: GraphQLNamedType | undefined;
  readonly origin: Origin;
  /** Lengths of their lists that the parent field bounds, by name; `*`: of all lists. */
  readonly sized: ReadonlyMap<string, number>;
}

/** No bounds from the parent field. */
export const UNSIZED: ReadonlyMap<string, number> = new Map();

/** A key that is equal for two scopes in which a selection set costs the same. */
export function scopeKey({ type, origin, sized }: Scope): string {
  const sizes = [...sized].map(([name, size]) => `${name}=${String(size)}`).join();
  return `${type?.name ?? ''}|${origin.district ?? ''}|${sizes}`;
}
