import type { DocumentNode, FieldNode, GraphQLSchema } from 'graphql';
import type { FilteredOperation, Step } from './filtered-operation';
import { responseKey, type Condition, type FlagOf, type GivenBy } from './operation-shape';
import type { Policy, PolicyIndex } from '../policy-index';

/** Input of the filter: an operation of a valid document, and the access decisions. */
export interface FilterInput {
  readonly schema: GraphQLSchema;
  readonly index: PolicyIndex;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly opens: (coordinate: string, policy: Policy) => boolean;
  /**
   * Values of `@include` and `@skip`, if known; an excluded field does not cut the fields above it.
   */
  readonly flagOf?: FlagOf;
  /** Whether a variable gives an argument that a field filters by; assumed true if unknown. */
  readonly isGiven?: (argument: GivenBy) => boolean;
}

/** Results collected while an operation is filtered. */
export interface Run {
  readonly input: FilterInput;
  readonly cuts: FilteredOperation['cuts'][number][];
  readonly nulls: FilteredOperation['nulls'][number][];
  readonly marks: FilteredOperation['marks'][number][];
  readonly reads: FilteredOperation['reads'][number][];
  /** Restricted fields that are excluded: they cause no error, and are not sent either. */
  readonly excluded: string[];
}

/** Empty results. */
export function newRun(input: FilterInput): Run {
  return { input, cuts: [], nulls: [], marks: [], reads: [], excluded: [] };
}

/** The position of a selection. */
export interface Position {
  /** Possible object types at this position of the answer. */
  readonly here: ReadonlyArray<string>;
  /** The types among them that match the enclosing fragments. */
  readonly possible: ReadonlyArray<string>;
  /** Path from the root to the object. */
  readonly steps: ReadonlyArray<Step>;
  readonly conditions: ReadonlyArray<Condition>;
}

/** Records that a field of these types becomes null. */
export function addNull(
  run: Run,
  field: FieldNode,
  { isLost, ...position }: Position & { readonly isLost: boolean },
): void {
  run.nulls.push({ steps: stepsTo(field, position), isLost, conditions: position.conditions });
}

/** The path to a field. */
export function stepsTo(
  field: FieldNode,
  { here, possible, steps }: Pick<Position, 'here' | 'possible' | 'steps'>,
): ReadonlyArray<Step> {
  const types = possible.length === here.length ? null : possible;
  return [...steps, { key: responseKey(field), types }];
}

/** The names in a path. */
export function namesOf(steps: ReadonlyArray<Step>): ReadonlyArray<string> {
  return steps.map(({ key }) => key);
}
