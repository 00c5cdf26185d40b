import { parentPort, workerData } from 'node:worker_threads';
import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { parse } from 'graphql';
import { messageOf } from '../../shared/errors/message-of';
import type { PlanAnswer, PlanQuestion, PlanWorkerData } from './plan-messages';
import { plannedFetches } from './planned-fetches';

/**
 * The planning thread: it builds its planner, reports that it is ready, and plans one operation
 * after the other.
 */
function answerPlans({ supergraphSdl, maxFetches }: PlanWorkerData): void {
  const supergraph = Supergraph.build(supergraphSdl);
  const schema = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph);
  const answerTo = ({ source }: PlanQuestion): PlanAnswer => {
    try {
      const document = parse(source, { noLocation: true });
      const plan = planner.buildQueryPlan(operationFromDocument(schema, document, {}));
      const fetches = plannedFetches(plan).length;
      return fetches > maxFetches ? { fetches } : { plan: JSON.stringify(plan) };
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
