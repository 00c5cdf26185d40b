import { GraphQLError, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { memoryBudget, type MemoryBudget } from '../data/memory-budget';
import type { Execute, ExecuteRequest } from '../graphql/compiled-execution';
import { concealErrors, type Concealment } from '../graphql/conceal-errors';
import type { AccessDecisions } from '../sharing/access-decisions';
import { answerData } from './answer-text';
import { Fallback } from './fallback';
import { operationForms, type RequestedForm } from './operation-forms';
import { withFallback } from './reported-fallback';
import { runForm, type FormAnswer } from './run-form';
import type { Reading } from './run-statement';

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
  /** How errors of the database are concealed: as by the resolvers. */
  readonly concealment?: Concealment;
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
  const { concealment = {} } = pushDown;
  const formOf = operationForms({ schema, declarations, budget });
  const reading = { ...pushDown, readers: new WeakMap() };
  const pushed = async (request: ExecuteRequest, context: unknown) => {
    const { query, finished } = request;
    try {
      const requested = formOf(request);
      const answer = await runForm(reading, requested, { access: accessIn(context), context });
      const result = resultOf(answer, finished);
      onOutcome?.({ query, fallback: null });
      return isComputed(requested) ? withFallback(result, COMPUTED) : result;
    } catch (thrown) {
      if (!(thrown instanceof Fallback)) throw thrown;
      onOutcome?.({ query, fallback: thrown });
      return thrown;
    }
  };
  return {
    execute: async (request, context) => {
      const result = await pushed(request, context);
      if (result instanceof Fallback)
        return withFallback(await otherwise(request, context), result);
      return result.errors ? concealErrors(result, context, concealment) : result;
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

const COMPUTED = new Fallback('COMPUTED', 'every member');

/** Whether resolvers alone answer a form. */
function isComputed({ form: { statements, members } }: RequestedForm): boolean {
  return statements.length === 0 && members.some((member) => 'compute' in member);
}

/** The answer as the resolvers give it: what could not be read is null, with an error at its path. */
function resultOf(
  { texts, failures }: FormAnswer,
  finished: ExecuteRequest['finished'],
): ExecutionResult {
  if (failures.length === 0) return { data: texts && answerData(texts, finished) };
  const errors = failures.map(({ path, cause }) => {
    const originalError = cause instanceof Error ? cause : new Error(String(cause));
    return new GraphQLError(originalError.message, { path, originalError });
  });
  return { data: texts && answerData(texts), errors };
}

function accessIn(context: unknown): AccessDecisions {
  if (typeof context === 'object' && context !== null && 'access' in context)
    return context.access as AccessDecisions; // The context of every department.
  throw new TypeError('Push-down requires a context with the access decisions of its caller.');
}
