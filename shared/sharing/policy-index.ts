import type { InferenceGuard } from './filter/guard-inference';

/**
 * What a coordinate is bound by: any of the lists, and of that list all ids. An id names a dataset
 * (`water/water-function-zone`) or an act of the hub (`act/READ_WHOLE_RECORD`); it is what the standard
 * directive `@policy(policies: …)` carries.
 */
export type Policy = ReadonlyArray<ReadonlyArray<string>>;

/** Which policy binds which published coordinate. */
export interface PolicyIndex {
  /** By `Type.field`, of object types only; a missing coordinate carries no data. */
  readonly fields: ReadonlyMap<string, Policy>;
  /** By entity type: what anyone who looks such an entity up by its key must be allowed. */
  readonly entries: ReadonlyMap<string, Policy>;
  /**
   * By `Type.field`: of which other coordinates a field reveals by what it lists; none unless
   * given.
   */
  readonly narrows?: ReadonlyMap<string, InferenceGuard>;
}

/** An index that binds nothing: of a supergraph that applies no policies. */
export const NO_POLICIES: PolicyIndex = { fields: new Map(), entries: new Map() };

const ACT = 'act/';

/** The policy id of an act of the hub. */
export function actPolicy(action: string): string {
  return `${ACT}${action}`;
}

/** The act that a policy id names; null if it names a dataset. */
export function actOfPolicy(id: string): string | null {
  return id.startsWith(ACT) ? id.slice(ACT.length) : null;
}

/** Every id of a policy, each once. */
export function idsOf(policy: Policy): ReadonlyArray<string> {
  return [...new Set(policy.flat())];
}
