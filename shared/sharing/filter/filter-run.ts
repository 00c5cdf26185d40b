import type { DocumentNode, FieldNode, GraphQLSchema } from 'graphql';
import type { FilteredOperation, Step } from './filtered-operation';
import { responseKey, type Condition, type FlagOf, type GivenBy } from './operation-shape';
import type { Policy, PolicyIndex } from '../policy-index';

/** An operation of a valid document, and what of it is open. */
export interface FilterInput {
  readonly schema: GraphQLSchema;
  readonly index: PolicyIndex;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly opens: (coordinate: string, policy: Policy) => boolean;
  /** What `@include` and `@skip` ask, where it is known: what they exclude takes nothing with it. */
  readonly flagOf?: FlagOf;
  /** Whether a variable gives an argument by which a field narrows; it does unless that is known. */
  readonly isGiven?: (argument: GivenBy) => boolean;
}

/** What is found as an operation is filtered. */
export interface Run {
  readonly input: FilterInput;
  readonly cuts: FilteredOperation['cuts'][number][];
  readonly nulls: FilteredOperation['nulls'][number][];
  readonly marks: FilteredOperation['marks'][number][];
  readonly reads: FilteredOperation['reads'][number][];
  /** Restricted fields that are excluded: not refused, but not sent either. */
  readonly excluded: string[];
}

/** Nothing is found yet. */
export function newRun(input: FilterInput): Run {
  return { input, cuts: [], nulls: [], marks: [], reads: [], excluded: [] };
}

/** Where a selection stands. */
export interface Position {
  /** Object types that may stand at this place of the answer. */
  readonly here: ReadonlyArray<string>;
  /** Those of them that the fragments around leave. */
  readonly possible: ReadonlyArray<string>;
  /** Steps from the root to the object. */
  readonly steps: ReadonlyArray<Step>;
  readonly conditions: ReadonlyArray<Condition>;
}

/** Notes that a field of these types becomes null. */
export function addNull(
  run: Run,
  field: FieldNode,
  { isLost, ...position }: Position & { readonly isLost: boolean },
): void {
  run.nulls.push({ steps: stepsTo(field, position), isLost, conditions: position.conditions });
}

/** The steps to a field. */
export function stepsTo(
  field: FieldNode,
  { here, possible, steps }: Pick<Position, 'here' | 'possible' | 'steps'>,
): ReadonlyArray<Step> {
  const types = possible.length === here.length ? null : possible;
  return [...steps, { key: responseKey(field), types }];
}

/** The names of steps. */
export function namesOf(steps: ReadonlyArray<Step>): ReadonlyArray<string> {
  return steps.map(({ key }) => key);
}
