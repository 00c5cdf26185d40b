import type { ApolloGateway } from '@apollo/gateway';
import type { QueryPlan } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import type { RequestScope } from '../request-scope';
import type { SupergraphInUse } from './supergraph-in-use';
import { emptyValues } from './hoisted-literals';

type Executor = ApolloGateway['executor'];
/** One operation with everything around it. */
export type GatewayRequest = Parameters<Executor>[0];
/** The same with who asks and what lives as long as the request. */
export type ScopedRequest = Omit<GatewayRequest, 'context'> & { readonly context: RequestScope };
/** What a request is answered with. */
export type GatewayAnswer = Awaited<ReturnType<Executor>>;

/** An operation as it is executed. */
interface ExecutableOperation {
  /** The request that asks it. */
  readonly request: ScopedRequest;
  /** It alone, and its text. */
  readonly document: DocumentNode;
  readonly source: string;
  readonly hash: string;
  /** Coerced, without prototype. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Executes an operation by a plan. */
export type ExecutePlan = (operation: ExecutableOperation, plan: QueryPlan) => ReturnType<Executor>;

/** What of an engine is in use now. */
export interface EngineInUse {
  /** The supergraph in use, which may be newer than what a request began with. */
  readonly inUse: () => SupergraphInUse;
  readonly execute: ExecutePlan;
}

/** Answers a request by what is in use; never rejects. */
export type HandleRequest = (request: ScopedRequest, engine: EngineInUse) => Promise<GatewayAnswer>;

/** Plans as @apollo/gateway keeps them. */
type PlanStore = Readonly<
  Record<'get', () => Promise<QueryPlan | undefined>> &
    Record<'set' | 'clear', () => Promise<void>> &
    Record<'delete', () => Promise<boolean>>
>;

/**
 * Hands our plans to @apollo/gateway, which takes plans from its store alone, and plans itself what it
 * does not find there. It looks there before it first waits, so that a plan lies in the store for the
 * one call that it is meant for.
 */
export function planHandover() {
  let handed: QueryPlan | undefined;
  const store: PlanStore = {
    get: () => Promise.resolve(handed),
    set: () => Promise.reject(new TypeError('A plan was made that nobody asked for.')),
    delete: () => Promise.resolve(false),
    clear: () => Promise.resolve(),
  };
  const executeWith =
    (executor: Executor): ExecutePlan =>
    ({ request, document, source, hash, variables }, plan) => {
      handed = plan;
      try {
        const asked = { ...request.request, query: source, operationName: undefined };
        return executor({
          ...request,
          document,
          source,
          queryHash: hash,
          request: { ...asked, variables: Object.assign(emptyValues(), variables) },
        });
      } finally {
        handed = undefined;
      }
    };
  return { store, executeWith };
}
