import { RiverGateError } from '../../shared/errors/rivergate-error';

/** The one refusal that a caller meets, whatever failed: it reveals no internals. */
export function recordUnavailable(): RiverGateError {
  return new RiverGateError(
    'AUDIT_UNAVAILABLE',
    'The audit log of reads cannot be written at the moment, so nothing that must be on it is read.',
  );
}
