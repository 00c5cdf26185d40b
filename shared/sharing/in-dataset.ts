import { Extensions } from 'type-graphql';
import type { Action } from '../identity/actions';

/** The declaration of a published type or field, stored in the schema's `extensions`. */
export interface SharingClaim {
  /**
   * Datasets of the field (or of every field of the type); a reader needs access to all of them.
   */
  readonly datasets?: ReadonlyArray<string>;
  /** Acts of the hub that the field belongs to; a reader needs the right to one of them. */
  readonly acts?: ReadonlyArray<Action>;
  /**
   * Carries no data itself: ids, pages, and values that inherit the policy of the field that
   * returns them.
   */
  readonly plumbing?: boolean;
}

type AnyDecorator = ClassDecorator & PropertyDecorator & MethodDecorator;

/**
 * Assigns a type or a field to a dataset of its department; a field's own assignment takes
 * precedence. A field that is computed from another department's data (`@requires`) names that
 * department's dataset as well.
 */
export function InDataset(...datasets: readonly [string, ...string[]]): AnyDecorator {
  return claim({ datasets });
}

/**
 * Marks a type or field as the hub's own (data requests, grants, the audit log), readable for roles
 * with one of these acts.
 */
export function Internal(...acts: readonly [Action, ...Action[]]): AnyDecorator {
  return claim({ acts });
}

/** Marks a value type or connection: it inherits the policy of the field that returns it. */
export function Plumbing(): AnyDecorator {
  return claim({ plumbing: true });
}

function claim(sharing: SharingClaim): AnyDecorator {
  return Extensions({ sharing }) as AnyDecorator; // type-graphql has separate types for classes and members.
}
