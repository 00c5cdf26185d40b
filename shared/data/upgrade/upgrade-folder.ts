import { access, copyFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FORMER_NAMES } from '../../domain/former-names';
import { errorCodeOf } from '../../errors/error-code';

/**
 * Copies the anchors of the audit log that a former department stored in a data folder to each of
 * its successors, because they witness the same audit log. Returns a line for each file; none if
 * called again.
 */
export async function upgradeFolder(dataFolder: string): Promise<ReadonlyArray<string>> {
  const lines: string[] = [];
  for (const [before, successors] of Object.entries(FORMER_NAMES.successors)) {
    const former = anchorsOf(dataFolder, before);
    if (!(await isThere(former))) continue;
    for (const successor of successors) {
      const file = anchorsOf(dataFolder, successor);
      if (await isThere(file)) continue;
      await copyFile(former, `${file}.draft`);
      await rename(`${file}.draft`, file);
    }
    await rm(former);
    lines.push(`anchors of ${before}: kept by ${successors.join(' and ')} now`);
  }
  return lines;
}

function anchorsOf(dataFolder: string, owner: string): string {
  return join(dataFolder, 'anchors', `${owner}.jsonl`);
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    (thrown: unknown) => {
      if (errorCodeOf(thrown) === 'ENOENT') return false;
      throw thrown;
    },
  );
}
