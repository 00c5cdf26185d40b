import { linkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FORMER_NAMES } from '../../domain/former-names';
import { errorCodeOf } from '../../errors/error-code';

/**
 * Renames key files of the previous version to their present names. Never replaces an existing
 * file; if several processes start at once, one of them renames.
 */
export function takeFormerKeys(folder: string): void {
  for (const [before, today] of Object.entries(FORMER_NAMES.keyFiles)) {
    const former = join(folder, before);
    try {
      linkSync(former, join(folder, today)); // Atomic.
      rmSync(former, { force: true });
    } catch (thrown) {
      if (!NOTHING_TO_TAKE.has(errorCodeOf(thrown) ?? '')) throw thrown;
    }
  }
}

/** The former file is missing, or the present one exists already. */
const NOTHING_TO_TAKE = new Set(['ENOENT', 'EEXIST']);
