import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner';
import { parse } from 'graphql';
import { callersSchema } from './callers-schema';
import { directiveDefaults } from './directive-defaults';
import { plannableSupergraph } from './plannable-supergraph';
import { responseKeys, withPlannedKeys } from './response-keys';
import { restoredPlan } from './restored-plan';
import { unanswerableFields } from './unanswerable-fields';

/** A plan, or the field that no department can answer. */
export type Planned = { readonly plan: QueryPlan } | { readonly unanswerable: string };

/** Plans the operation of a document that has no other. */
export type PlanOperation = (source: string) => Planned;

/** Plans for our own execution. */
export function ownPlanner(supergraphSdl: string): PlanOperation {
  const document = parse(supergraphSdl, { noLocation: true });
  const keys = responseKeys(document);
  const plannable = plannableSupergraph(document);
  // What stand-ins replace is external to no purpose; the supergraph itself has been validated.
  const supergraph = Supergraph.build(plannable.sdl, { validateSupergraph: false });
  const schema = callersSchema(supergraph);
  const planner = new QueryPlanner(supergraph);
  const plain = schema.toGraphQLJSSchema();
  const withDefaults = directiveDefaults(plain);
  const unanswerableIn = unanswerableFields(plain);
  return (source) => {
    const asked = withPlannedKeys(withDefaults(parse(source, { noLocation: true })), keys);
    const operation = operationFromDocument(schema, asked, {});
    const plan = restoredPlan(planner.buildQueryPlan(operation), plannable);
    const unanswerable = unanswerableIn(() => operation.expandAllFragments().toString(), plan);
    return unanswerable === null ? { plan } : { unanswerable };
  };
}

/** Plans for @apollo/gateway, as @apollo/query-planner plans by itself. */
export function referencePlanner(supergraphSdl: string): PlanOperation {
  const supergraph = Supergraph.build(supergraphSdl);
  const schema = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph);
  return (source) => {
    const document = parse(source, { noLocation: true });
    return { plan: planner.buildQueryPlan(operationFromDocument(schema, document, {})) };
  };
}
