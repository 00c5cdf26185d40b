import { RiverGateError } from '../../shared/errors/rivergate-error';

/** The only refusal that a caller sees, whatever failed: it reveals no internals. */
export function recordUnavailable(): RiverGateError {
  return new RiverGateError(
    'AUDIT_UNAVAILABLE',
    'The audit log cannot be written at the moment, so nothing is read that must be recorded there.',
  );
}
