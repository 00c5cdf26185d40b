import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  Kind,
  getNamedType,
  getOperationAST,
  isEnumType,
  isLeafType,
  isObjectType,
  parse,
  visit,
  type DocumentNode,
  type GraphQLObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { collectedFields, type Mentions } from '../../../shared/graphql/collected-fields';
import { fragmentsOf } from '../../../shared/sharing/filter/selection-nodes';
import { askedFields, type AskedField, type DecidedOperation } from './asked-fields';
import { INHERITED } from './values';

/** The two schemas that decide what may go out as it is. */
export interface FinishedContext extends Pick<DecidedOperation, 'schema' | 'isOfType' | 'keys'> {
  /** How many values an enum has in the supergraph, those included that callers must not see. */
  readonly valuesOf: (enumName: string) => number;
}

/** Keys of the members of a fetch that may be answered as finished texts. */
export type FinishedMembers = (
  node: FetchNode,
  paths: ReadonlyArray<ReadonlyArray<string>>,
) => ReadonlySet<string>;

const NONE: ReadonlySet<string> = new Set();

/**
 * Finds the members of each fetch that go out as their department writes them: nothing else of the
 * plan reads or adds to them, and their selections are, field by field and in the same order, those
 * of the caller. An operation with conditions has none.
 */
export function finishedMembers(
  { node }: QueryPlan,
  document: DocumentNode,
  finishing: FinishedContext,
): FinishedMembers {
  const context = { ...finishing, variables: {}, fragments: fragmentsOf(document) };
  const asked = rootOf(document, context);
  const fetches = node ? fetchesOf(node as PlanNode, []) : [];
  if (!asked || !fetches || hasDirectives(document)) return () => NONE;
  return (fetch, paths) => {
    const touched = fetches.flatMap((one) => (one.node === fetch ? [] : touchedBy(one)));
    const [first = [], ...others] = paths.map(fieldsOf);
    const finished = (path: FieldPath) => {
      const place = placeAt(asked, path, context);
      const found = place ? copiedMembers(fetch, place, context) : [];
      return found.filter((key) => !touched.some((one) => isWithin(one, [...path, key])));
    };
    return others.reduce<ReadonlySet<string>>(
      (common, path) => new Set(finished(path).filter((key) => common.has(key))),
      new Set(finished(first)),
    );
  };
}

type Finishing = FinishedContext & DecidedOperation;

/** Names of fields from the root of an answer, without lists and types. */
type FieldPath = ReadonlyArray<string>;

function fieldsOf(path: ReadonlyArray<string>): FieldPath {
  return path.map((step) => step.replace(/\|.*$/, '')).filter((step) => step !== '@');
}

function isWithin(path: FieldPath, outer: FieldPath): boolean {
  return outer.every((name, at) => path[at] === name);
}

interface PlannedFetch {
  readonly node: FetchNode;
  readonly path: FieldPath;
}

/** Null for a plan with conditions. */
function fetchesOf(node: PlanNode, path: ReadonlyArray<string>): PlannedFetch[] | null {
  if (node.kind === 'Fetch') return [{ node, path: fieldsOf(path) }];
  if (node.kind === 'Flatten') return fetchesOf(node.node, [...path, ...node.path.map(String)]);
  if (node.kind !== 'Parallel' && node.kind !== 'Sequence') return null;
  const all = node.nodes.map((one) => fetchesOf(one, path));
  return all.some((one) => one === null) ? null : all.flatMap((one) => one ?? []);
}

/** The places that a fetch reads or adds to; what it adds is the whole object at its path. */
function touchedBy({ node, path }: PlannedFetch): ReadonlyArray<FieldPath> {
  return [path, ...(node.requires ?? []).flatMap((one) => requiredPaths(one, path))];
}

