import type { GraphQLNamedType } from 'graphql';

/** Where the objects of a selection set lie, as far as the question says. */
export interface Origin {
  /** Code of the one district that the objects are, or lie in. */
  readonly district?: string;
}

/** What is known of the objects that carry a selection set. */
export interface Scope {
  readonly type: GraphQLNamedType | undefined;
  readonly origin: Origin;
  /** Lengths of their lists that the field above bounded, by name; `*`: of all of them. */
  readonly sized: ReadonlyMap<string, number>;
}

/** Nothing bounded above. */
export const UNSIZED: ReadonlyMap<string, number> = new Map();

/** The same for two scopes in which a selection set costs the same. */
export function scopeKey({ type, origin, sized }: Scope): string {
  const sizes = [...sized].map(([name, size]) => `${name}=${String(size)}`).join();
  return `${type?.name ?? ''}|${origin.district ?? ''}|${sizes}`;
}
