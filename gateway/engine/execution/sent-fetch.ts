import type { FetchNode } from '@apollo/query-planner';
import { emptyValues } from '../hoisted-literals';
import { askedDepartment } from './asked-department';
import type { Link, LinkAnswer } from '../link';
import type { Run } from './run';

/** A fetch of a plan, and the department that it asks. */
interface SendableFetch {
  readonly node: FetchNode;
  readonly link: Link;
  /** Members that may be answered as finished texts. */
  readonly finished: ReadonlySet<string>;
}

/** The caller's variables that a fetch uses. */
export function variablesOf({ node }: SendableFetch, { variables }: Run): Record<string, unknown> {
  const used = emptyValues();
  for (const name of node.variableUsages ?? []) {
    if (variables[name] !== undefined) used[name] = variables[name];
  }
  return used;
}

/** Whether the caller of a query has gone away: nothing more is asked for it. */
export function isLetGo({ scope, isMutation }: Run): boolean {
  return scope.signal.aborted && !isMutation;
}

/**
 * Sends a fetch to its department, and notes how long it took; sends nothing for a query whose
 * caller has gone away.
 */
export async function sent(
  { node, link, finished }: SendableFetch,
  run: Run,
  variables: Readonly<Record<string, unknown>>,
): Promise<LinkAnswer> {
  if (isLetGo(run)) return {};
  const { scope } = run;
  const { operation: query, operationName } = node;
  const { requestId, signal } = scope;
  const answer = await askedDepartment(link, {
    ...{ query, variables, requestId, signal, scope },
    ...(operationName === undefined ? {} : { operationName }),
    finished: run.takesTexts ? finished : undefined,
  });
  run.hasTexts ||= run.takesTexts && finished.size > 0;
  return answer;
}
