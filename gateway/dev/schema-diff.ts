import { findBreakingChanges, type BreakingChange } from 'graphql';
import type { Contracts } from './contracts-in';
import { publicSchema } from './public-schema';

/** A change that may break callers of the graph. */
export interface ContractChange {
  /** `Type`, `Type.field` or `Enum.VALUE`: what an entry of CHANGELOG.md must name. */
  readonly coordinate: string;
  readonly description: string;
}

/**
 * Breaking changes of the composed graph between two states of the contracts, as found by
 * graphql-js.
 */
export function breakingChanges(
  before: Contracts,
  after: Contracts,
): ReadonlyArray<ContractChange> {
  if (isSame(before, after)) return [];
  return findBreakingChanges(publicSchema(before), publicSchema(after)).map(
    ({ type, description }) => ({
      coordinate: coordinateOf(type, description),
      description,
    }),
  );
}

/** The changes that release notes do not name, in backticks, by coordinate or by type. */
export function unmentioned(
  changes: ReadonlyArray<ContractChange>,
  notes: string,
): ReadonlyArray<ContractChange> {
  const named = new Set([...notes.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  return changes.filter(
    ({ coordinate }) => !named.has(coordinate) && !named.has(coordinate.split('.')[0]),
  );
}

function isSame(before: Contracts, after: Contracts): boolean {
  return before.size === after.size && [...before].every(([name, sdl]) => after.get(name) === sdl);
}

/** graphql-js describes changes only in words. */
function coordinateOf(type: BreakingChange['type'], description: string): string {
  const [, value, owner] = /^(\w+) was removed from \w+ type (\w+)/.exec(description) ?? [];
  if (value && owner) return `${owner}.${value}`;
  const [, field, input] = /required field (\w+) on input type (\w+)/.exec(description) ?? [];
  if (field && input) return `${input}.${field}`;
  const [, on] = /required arg \w+ on (\w+(?:\.\w+)?)/.exec(description) ?? [];
  const [first = type] = /^\w+(?:\.\w+)?/.exec(description) ?? [];
  return on ?? first;
}
