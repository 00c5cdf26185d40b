import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner';
import { parse } from 'graphql';
import { plannableSupergraph } from './plannable-supergraph';
import { responseKeys, withPlannedKeys } from './response-keys';
import { restoredPlan } from './restored-plan';

/** Plans the operation of a document that has no other. */
export type PlanOperation = (source: string) => QueryPlan;

/** Plans for our own execution. */
export function ownPlanner(supergraphSdl: string): PlanOperation {
  const document = parse(supergraphSdl, { noLocation: true });
  const keys = responseKeys(document);
  const plannable = plannableSupergraph(document);
  // What stand-ins replace is external to no purpose; the supergraph itself has been validated.
  const supergraph = Supergraph.build(plannable.sdl, { validateSupergraph: false });
  const schema = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph);
  return (source) => {
    const asked = withPlannedKeys(parse(source, { noLocation: true }), keys);
    const plan = planner.buildQueryPlan(operationFromDocument(schema, asked, {}));
    return restoredPlan(plan, plannable);
  };
}

/** Plans for @apollo/gateway, as @apollo/query-planner plans by itself. */
export function referencePlanner(supergraphSdl: string): PlanOperation {
  const supergraph = Supergraph.build(supergraphSdl);
  const schema = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph);
  return (source) => {
    const document = parse(source, { noLocation: true });
    return planner.buildQueryPlan(operationFromDocument(schema, document, {}));
  };
}
