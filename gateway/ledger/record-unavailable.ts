import { RiverGateError } from '../../shared/errors/rivergate-error';

/** The one refusal that a caller meets, whatever failed: it tells nothing of the inside. */
export function recordUnavailable(): RiverGateError {
  return new RiverGateError(
    'RECORD_UNAVAILABLE',
    'The record of reads cannot be written at the moment, so nothing that must be on it is read.',
  );
}
