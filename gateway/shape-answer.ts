import type { GraphQLError } from 'graphql';
import { cutErrors } from '../shared/sharing/filter/cut-errors';
import { repairAnswer } from '../shared/sharing/filter/repair-answer';
import type { GatewayAnswer, ScopedRequest } from './engine/execute-plan';
import { withErrors } from './reported-errors';
import type { Admitted } from './sharing/admit-to-audit';
import { timingOf, wantsTiming } from './timing';

/** The answer with its errors as callers may see them. */
export function readable(
  answer: GatewayAnswer,
  conceal: (error: unknown) => GraphQLError,
): GatewayAnswer {
  return answer.errors ? withErrors(answer, answer.errors.map(conceal)) : answer;
}

/** The answer with null for fields that were cut, and errors with the reasons. */
export function completed(
  variables: Readonly<Record<string, unknown>>,
  { shared: { filtered, text }, access }: Admitted,
  answer: GatewayAnswer,
): GatewayAnswer {
  if (!text && !filtered.isEmpty) return answer;
  const data = answer.data ? repairAnswer(answer.data, filtered, variables) : (answer.data ?? null);
  const errors = [...(answer.errors ?? []), ...cutErrors({ filtered, access, variables, data })];
  return { ...answer, data, ...(errors.length > 0 ? { errors } : {}) };
}

/** The answer with the times of its fetches, if they were requested. */
export function withTiming(request: ScopedRequest, answer: GatewayAnswer): GatewayAnswer {
  const { trail } = request.context;
  if (!trail || !wantsTiming(request.request.extensions)) return answer;
  return { ...answer, extensions: { ...answer.extensions, timing: timingOf(trail.fetches) } };
}
