import type { GraphQLError } from 'graphql';
import type { RequestScope } from '../../request-scope';
import type { Values } from './values';

/** One execution of a plan: what has arrived, and for whom. */
export interface Run {
  /** The answer as departments gave it; fetches add to it. */
  readonly root: Values;
  readonly errors: GraphQLError[];
  /** Coerced, without prototype. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly scope: RequestScope;
  /** Whether the answer may contain finished texts. */
  readonly takesTexts: boolean;
  /** Whether it does. */
  hasTexts: boolean;
  /** Whether the operation changes data: it goes on when its caller has gone away. */
  readonly isMutation: boolean;
}

/** Runs a part of a plan; what fails is among the errors, never a rejection. */
export type RunPart = (run: Run) => Promise<void>;
