import { Extensions } from 'type-graphql';
import type { Action } from '../identity/actions';

/** What a published type or field says of itself; kept in the schema's `extensions`. */
export interface SharingClaim {
  /**
   * Datasets that the field (or every field of the type) is in; anyone who reads it needs all of
   * them.
   */
  readonly datasets?: ReadonlyArray<string>;
  /** Acts of the hub that the field belongs to; anyone who reads it may do one of them. */
  readonly acts?: ReadonlyArray<Action>;
  /** Carries no data itself: ids, pages, values that inherit from the field that reaches them. */
  readonly plumbing?: boolean;
}

type AnyDecorator = ClassDecorator & PropertyDecorator & MethodDecorator;

/**
 * Puts a type, or a field (which wins over its type), into a dataset of its department. A field
 * that is computed from another department's data (`@requires`) names that department's dataset as
 * well.
 */
export function InDataset(...datasets: readonly [string, ...string[]]): AnyDecorator {
  return claim({ datasets });
}

/** Marks a type or field as the hub's own (requests, grants, the record), for those who may so act. */
export function Internal(...acts: readonly [Action, ...Action[]]): AnyDecorator {
  return claim({ acts });
}

/** Marks a value type or connection: it inherits from the field that reaches it. */
export function Plumbing(): AnyDecorator {
  return claim({ plumbing: true });
}

function claim(sharing: SharingClaim): AnyDecorator {
  return Extensions({ sharing }) as AnyDecorator; // type-graphql types it for classes and members apart.
}
