import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner';
import { parse } from 'graphql';
import { responseKeys, withPlannedKeys } from './response-keys';

/** Plans the operation of a document that has no other. */
export type PlanOperation = (source: string) => QueryPlan;

/** Plans for our own execution. */
export function ownPlanner(supergraphSdl: string): PlanOperation {
  const keys = responseKeys(parse(supergraphSdl, { noLocation: true }));
  const supergraph = Supergraph.build(supergraphSdl);
  const schema = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph);
  return (source) => {
    const asked = withPlannedKeys(parse(source, { noLocation: true }), keys);
    return planner.buildQueryPlan(operationFromDocument(schema, asked, {}));
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
