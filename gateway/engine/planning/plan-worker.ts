import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../../../shared/errors/message-of';
import type { PlanAnswer, PlanQuestion, PlanWorkerData } from './plan-messages';
import { plannedFetches } from './planned-fetches';
import { ownPlanner, referencePlanner } from './own-planner';

/**
 * The planning thread: it builds its planner, reports that it is ready, and plans one operation
 * after the other.
 */
function answerPlans({ supergraphSdl, maxFetches, execution }: PlanWorkerData): void {
  const planOf =
    execution === 'apollo' ? referencePlanner(supergraphSdl) : ownPlanner(supergraphSdl);
  const answerTo = ({ source }: PlanQuestion): PlanAnswer => {
    try {
      const planned = planOf(source);
      if ('unanswerable' in planned) return planned;
      const fetches = plannedFetches(planned.plan).length;
      return fetches > maxFetches ? { fetches } : { plan: JSON.stringify(planned.plan) };
    } catch (thrown) {
      return { fault: messageOf(thrown) };
    }
  };
  parentPort?.on('message', (question: PlanQuestion) => {
    parentPort?.postMessage(answerTo(question));
  });
  parentPort?.postMessage('READY');
}

answerPlans(workerData as PlanWorkerData); // Passed by `planThread`.
