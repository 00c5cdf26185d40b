import type { JsonObject } from './strict-json';
import { requireThat } from './token-fault';

/** A case of suspected tampering that is assigned to a person: whose revisions of which values he may see. */
export interface AssignedCase {
  readonly id: string;
  readonly department: string;
  readonly stationId: string;
  /** Code. */
  readonly indicator: string;
  /** First instant of the values in question. */
  readonly from: string;
  /** Instant by which they have ended. */
  readonly to: string;
}

const KEYS = ['id', 'department', 'stationId', 'indicator', 'from', 'to'] as const;

/** The cases in a claim; none if there is no claim. Throws TokenFault for anything else. */
export function assignedCasesIn(claim: unknown): ReadonlyArray<AssignedCase> {
  if (claim === undefined) return [];
  requireThat(Array.isArray(claim), 'the cases are no list');
  return claim.map((one: unknown) => {
    requireThat(isCase(one), 'a case is malformed');
    return one;
  });
}

function isCase(value: unknown): value is AssignedCase {
  if (typeof value !== 'object' || value === null) return false;
  const told = value as JsonObject; // An object, whatever it holds.
  const hasAll = KEYS.every((key) => typeof told[key] === 'string');
  return hasAll && Object.keys(told).length === KEYS.length;
}
