import { RiverGateError } from '../../errors/rivergate-error';
import type { Caller } from '../../identity/caller';
import { ownerOf } from '../../sharing/dataset';

/** Throws NOT_PERMITTED unless the caller acts for the department that owns the observations. */
export function requireOwnDepartment(
  department: string,
  { organisation }: Pick<Caller, 'organisation'>,
): void {
  if (organisation?.kind === 'DEPARTMENT' && organisation.id === ownerOf(`${department}/`)) return;
  throw new RiverGateError(
    'NOT_PERMITTED',
    `Observations of "${department}" are in the charge of its own stewards, but you act for: ${organisation?.id ?? 'nobody'}.`,
  );
}

/**
 * Throws NOT_PERMITTED unless the caller acts for the department that owns the observations, and may
 * see all of them: acts of review over many stations are not limited by rows.
 */
export function requireWholeDepartment(
  department: string,
  caller: Pick<Caller, 'organisation' | 'districts' | 'sources'>,
): void {
  requireOwnDepartment(department, caller);
  if (caller.districts === null && caller.sources === null) return;
  throw new RiverGateError(
    'NOT_PERMITTED',
    `Observations of "${department}" are reviewed by stewards of the whole department, but you act for some of its districts or sources.`,
  );
}
