import type { JsonObject } from './strict-json';
import { requireThat } from './token-fault';

/**
 * A case of suspected tampering that is assigned to a person: the values whose revisions the person
 * may see.
 */
export interface AssignedCase {
  readonly id: string;
  readonly department: string;
  readonly stationId: string;
  /** Code. */
  readonly indicator: string;
  /** Start of the period of the values. */
  readonly from: string;
  /** Exclusive end of the period. */
  readonly to: string;
}

const KEYS = ['id', 'department', 'stationId', 'indicator', 'from', 'to'] as const;

/**
 * Parses the claim with the cases; a missing claim gives none. Throws TokenFault if it is
 * malformed.
 */
export function assignedCasesIn(claim: unknown): ReadonlyArray<AssignedCase> {
  if (claim === undefined) return [];
  requireThat(Array.isArray(claim), 'the cases are not a list');
  return claim.map((one: unknown) => {
    requireThat(isCase(one), 'a case is malformed');
    return one;
  });
}

function isCase(value: unknown): value is AssignedCase {
  if (typeof value !== 'object' || value === null) return false;
  const told = value as JsonObject; // An object, with any members.
  const hasAll = KEYS.every((key) => typeof told[key] === 'string');
  return hasAll && Object.keys(told).length === KEYS.length;
}
