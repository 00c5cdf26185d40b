import type { ExecutionResult } from 'graphql';
import type { ExecuteRequest } from '../../shared/graphql/compiled-execution';
import { absence } from './absence';
import type { Link, LinkReport, LinkRequest } from './link';
import type { RequestScope } from '../request-scope';
import { linkAnswer } from './link-answer';

/** A department that runs in this process. */
interface InProcessDepartment<Context> {
  readonly department: string;
  readonly execute: (request: ExecuteRequest, context: Context) => Promise<ExecutionResult>;
  /** What its resolvers receive: loaders, and anything else that lives for one request. */
  readonly contextFor: (scope: RequestScope) => Context;
  /**
   * Whether it lies in the database of the audit log, and its answers do not depend on what that
   * contains: it may then be read while an intent is written. No unless given.
   */
  readonly readsAhead?: boolean;
  /** Whether its dependencies answer; always true unless given. */
  readonly isReady?: () => Promise<boolean>;
  /** What is known of it, for `/readyz`; nothing unless given. */
  readonly report?: () => LinkReport;
}

/**
 * A link that is a function call.
 *
 * All fetches of one gateway request share one context of the department, so that a loader batches
 * and caches across them; a mutation discards it, because what was loaded before may have changed.
 */
export function inProcessLink<Context>(inProcess: InProcessDepartment<Context>): Link {
  const { department, execute, contextFor, readsAhead = false, isReady, report } = inProcess;
  const contexts = new WeakMap<RequestScope, { readonly context: Context }>();
  const contextOf = (scope: RequestScope): Context => {
    const kept = contexts.get(scope) ?? { context: contextFor(scope) };
    contexts.set(scope, kept);
    return kept.context;
  };
  return {
    department,
    fetch: async (request) => {
      try {
        const result = await execute(operationOf(request), contextOf(request.scope));
        if (request.query.startsWith('mutation')) contexts.delete(request.scope);
        return (
          linkAnswer(result, request) ?? absence('DEPARTMENT_UNAVAILABLE', { department }, request)
        );
      } catch {
        // `execute` never rejects, so the context could not be created (no database).
        return absence('DEPARTMENT_UNAVAILABLE', { department }, request);
      }
    },
    ignoresSignal: true, // A loader's statement may serve other requests too.
    readsAhead,
    isReady: isReady ?? (() => Promise.resolve(true)),
    ...(report && { report }),
    close: () => Promise.resolve(),
  };
}

function operationOf({ query, operationName, variables, finished }: LinkRequest) {
  return { query, operationName, variables, finished };
}
