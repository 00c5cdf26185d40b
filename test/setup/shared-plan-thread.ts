import {
  planThread,
  type PlanThread,
  type PlanThreadOptions,
} from '../../gateway/engine/planning/plan-thread';

const threads = new Map<string, PlanThread>();

/**
 * The planning thread for all hubs of a worker that have the same supergraph and bounds; no hub
 * ends it.
 */
export function sharedPlanThread(options: PlanThreadOptions): PlanThread {
  const key = JSON.stringify(options);
  const thread = threads.get(key) ?? planThread(options);
  threads.set(key, thread);
  return {
    start: () => {
      thread.start();
    },
    plan: (source) => thread.plan(source),
    close: () => Promise.resolve(),
  };
}
