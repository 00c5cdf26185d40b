import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { Condition } from './operation-shape';
import type { Policy } from '../policy-index';

/** A field that was cut from an operation. */
export interface Cut {
  /** Names in the answer from the root to the field; list indexes are unknown before the answer. */
  readonly path: ReadonlyArray<string>;
  /** `Type.field` */
  readonly coordinate: string;
  readonly policy: Policy;
  readonly conditions: ReadonlyArray<Condition>;
}

/** A step of a path in an answer. */
export interface Step {
  /** Name in the answer. */
  readonly key: string;
  /** Types of the object that contains it; null: any type. */
  readonly types: ReadonlyArray<string> | null;
}

/** A position in the answer that becomes null, because its field was cut. */
export interface NullPlace {
  readonly steps: ReadonlyArray<Step>;
  /**
   * Whether a non-null field below it was cut, so that it becomes null although another selection
   * of the same name returned data.
   */
  readonly isLost: boolean;
  readonly conditions: ReadonlyArray<Condition>;
}

/** A coordinate with a policy that stays in an operation. */
export interface Read {
  readonly path: ReadonlyArray<string>;
  readonly coordinate: string;
  readonly policy: Policy;
  readonly conditions: ReadonlyArray<Condition>;
}

/** An operation after filtering for one permission shape. */
export interface FilteredOperation {
  /** The filtered document; the original one if nothing was cut. */
  readonly document: DocumentNode;
  /** The requested operation, before filtering. */
  readonly operation: OperationDefinitionNode;
  readonly cuts: ReadonlyArray<Cut>;
  readonly nulls: ReadonlyArray<NullPlace>;
  /** Positions where `TYPENAME_KEY` was added; it is removed from the answer. */
  readonly marks: ReadonlyArray<ReadonlyArray<string>>;
  readonly reads: ReadonlyArray<Read>;
  /** Whether nothing is left, so that the answer has null data. */
  readonly isEmpty: boolean;
}

/** The alias of a `__typename` that the filter adds. */
export const TYPENAME_KEY = '_rivergate_typename_';
