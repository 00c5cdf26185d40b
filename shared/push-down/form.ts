import type { GraphQLObjectType, SelectionSetNode } from 'graphql';
import type { Write } from './computed/value-writer';
import type { StatementForms } from './pushed-statement';

/** One form of an operation: what each member of its objects is, and the statements to run. */
export interface CompiledForm {
  readonly members: ReadonlyArray<Member>;
  readonly statements: ReadonlyArray<StatementForms>;
  /** Whether the only member is the object itself, null if it does not exist. */
  readonly isWhole: boolean;
}

/** A member of an object: made from its key, computed by a resolver, or a column of a statement. */
export type Member = { readonly key: string } & (
  { readonly textOf: (entity: string) => string } | ComputedMember | ReadMember
);

/** A member that a resolver computes; its root is a representation, or undefined for Query. */
export interface ComputedMember extends Nullable {
  readonly key: string;
  readonly compute: Write;
}

/** A column of a statement. */
export interface ReadMember extends Nullable {
  readonly key: string;
  readonly statement: number;
  readonly column: number;
}

interface Nullable {
  /** Whether it may be null: else its object is null where it could not be read. */
  readonly isNullable: boolean;
}

/** The objects that an operation selects: Query, or entities with keys `k.key`. */
export interface Objects {
  readonly type: GraphQLObjectType;
  readonly selections: ReadonlyArray<SelectionSetNode>;
  /** Whether entities are asked for by their keys alone. */
  readonly isKeyed: boolean;
}
