import { Kind, getOperationAST, visit, type DocumentNode, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { withoutTexts } from '../../../shared/graphql/finished-text';
import { fragmentsOf } from '../../../shared/sharing/filter/selection-nodes';
import type { ResponseKeys } from '../planning/response-keys';
import type { DecidedOperation } from './asked-fields';
import { exactShape, type ExactShape } from './exact-shape';
import { ASTRAY, generatedShape, type GeneratedShape } from './generated-shape';
import type { Hides } from './hidden-values';
import type { TypeTest } from './type-conditions';
import type { Values } from './values';

/** Shapes what departments answered as an operation asks it. */
export type ShapeAnswer = (
  root: Values,
  variables: Readonly<Record<string, unknown>>,
) => ExactShape;

/** The API schema of a supergraph. */
export interface ShapeContext {
  readonly schema: GraphQLSchema;
  readonly isOfType: TypeTest;
  readonly hides: Hides;
  readonly keys: ResponseKeys;
}

/** An operation is weighed as a whole, so few decisions of its conditions are kept. */
const MOST_DECISIONS = 4;

const NO_FAULTS: ExactShape['faults'] = [];

/**
 * Compiles the shape of an operation, the only one in its document: a generated function for each
 * decision of its conditions, and `exactShape` for an answer that does not fit.
 */
export function answerShape(document: DocumentNode, context: ShapeContext): ShapeAnswer {
  const operation = getOperationAST(document);
  if (!operation) throw new TypeError('A document to be executed has one operation.');
  const { selectionSet } = operation;
  const fragments = fragmentsOf(document);
  const type = context.schema.getRootType(operation.operation);
  if (!type) throw new TypeError(`The schema has no ${operation.operation} type.`);
  const deciding = conditionsIn(document);
  const shapes = new LRUCache<string, Decided>({ max: MOST_DECISIONS });
  const decidedBy = (variables: Readonly<Record<string, unknown>>): Decided => {
    const key = deciding.map((name) => (variables[name] === true ? '1' : '0')).join('');
    const known = shapes.get(key);
    if (known) return known;
    const decisions = Object.fromEntries(deciding.map((name) => [name, variables[name] === true]));
    const decided = { ...context, fragments, variables: decisions };
    const fresh = { decided, shape: generatedShape(type, selectionSet, decided) };
    shapes.set(key, fresh);
    return fresh;
  };
  return (root, variables) => {
    const { shape, decided } = decidedBy(variables);
    const data = shape(root);
    if (data !== ASTRAY) return { data, faults: NO_FAULTS };
    const read = withoutTexts(root) as Values; // An object stays one.
    return exactShape(type, selectionSet, { root: read, operation: decided, hides: context.hides });
  };
}

interface Decided {
  readonly decided: DecidedOperation;
  readonly shape: GeneratedShape;
}

/** The variables on which the shape of the answer depends. */
function conditionsIn(document: DocumentNode): ReadonlyArray<string> {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ arguments: given = [] }) => {
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
