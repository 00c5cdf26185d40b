import { linkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FORMER_NAMES } from '../../domain/former-names';
import { errorCodeOf } from '../../errors/error-code';

/**
 * Gives key files of the version before their names of today, with the keys that they hold. A file of
 * today is never replaced; of several processes one does it, and the others find it done.
 */
export function takeFormerKeys(folder: string): void {
  for (const [before, today] of Object.entries(FORMER_NAMES.keyFiles)) {
    const former = join(folder, before);
    try {
      linkSync(former, join(folder, today)); // At once or not at all.
      rmSync(former, { force: true });
    } catch (thrown) {
      if (!NOTHING_TO_TAKE.has(errorCodeOf(thrown) ?? '')) throw thrown;
    }
  }
}

/** There is no former file, or one of today already. */
const NOTHING_TO_TAKE = new Set(['ENOENT', 'EEXIST']);
