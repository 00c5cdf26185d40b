import type { QueryPlan } from '@apollo/query-planner';
import {
  GraphQLError,
  isObjectType,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import type { ExecutePlan } from '../execute-plan';
import type { ResponseKeys } from '../planning/response-keys';
import { answerShape, type ShapeAnswer } from './answer-shape';
import type { ShapeFault } from './exact-shape';
import type { FetchContext } from './fetch-run';
import type { Run, RunPart } from './run';
import { finishedMembers } from './finished-members';
import { hiddenValues, numberOfValues } from './hidden-values';
import { compiledPlan } from './plan-run';
import { isLetGo } from './sent-fetch';
import { typeTest } from './type-conditions';

/** A supergraph that is executed, and the links to its subgraphs. */
interface OwnExecutionOptions {
  /** The API schema: the shape of answers. */
  readonly schema: GraphQLSchema;
  /** With what the API hides: type conditions of plans name it. */
  readonly supergraph: GraphQLSchema;
  readonly keys: ResponseKeys;
  readonly linkTo: FetchContext['linkTo'];
}

/**
 * Executes operations by their plans. Plan and shape are compiled once and kept as long as the plan
 * and the document are.
 */
export function ownExecution({
  schema,
  supergraph,
  keys,
  linkTo,
}: OwnExecutionOptions): ExecutePlan {
  const isObjectName = (name: string) => isObjectType(supergraph.getType(name));
  const fetching = { linkTo, keys, isOfType: typeTest(supergraph), isObjectType: isObjectName };
  const hides = hiddenValues(supergraph);
  const shapeContext = { schema, keys, isOfType: typeTest(schema), hides };
  const finishing = { ...shapeContext, valuesOf: numberOfValues(supergraph) };
  const plans = new WeakMap<QueryPlan, RunPart>();
  const shapes = new WeakMap<DocumentNode, ShapeAnswer>();
  const compiled = (plan: QueryPlan, document: DocumentNode) =>
    compiledPlan(plan, { ...fetching, finished: finishedMembers(plan, document, finishing) });
  return async ({ request, document, variables }, plan) => {
    const runPlan = plans.get(plan) ?? compiled(plan, document);
    plans.set(plan, runPlan);
    const shape = shapes.get(document) ?? answerShape(document, shapeContext);
    shapes.set(document, shape);
    const { context: scope, takesTexts = false } = request;
    const run: Run = {
      ...{ root: {}, errors: [], variables, scope, takesTexts, hasTexts: false },
      isMutation: isMutation(document),
    };
    await runPlan(run);
    if (isLetGo(run)) return { data: null }; // Nobody receives it.
    const { data, faults } = shape(run.root, variables);
    const errors = [...run.errors, ...unexplained(faults, run.errors)];
    const answer = run.hasTexts ? { data, hasTexts: true } : { data };
    return errors.length > 0 ? { ...answer, errors } : answer;
  };
}

function isMutation({ definitions }: DocumentNode): boolean {
  return definitions.some(
    (one) => one.kind === Kind.OPERATION_DEFINITION && one.operation === OperationTypeNode.MUTATION,
  );
}

/**
 * The faults that no error of a department explains, once for each field: the same fault in each
 * row of a list would add nothing.
 */
function unexplained(
  faults: ReadonlyArray<ShapeFault>,
  errors: ReadonlyArray<GraphQLError>,
): ReadonlyArray<GraphQLError> {
  if (faults.length === 0) return [];
  const explained = errors.flatMap(({ path }) => (path ? [fieldPath(path)] : ['']));
  const fresh = new Map<string, GraphQLError>();
  for (const { message, path } of faults) {
    const place = fieldPath(path);
    if (fresh.has(place) || explained.some((one) => isWithin(one, place))) continue;
    fresh.set(place, new GraphQLError(message, { path, extensions: { code: 'DEPARTMENT_ERROR' } }));
  }
  return [...fresh.values()];
}

/** A path without its indexes, each key followed by a dot. */
function fieldPath(path: ReadonlyArray<string | number>): string {
  return path.map((key) => (typeof key === 'number' ? '' : `${key}.`)).join('');
}

/** Whether one of the two places lies in the other. */
function isWithin(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}
