import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { Condition } from './operation-shape';
import type { Policy } from '../policy-index';

/** A field that was cut from an operation. */
export interface Cut {
  /** Names in the answer from the root to the field; places in lists are not known before the answer. */
  readonly path: ReadonlyArray<string>;
  /** `Type.field` */
  readonly coordinate: string;
  readonly policy: Policy;
  readonly conditions: ReadonlyArray<Condition>;
}

/** A step into an answer. */
export interface Step {
  /** Name in the answer. */
  readonly key: string;
  /** Types of the object that holds it; null: whichever type it has. */
  readonly types: ReadonlyArray<string> | null;
}

/** A place in the answer that becomes null, because what stood there was cut. */
export interface NullPlace {
  readonly steps: ReadonlyArray<Step>;
  /**
   * Whether what it holds promises something that was cut, so that it is null although another selection
   * of the same name brought something.
   */
  readonly isLost: boolean;
  readonly conditions: ReadonlyArray<Condition>;
}

/** A coordinate that is left in an operation and bound by a policy. */
export interface Read {
  readonly path: ReadonlyArray<string>;
  readonly coordinate: string;
  readonly policy: Policy;
  readonly conditions: ReadonlyArray<Condition>;
}

/** An operation as one permission shape leaves it. */
export interface FilteredOperation {
  /** Exactly the document that came where nothing was cut. */
  readonly document: DocumentNode;
  /** The operation that is asked, as it came. */
  readonly operation: OperationDefinitionNode;
  readonly cuts: ReadonlyArray<Cut>;
  readonly nulls: ReadonlyArray<NullPlace>;
  /** Places where `TYPENAME_KEY` was added; it is removed from the answer. */
  readonly marks: ReadonlyArray<ReadonlyArray<string>>;
  readonly reads: ReadonlyArray<Read>;
  /** Whether nothing is left: the answer is null data. */
  readonly isEmpty: boolean;
}

/** The name under which a filtered operation asks for `__typename` where it must. */
export const TYPENAME_KEY = '_rivergate_typename_';
