import { escapeIdentifier } from 'pg';
import { errorCodeOf } from '../../errors/error-code';
import { withConnection } from '../server/with-connection';
import { DIRECTORY } from './former-history';

/** Error codes: another database has objects of the role, or the login may not drop it. */
const KEPT = new Set(['2BP01', '42501']);

/**
 * Drops the roles of the former `directory` schema. Roles belong to the whole server, so those that
 * another database still uses are kept; returns a line that names them.
 */
export async function dropFormerRoles(url: string): Promise<ReadonlyArray<string>> {
  return withConnection(url, async (client) => {
    const kept: string[] = [];
    for (const role of ['owner', 'reader', 'writer'].map((kind) => `${DIRECTORY}_${kind}`)) {
      await client
        .query(`drop role if exists ${escapeIdentifier(role)}`)
        .catch((thrown: unknown) => {
          if (!KEPT.has(errorCodeOf(thrown) ?? '')) throw thrown;
          kept.push(role);
        });
    }
    if (kept.length === 0) return [];
    return [`roles ${kept.join(', ')}: kept, another database of this server uses them`];
  });
}
