import type { QueryPlan } from '@apollo/query-planner';
import type { BegunRequest } from './begun-request';
import type { EngineInUse } from './engine/engine-in-use';
import type { GatewayAnswer } from './engine/execute-plan';
import { plannedFetches } from './engine/planning/planned-fetches';
import { executed } from './execute-request';
import type { Admitted } from './sharing/admit-to-audit';

/** Whether a request may be executed while its intent is written to the audit log. */
export type MayReadAhead = (begun: BegunRequest, engine: EngineInUse) => boolean;

/**
 * Only queries may, whose plan reads from no department but those that may be read ahead, on the
 * supergraph in use.
 */
export function mayReadAhead(): MayReadAhead {
  const kept = new WeakMap<QueryPlan, ReadonlySet<string>>();
  const departmentsOf = (plan: QueryPlan): ReadonlySet<string> => {
    const known = kept.get(plan);
    if (known) return known;
    const departments = new Set(plannedFetches(plan).map(({ department }) => department));
    kept.set(plan, departments);
    return departments;
  };
  return ({ prepared, supergraph, known }, { inUse, links }) => {
    if (!known?.plan || inUse() !== supergraph) return false;
    if (prepared.operation.facts.operation.operation !== 'query') return false;
    const open = new Set(links().flatMap((one) => (one.readsAhead ? [one.department] : [])));
    return [...departmentsOf(known.plan)].every((department) => open.has(department));
  };
}

/** An execution that has begun before its intent is durable. */
export interface EarlyAnswer {
  /** Its answer, once the intent is durable; the fetches are then in the trail of the request. */
  taken(): Promise<GatewayAnswer>;
}

/** Executes a request; unless the answer is taken, nobody learns what it is. */
export function readAhead(
  begun: BegunRequest,
  admitted: Pick<Admitted, 'access' | 'shared'>,
  engine: EngineInUse,
): EarlyAnswer {
  const { trail } = begun.request.context;
  const ownTrail = trail && { ...trail, fetches: [] };
  const context = { ...begun.request.context, ...(ownTrail && { trail: ownTrail }) };
  const request = { ...begun.request, context };
  const answer = executed({ ...begun, request }, admitted, engine);
  answer.catch(() => undefined); // Of an answer that is thrown away nobody hears.
  return {
    taken: () => {
      if (trail && ownTrail) trail.fetches.push(...ownTrail.fetches);
      return answer;
    },
  };
}
