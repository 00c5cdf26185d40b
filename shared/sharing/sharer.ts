import { createHash } from 'node:crypto';
import { print, type DocumentNode, type GraphQLSchema } from 'graphql';
import { memoryBudget, type MemoryBudget } from '../data/memory-budget';
import { weightOf } from '../data/operation-weights';
import { filterOperation, unboundOperation } from './filter/filter-operation';
import type { FilteredOperation } from './filter/filtered-operation';
import { flagsIn, flagsOf, givenBy, type FlagOf, type GivenBy } from './filter/operation-shape';
import type { AccessDecisions } from './access-decisions';
import { idsOf, type PolicyIndex } from './policy-index';

/** An operation that is asked of a supergraph. */
export interface IncomingOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  /** Text of the document, by which what is found about it is kept; printed unless given. */
  readonly text?: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** What sharing leaves of an operation for one permission shape. */
export interface SharedOperation {
  readonly filtered: FilteredOperation;
  /** Every policy id that binds something of the operation as it was asked, sorted. */
  readonly ids: ReadonlyArray<string>;
  /** Text of what is left, and its hash: plans are kept by it. Null if nothing was cut. */
  readonly text: { readonly source: string; readonly hash: string } | null;
}

/** Cuts from an operation what its caller may not read. The document must be valid for the schema. */
export type Share = (asked: IncomingOperation, access: AccessDecisions) => SharedOperation;

/**
 * Shares the operations of one supergraph.
 *
 * What an operation touches is found once; what is left of it is kept for each permission shape, which
 * is which of those datasets and acts are open, which variables include or skip something of them, and
 * which give an argument that narrows by them. Callers of one shape share it, and its plan.
 */
export function sharer(index: PolicyIndex, budget: MemoryBudget = memoryBudget()): Share {
  const touches = budget.cache<TouchedPolicies>('touched');
  const shapes = budget.cache<Shape>('shapes');
  const touchedBy = (asked: IncomingOperation, text: string): TouchedPolicies => {
    const known = touches.get(text);
    if (known?.asked.schema === asked.schema) return known;
    const touched = touch(asked, index);
    touches.set(text, touched, weightOf('shape', text));
    return touched;
  };
  return (asked, access) => {
    const text = `${asked.operationName ?? ''}\n${asked.text ?? print(asked.document)}`;
    const touched = touchedBy(asked, text);
    const { ids, whole, flags, givens } = touched;
    if (ids.length === 0) return whole;
    const flagOf = flagsOf(asked.variables ?? {}, whole.filtered.operation);
    const marks = ids.map((id) => access.markOf(id));
    const isGiven = givenBy(asked.variables ?? {});
    const asks = [...flags.map(flagOf), ...givens.map(isGiven)].map(String);
    const shape = [...marks, ...asks, text].join('|');
    const known = shapes.get(shape);
    if (known?.touched === touched) return known.shared;
    const { opens } = access;
    const shared = { ...shareOf({ asked: touched.asked, index, opens, flagOf, isGiven }), ids };
    shapes.set(shape, { touched, shared }, weightOf('shape', text));
    return shared;
  };
}

interface TouchedPolicies {
  /** The operation as it came first. */
  readonly asked: IncomingOperation;
  /** Policies that bind what the operation asks for, sorted. */
  readonly ids: ReadonlyArray<string>;
  /** Variables that include or skip something. */
  readonly flags: ReadonlyArray<string>;
  /** Arguments that variables give, or do not, and by which something is narrowed. */
  readonly givens: ReadonlyArray<GivenBy>;
  /** The operation where everything is open. */
  readonly whole: SharedOperation;
}

interface Shape {
  readonly touched: TouchedPolicies;
  readonly shared: SharedOperation;
}

function touch(
  { schema, document, operationName }: IncomingOperation,
  index: PolicyIndex,
): TouchedPolicies {
  const asked = { schema, document, operationName };
  const givens: GivenBy[] = [];
  const isGiven = (argument: GivenBy) => givens.push(argument) > 0;
  const whole = shareOf({ asked, index, opens: () => true, isGiven });
  const ids = [...new Set(whole.filtered.reads.flatMap(({ policy }) => idsOf(policy)))].sort();
  return { asked, ids, flags: flagsIn(document), givens, whole: { ...whole, ids } };
}

interface ToShare {
  readonly asked: IncomingOperation;
  readonly index: PolicyIndex;
  readonly opens: AccessDecisions['opens'];
  readonly flagOf?: FlagOf;
  readonly isGiven: (argument: GivenBy) => boolean;
}

function shareOf({ asked, index, ...how }: ToShare): Omit<SharedOperation, 'ids'> {
  if (index.fields.size === 0) return { filtered: unboundOperation(asked), text: null };
  const filtered = filterOperation({ ...asked, index, ...how });
  if (filtered.document === asked.document) return { filtered, text: null };
  const source = print(filtered.document);
  return { filtered, text: { source, hash: createHash('sha256').update(source).digest('hex') } };
}
