import { RiverGateError } from '../../errors/rivergate-error';

/** The error of a PostgreSQL that cannot be started or reached: the cause, then what to do. */
export function databaseUnavailable(cause: string, remedy: string): RiverGateError {
  return new RiverGateError('DATABASE_UNAVAILABLE', `${cause} ${remedy}`);
}
