import type { GraphQLSchema } from 'graphql';
import type { ExecutePlan } from './execute-plan';
import type { ResponseKeys } from './planning/response-keys';

/** Our own execution, or that of @apollo/gateway, which is the reference for it. */
export type Execution = 'rivergate' | 'apollo';

/** A supergraph that can be executed. */
export interface LoadedGraph {
  /** The schema that callers see. */
  readonly schema: GraphQLSchema;
  readonly execute: ExecutePlan;
  /** The keys under which departments answer; absent if they are the caller's. */
  readonly keys?: ResponseKeys;
}

/** Loads supergraphs, one after the other, for execution over links. */
export interface GraphLoader {
  /**
   * Checks a supergraph; rejects with SUPERGRAPH_REFUSED, and changes nothing, if it cannot be
   * loaded. The returned function puts it in use at once, in place of the one before.
   */
  prepare(plainSdl: string): Promise<() => LoadedGraph>;
  stop(): Promise<void>;
}
