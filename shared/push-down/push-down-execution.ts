import type { GraphQLSchema } from 'graphql';
import { memoryBudget, type MemoryBudget } from '../data/memory-budget';
import type { Execute, ExecuteRequest } from '../graphql/compiled-execution';
import type { AccessDecisions } from '../sharing/access-decisions';
import { answerData, type PushedTexts } from './answer-text';
import { Fallback } from './fallback';
import { operationForms } from './operation-forms';
import { runForm, type Reading } from './run-form';

/** What happened to one request. */
export interface PushedOutcome {
  readonly query: string;
  /** Why the resolvers answered it; null if it was pushed down. */
  readonly fallback: Fallback | null;
}

/** A department's execution by statements, and what answers everything else. */
export interface PushDown extends Reading {
  readonly schema: GraphQLSchema;
  /** Executes by resolvers what cannot be pushed down. */
  readonly otherwise: Execute;
  /** Memory budget of compiled operations; by default a separate one. */
  readonly budget?: MemoryBudget;
  readonly onOutcome?: (outcome: PushedOutcome) => void;
}

/** An execution that answers by one SQL statement for each dataset what its department declares. */
export interface PushDownExecution {
  /** The answer as an object; the same as that of the resolvers. */
  readonly execute: Execute;
  /** The finished texts of the answer; null if the resolvers must answer. */
  readonly texts: (request: ExecuteRequest, context: unknown) => Promise<PushedTexts | null>;
  /** Why the resolvers would answer a request of any caller; null if it would be pushed down. */
  readonly whyNot: (request: ExecuteRequest) => Fallback | null;
}

/** Creates the execution of one department. */
export function pushDownExecution(pushDown: PushDown): PushDownExecution {
  const { schema, declarations, otherwise, budget = memoryBudget(), onOutcome } = pushDown;
  const formOf = operationForms({ schema, declarations, budget });
  const attempt = async <Answer>(
    request: ExecuteRequest,
    context: unknown,
    answerOf: (texts: PushedTexts) => Answer,
  ): Promise<Answer | null> => {
    const { query } = request;
    try {
      const answer = answerOf(await runForm(pushDown, formOf(request), accessIn(context)));
      onOutcome?.({ query, fallback: null });
      return answer;
    } catch (thrown) {
      if (!(thrown instanceof Fallback)) throw thrown;
      onOutcome?.({ query, fallback: thrown });
      return null;
    }
  };
  return {
    execute: async (request, context) => {
      const data = await attempt(request, context, answerData);
      return data ? { data } : otherwise(request, context);
    },
    texts: (request, context) => attempt(request, context, (texts) => texts),
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
