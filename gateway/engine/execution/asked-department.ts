import type { MadeFetch } from '../../request-scope';
import { isAbsence } from '../absence';
import type { Link, LinkAnswer, LinkRequest } from '../link';

/** Asks a department, and notes in the trail of the request how long that took. */
export async function askedDepartment(link: Link, request: LinkRequest): Promise<LinkAnswer> {
  const { scope, query: operation } = request;
  const { department } = link;
  const made: MadeFetch = {
    ...{ department, operation, fallback: null },
    ...{ startedMs: performance.now(), endedMs: null },
  };
  scope.trail?.fetches.push(made);
  const answer = await (scope.traced ? tracedFetch(link, request) : link.fetch(request));
  made.endedMs = performance.now();
  made.fallback = answer.fallback ?? null;
  return answer;
}

/** The fetch is a span of the stage that executes; the department receives its name. */
function tracedFetch(link: Link, request: LinkRequest): Promise<LinkAnswer> {
  const { traced } = request.scope;
  if (!traced) return link.fetch(request);
  const { department } = link;
  const attributes = { 'rivergate.department': department };
  const part = { name: `fetch ${department}`, kind: 'CLIENT', attributes } as const;
  return traced.trace.within(
    { ...part, parentId: traced.executeId },
    (traceparent) => link.fetch({ ...request, traceparent }),
    isAbsence,
  );
}
