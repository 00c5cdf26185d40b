import { createHash } from 'node:crypto';
import { print, type DocumentNode, type GraphQLSchema } from 'graphql';
import { boundedCache } from '../data/bounded-cache';
import { filterOperation, unboundOperation } from './filter-operation';
import type { FilteredOperation } from './filtered-operation';
import { flagsIn, flagsOf, type FlagOf } from './operation-shape';
import type { Permits } from './permits';
import { idsOf, type PolicyIndex } from './policy-index';

/** An operation that is asked of a supergraph. */
export interface AskedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** What sharing leaves of an operation for one permission shape. */
export interface SharedOperation {
  readonly filtered: FilteredOperation;
  /** Every policy id that binds something of the operation as it was asked, sorted. */
  readonly ids: ReadonlyArray<string>;
  /** Text of what is left, and its hash: plans are kept by it. Null where nothing was cut. */
  readonly text: { readonly source: string; readonly hash: string } | null;
}

/** Cuts from an operation what its caller may not read. The document must be valid for the schema. */
export type Share = (asked: AskedOperation, permits: Permits) => SharedOperation;

/** Permission shapes of one document that are kept; each is a few cut copies of it. */
const SHAPES = 64;

/**
 * Shares the operations of one supergraph.
 *
 * What an operation touches is found once; what is left of it is kept for each permission shape, which
 * is which of those datasets and acts are open, and which variables include or skip something of them. Callers of one shape share it, and its plan.
 */
export function sharer(index: PolicyIndex): Share {
  const kept = new WeakMap<DocumentNode, Map<string, Touched>>();
  const touchedBy = (asked: AskedOperation): Touched => {
    const byName = kept.get(asked.document) ?? new Map<string, Touched>();
    kept.set(asked.document, byName);
    const name = asked.operationName ?? '';
    const known = byName.get(name);
    if (known?.schema === asked.schema) return known;
    const touched = touch(asked, index);
    byName.set(name, touched);
    return touched;
  };
  return (asked, permits) => {
    const { ids, shapes, whole, flags } = touchedBy(asked);
    if (ids.length === 0) return whole;
    const flagOf = flagsOf(asked.variables ?? {}, whole.filtered.operation);
    const marks = ids.map((id) => permits.markOf(id));
    const shape = [...marks, ...flags.map((one) => String(flagOf(one)))].join('|');
    const known = shapes.get(shape);
    if (known) return known;
    const shared = { ...shareOf({ asked, index, opens: permits.opens, flagOf }), ids };
    shapes.set(shape, shared);
    return shared;
  };
}

interface Touched {
  readonly schema: GraphQLSchema;
  /** Policies that bind what the operation asks for, sorted. */
  readonly ids: ReadonlyArray<string>;
  /** Variables that include or skip something. */
  readonly flags: ReadonlyArray<string>;
  readonly shapes: ReturnType<typeof boundedCache<SharedOperation>>;
  /** The operation where everything is open. */
  readonly whole: SharedOperation;
}

function touch(asked: AskedOperation, index: PolicyIndex): Touched {
  const whole = shareOf({ asked, index, opens: () => true });
  const ids = [...new Set(whole.filtered.reads.flatMap(({ policy }) => idsOf(policy)))].sort();
  return {
    schema: asked.schema,
    ids,
    flags: flagsIn(asked.document),
    shapes: boundedCache(SHAPES),
    whole: { ...whole, ids },
  };
}

interface ToShare {
  readonly asked: AskedOperation;
  readonly index: PolicyIndex;
  readonly opens: Permits['opens'];
  readonly flagOf?: FlagOf;
}

function shareOf({ asked, index, ...how }: ToShare): Omit<SharedOperation, 'ids'> {
  if (index.fields.size === 0) return { filtered: unboundOperation(asked), text: null };
  const filtered = filterOperation({ ...asked, index, ...how });
  if (filtered.document === asked.document) return { filtered, text: null };
  const source = print(filtered.document);
  return { filtered, text: { source, hash: createHash('sha256').update(source).digest('hex') } };
}
