import type { InferenceGuard } from './filter/guard-inference';

/**
 * The policy of a coordinate: all ids of at least one list must be allowed. An id names a dataset
 * (`water/water-function-zone`) or an act of the hub (`act/READ_WHOLE_RECORD`), as in the standard
 * directive `@policy(policies: …)`.
 */
export type Policy = ReadonlyArray<ReadonlyArray<string>>;

/** The policies of the published coordinates. */
export interface PolicyIndex {
  /** By `Type.field`, for object types only; a missing coordinate carries no data. */
  readonly fields: ReadonlyMap<string, Policy>;
  /** By entity type: the policy for looking up such an entity by its key. */
  readonly entries: ReadonlyMap<string, Policy>;
  /** By `Type.field`: the other coordinates that a list field reveals; empty by default. */
  readonly narrows?: ReadonlyMap<string, InferenceGuard>;
}

/** An empty index, for a supergraph without policies. */
export const NO_POLICIES: PolicyIndex = { fields: new Map(), entries: new Map() };

const ACT = 'act/';

/** The policy id of an act of the hub. */
export function actPolicy(action: string): string {
  return `${ACT}${action}`;
}

/** The act in a policy id; null if the id names a dataset. */
export function actOfPolicy(id: string): string | null {
  return id.startsWith(ACT) ? id.slice(ACT.length) : null;
}

/** Every id of a policy, each once. */
export function idsOf(policy: Policy): ReadonlyArray<string> {
  return [...new Set(policy.flat())];
}
