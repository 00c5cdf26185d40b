import type { GraphQLSchema } from 'graphql';
import { memoryBudget, type MemoryBudget } from '../data/memory-budget';
import type { Execute, ExecuteRequest } from '../graphql/compiled-execution';
import type { AccessDecisions } from '../sharing/access-decisions';
import { answerData } from './answer-text';
import { Fallback } from './fallback';
import { operationForms } from './operation-forms';
import { withFallback } from './reported-fallback';
import { runForm, type Reading } from './run-form';

/** What happened to one request. */
export interface PushedOutcome {
  readonly query: string;
  /** Why the resolvers answered it; null if it was pushed down. */
  readonly fallback: Fallback | null;
}

/** A department's execution by statements, and what answers everything else. */
export interface PushDown extends Omit<Reading, 'readers'> {
  readonly schema: GraphQLSchema;
  /** Executes by resolvers what cannot be pushed down. */
  readonly otherwise: Execute;
  /** Memory budget of compiled operations; by default a separate one. */
  readonly budget?: MemoryBudget;
  readonly onOutcome?: (outcome: PushedOutcome) => void;
}

/** An execution that answers by one SQL statement for each dataset what its department declares. */
export interface PushDownExecution {
  /** The same answer as that of the resolvers. */
  readonly execute: Execute;
  /** Why the resolvers would answer a request of any caller; null if it would be pushed down. */
  readonly whyNot: (request: ExecuteRequest) => Fallback | null;
}

/** Creates the execution of one department. */
export function pushDownExecution(pushDown: PushDown): PushDownExecution {
  const { schema, declarations, otherwise, budget = memoryBudget(), onOutcome } = pushDown;
  const formOf = operationForms({ schema, declarations, budget });
  const reading = { ...pushDown, readers: new WeakMap() };
  const pushed = async (request: ExecuteRequest, context: unknown) => {
    const { query, finished } = request;
    try {
      const texts = await runForm(reading, formOf(request), accessIn(context));
      const data = answerData(texts, finished);
      onOutcome?.({ query, fallback: null });
      return data;
    } catch (thrown) {
      if (!(thrown instanceof Fallback)) throw thrown;
      onOutcome?.({ query, fallback: thrown });
      return thrown;
    }
  };
  return {
    execute: async (request, context) => {
      const data = await pushed(request, context);
      if (!(data instanceof Fallback)) return { data };
      return withFallback(await otherwise(request, context), data);
    },
    whyNot: (request) => {
      try {
        formOf(request);
        return null;
      } catch (thrown) {
        if (thrown instanceof Fallback) return thrown;
        throw thrown;
      }
    },
  };
}

function accessIn(context: unknown): AccessDecisions {
  if (typeof context === 'object' && context !== null && 'access' in context)
    return context.access as AccessDecisions; // The context of every department.
  throw new TypeError('Push-down requires a context with the access decisions of its caller.');
}