function requiredPaths(selection: QueryPlanSelectionNode, path: FieldPath): FieldPath[] {
  const isField = selection.kind === 'Field';
  const own = isField ? [...path, selection.alias ?? selection.name] : path;
  return [own, ...(selection.selections ?? []).flatMap((one) => requiredPaths(one, own))];
}

interface Place {
  readonly type: GraphQLObjectType;
  readonly below: ReadonlyArray<SelectionSetNode>;
}

function rootOf(document: DocumentNode, { schema }: Finishing): Place | null {
  const { operation, selectionSet } = operationIn(document);
  const type = schema.getRootType(operation);
  return type ? { type, below: [selectionSet] } : null;
}

function operationIn(document: DocumentNode): OperationDefinitionNode {
  const found = getOperationAST(document);
  if (!found) throw new TypeError('A document to be executed has one operation.');
  return found;
}

/** Null where objects may be of several types. */
function placeAt(root: Place, path: FieldPath, context: Finishing): Place | null {
  return path.reduce<Place | null>((place, name) => {
    const fields = place ? askedFields(place.type, place.below, context) : [];
    const asked = fields.find(({ planned }) => planned === name);
    const type = asked && getNamedType(asked.field.type);
    return asked && isObjectType(type) ? { type, below: asked.below } : null;
  }, root);
}

interface Selecting {
  readonly fragments: ReturnType<typeof fragmentsOf>;
  readonly context: Finishing;
}

/** Keys of the members that a fetch selects exactly as the caller does. */
function copiedMembers(
  { operation, requires, outputRewrites }: FetchNode,
  place: Place,
  context: Finishing,
): ReadonlyArray<string> {
  if (outputRewrites && outputRewrites.length > 0) return [];
  const document = parse(operation, { noLocation: true });
  const selecting = { fragments: fragmentsOf(document), context };
  const { selectionSet } = operationIn(document);
  const sets = requires ? entitySets(selectionSet) : [selectionSet];
  const fields = askedFields(place.type, place.below, context);
  const asked = new Map(fields.map((one) => [one.planned, one]));
  return [...mentionsIn(sets, place.type, selecting)].flatMap(([key, mentions]) => {
    const field = asked.get(key);
    const isCopied = !INHERITED.has(key) && field && isSame(mentions, field, selecting);
    return isCopied ? [key] : [];
  });
}

function entitySets({ selections }: SelectionSetNode): ReadonlyArray<SelectionSetNode> {
  return selections.flatMap((one) =>
    one.kind === Kind.FIELD && one.selectionSet ? [one.selectionSet] : [],
  );
}

function mentionsIn(
  sets: ReadonlyArray<SelectionSetNode>,
  type: GraphQLObjectType,
  { fragments, context }: Selecting,
): ReadonlyMap<string, Mentions> {
  const applies = (condition: string) => context.isOfType(type.name, condition);
  return collectedFields(sets, { fragments, variables: {}, applies });
}

function isSame(mentions: Mentions, asked: AskedField, selecting: Selecting): boolean {
  const { key, planned, field, below } = asked;
  const [{ name, alias }] = mentions;
  if (name.value !== field.name || (alias ?? name).value !== key || planned !== key) return false;
  const type = getNamedType(field.type);
  if (isEnumType(type)) return type.getValues().length === selecting.context.valuesOf(type.name);
  if (isLeafType(type)) return true;
  if (!isObjectType(type)) return false;
  const sets = mentions.flatMap(({ selectionSet }) => selectionSet ?? []);
  const answered = [...mentionsIn(sets, type, selecting).values()];
  const wanted = askedFields(type, below, selecting.context);
  return (
    answered.length === wanted.length &&
    wanted.every((one, at) => {
      const inner = answered[at];
      return inner !== undefined && isSame(inner, one, selecting);
    })
  );
}

/** Conditions decide at each request what is asked. */
function hasDirectives(document: DocumentNode): boolean {
  let isFound = false;
  visit(document, {
    Directive: () => {
      isFound = true;
    },
  });
  return isFound;
}
