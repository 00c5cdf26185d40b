import type { QueryPlan } from '@apollo/query-planner';
import type { ErrorCode } from '../../../shared/errors/catalogue';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import type { MemoryBudget } from '../../../shared/data/memory-budget';
import { weightOf } from '../../../shared/data/operation-weights';
import type { Limits } from '../../rules/rule';
import type { Execution } from '../graph-loader';
import type { PlanAnswer } from './plan-messages';
import { planThread, type OpenPlanThread, type PlanThread, type Unplanned } from './plan-thread';

/** An operation to be planned, the only one in its document. */
export interface PlannableOperation {
  readonly source: string;
  /** Of the source. */
  readonly hash: string;
}

/** Plans operations of one supergraph, for runs and for dry runs. */
export interface Planner {
  /**
   * The plan of an operation that is valid for the supergraph. Throws TOO_MANY_FETCHES,
   * PLANNING_TOO_LONG or UNANSWERABLE_FIELD, which are cached, or PLANNER_BUSY.
   */
  plan(operation: PlannableOperation): Promise<QueryPlan>;
  /** Starts the planning thread before the first operation. */
  start(): void;
  close(): Promise<void>;
}

/** Dependencies of a planner. */
export interface PlannerOptions {
  readonly supergraphSdl: string;
  readonly limits: Limits;
  /** What executes the plans. */
  readonly execution: Execution;
  readonly budget: MemoryBudget;
  /** Opens the planning thread; a separate one unless given. */
  readonly openThread?: OpenPlanThread | undefined;
}

interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

type Kept = { readonly plan: QueryPlan } | { readonly refusal: Refusal };

/** A planner with a cache that all callers share: of plans, and of refusals. */
export function planner(options: PlannerOptions): Planner {
  const { supergraphSdl, limits, execution, budget, openThread = planThread } = options;
  const { maxFetches, planTimeoutMs: timeoutMs } = limits;
  const thread = openThread({ supergraphSdl, maxFetches, execution, timeoutMs });
  const kept = budget.cache<Kept>('plans');
  const underWay = new Map<string, Promise<Kept>>();
  const planned = async ({ source, hash }: PlannableOperation): Promise<Kept> => {
    const { value, weight } = await fromThread(thread, source, limits);
    if (weight !== null) kept.set(hash, value, weight);
    return value;
  };
  return {
    plan: async (operation) => {
      const { hash } = operation;
      const known = kept.get(hash) ?? underWay.get(hash) ?? planned(operation);
      if (known instanceof Promise && !underWay.has(hash)) {
        underWay.set(hash, known);
        void known.catch(() => undefined).then(() => underWay.delete(hash));
      }
      const found = await known;
      if ('plan' in found) return found.plan;
      const { code, message, facts } = found.refusal;
      throw new RiverGateError(code, message, facts);
    },
    start: () => {
      thread.start();
    },
    close: () => thread.close(),
  };
}

interface Answered {
  readonly value: Kept;
  /** In bytes; null if the answer must not be cached. */
  readonly weight: number | null;
}

async function fromThread(thread: PlanThread, source: string, limits: Limits): Promise<Answered> {
  const answer = await thread.plan(source);
  if (typeof answer === 'string') return unplanned(answer, limits);
  if ('plan' in answer) {
    const plan = JSON.parse(answer.plan) as QueryPlan; // The thread serialised it.
    return { value: { plan }, weight: weightOf('plan', answer.plan) };
  }
  return { value: { refusal: refusalOf(answer, limits) }, weight: weightOf('plan', '') };
}

function refusalOf(answer: Exclude<PlanAnswer, { plan: string }>, { maxFetches }: Limits): Refusal {
  if ('fault' in answer) throw new TypeError(`The planner failed: ${answer.fault}`);
  if ('unanswerable' in answer) {
    const { unanswerable: field } = answer;
    const message = `No department can answer "${field}" of an object that another one names.`;
    return { code: 'UNANSWERABLE_FIELD', message, facts: { field } };
  }
  const message = `The operation would take ${String(answer.fetches)} fetches from departments; at most ${String(maxFetches)} are made.`;
  return {
    code: 'TOO_MANY_FETCHES',
    message,
    facts: { limit: maxFetches, found: answer.fetches },
  };
}

function unplanned(reason: Unplanned, { planTimeoutMs }: Limits): Answered {
  if (reason === 'TIMEOUT') {
    const message = `The operation could not be planned in ${String(planTimeoutMs)} ms.`;
    const facts = { limit: planTimeoutMs };
    const refusal = { code: 'PLANNING_TOO_LONG', message, facts } as const;
    return { value: { refusal }, weight: weightOf('plan', '') };
  }
  const message = 'Too many new operations wait to be planned.';
  return { value: { refusal: { code: 'PLANNER_BUSY', message, facts: {} } }, weight: null };
}
