import type { ApolloGateway } from '@apollo/gateway';
import type { QueryPlan } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import type { RequestScope } from '../request-scope';
import { emptyValues } from './hoisted-literals';

type Executor = ApolloGateway['executor'];
/** One operation with its context, as @apollo/server passes it on. */
export type GatewayRequest = Parameters<Executor>[0];
/** The response to a request. */
export type GatewayAnswer = Awaited<ReturnType<Executor>> & {
  /** Whether data contains finished texts; only if the request takes them. */
  readonly hasTexts?: boolean;
};

/** One operation, with the caller and what lives as long as the request. */
export interface ScopedRequest {
  readonly document: DocumentNode;
  readonly source: string;
  readonly request: Pick<GatewayRequest['request'], 'operationName' | 'variables' | 'extensions'>;
  readonly context: RequestScope;
  /** Whether data may contain finished texts. */
  readonly takesTexts?: boolean;
  /** What @apollo/server knows of it; absent if it was asked past the server. */
  readonly ofServer?: GatewayRequest;
}

/** An operation as it is executed. */
interface ExecutableOperation {
  /** The request that asks it. */
  readonly request: ScopedRequest;
  /** The document of this operation alone, and its text. */
  readonly document: DocumentNode;
  readonly source: string;
  readonly hash: string;
  /** Coerced, without prototype. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Executes an operation by a plan. */
export type ExecutePlan = (
  operation: ExecutableOperation,
  plan: QueryPlan,
) => Promise<GatewayAnswer>;

/** The plan store of @apollo/gateway. */
type PlanStore = Readonly<
  Record<'get', () => Promise<QueryPlan | undefined>> &
    Record<'set' | 'clear', () => Promise<void>> &
    Record<'delete', () => Promise<boolean>>
>;

/**
 * Hands our plans to @apollo/gateway, which takes plans only from its store and plans by itself
 * what it does not find there. It reads the store before its first await, so a plan needs to be
 * there only during the call that it is meant for.
 */
export function planHandover() {
  let handed: QueryPlan | undefined;
  const store: PlanStore = {
    get: () => Promise.resolve(handed),
    set: () => Promise.reject(new TypeError('@apollo/gateway made a plan by itself.')),
    delete: () => Promise.resolve(false),
    clear: () => Promise.resolve(),
  };
  const executeWith =
    (executor: Executor): ExecutePlan =>
    ({ request, document, source, hash, variables }, plan) => {
      const { ofServer } = request;
      if (!ofServer) throw new TypeError('@apollo/gateway needs the request of the server.');
      handed = plan;
      try {
        const asked = { ...ofServer.request, query: source, operationName: undefined };
        return executor({
          ...ofServer,
          context: request.context,
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
