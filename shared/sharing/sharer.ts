import { createHash } from 'node:crypto';
import { print, type DocumentNode, type GraphQLSchema } from 'graphql';
import { operationKey } from '../data/operation-key';
import { memoryBudget, type MemoryBudget } from '../data/memory-budget';
import { weightOf } from '../data/operation-weights';
import { filterOperation, unboundOperation } from './filter/filter-operation';
import type { FilteredOperation } from './filter/filtered-operation';
import { flagsIn, flagsOf, givenBy, type FlagOf, type GivenBy } from './filter/operation-shape';
import type { AccessDecisions } from './access-decisions';
import { idsOf, type PolicyIndex } from './policy-index';

/** A request for an operation of a supergraph. */
export interface IncomingOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  /** Text of the document, used as cache key; printed from the document if absent. */
  readonly text?: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** An operation after filtering for one permission shape. */
export interface SharedOperation {
  readonly filtered: FilteredOperation;
  /** All policy ids of the original operation, sorted. */
  readonly ids: ReadonlyArray<string>;
  /**
   * Text of the filtered operation, and its hash, the cache key of plans; null if nothing was cut.
   */
  readonly text: { readonly source: string; readonly hash: string } | null;
}

/**
 * Removes the fields that the caller may not read from an operation. The document must be valid for
 * the schema.
 */
export type Share = (asked: IncomingOperation, access: AccessDecisions) => SharedOperation;

/**
 * Creates the filter for operations of one supergraph.
 *
 * The policies of an operation are found once; the filtered operation is cached for each permission
 * shape. A shape consists of the open datasets and acts among these policies, and of the variables
 * that include or skip fields or that give arguments for filters. Callers with the same shape share
 * the filtered operation and its plan.
 */
export function sharer(index: PolicyIndex, budget: MemoryBudget = memoryBudget()): Share {
  const touches = budget.cache<TouchedPolicies>('touched');
  const shapes = budget.cache<SharedOperation>('shapes');
  let touchedSoFar = 0;
  const touchedBy = (asked: IncomingOperation, text: string): TouchedPolicies => {
    const known = touches.get(text);
    if (known?.asked.schema === asked.schema) return known;
    const touched = { ...touch(asked, index), number: (touchedSoFar += 1) };
    touches.set(text, touched, weightOf('shape', text));
    return touched;
  };
  return (asked, access) => {
    const text = operationKey(asked.text ?? print(asked.document), asked.operationName);
    const touched = touchedBy(asked, text);
    const { ids, whole, flags, givens } = touched;
    if (ids.length === 0) return whole;
    const flagOf = flagsOf(asked.variables ?? {}, whole.filtered.operation);
    const marks = ids.map((id) => access.markOf(id));
    const isGiven = givenBy(asked.variables ?? {});
    const asks = [...flags.map(flagOf), ...givens.map(isGiven)].map(String);
    const shape = [String(touched.number), ...marks, ...asks].join('|');
    const known = shapes.get(shape);
    if (known) return known;
    const { opens } = access;
    const shared = { ...shareOf({ asked: touched.asked, index, opens, flagOf, isGiven }), ids };
    shapes.set(shape, shared, weightOf('shape', text));
    return shared;
  };
}

interface TouchedPolicies {
  /** Identifies it in the keys of its shapes. */
  readonly number: number;
  /** The first request with this operation. */
  readonly asked: IncomingOperation;
  /** Policies of the requested fields, sorted. */
  readonly ids: ReadonlyArray<string>;
  /** Variables that include or skip fields. */
  readonly flags: ReadonlyArray<string>;
  /** Arguments with variables that fields filter by. */
  readonly givens: ReadonlyArray<GivenBy>;
  /** The operation if all fields are open. */
  readonly whole: SharedOperation;
}

function touch(
  { schema, document, operationName }: IncomingOperation,
  index: PolicyIndex,
): Omit<TouchedPolicies, 'number'> {
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
