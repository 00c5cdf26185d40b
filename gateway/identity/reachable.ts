import type { Database } from '../../shared/data/database';
import { messageOf } from '../../shared/errors/message-of';
import { RiverGateError } from '../../shared/errors/rivergate-error';

/** The part of a database that identification uses. */
export type IdentityDatabase = Pick<Database, 'asIdentity'>;

/**
 * The same database, with failures reported as DATABASE_UNAVAILABLE, because they are no fault of
 * the caller's token.
 */
export function reachable(
  database: IdentityDatabase,
  onFault: (fault: string) => void,
): IdentityDatabase {
  return {
    asIdentity: async (work) => {
      try {
        return await database.asIdentity(work);
      } catch (thrown) {
        if (thrown instanceof RiverGateError) throw thrown;
        onFault(messageOf(thrown));
        throw new RiverGateError(
          'DATABASE_UNAVAILABLE',
          'The accounts of the hub cannot be reached at the moment.',
        );
      }
    },
  };
}
