import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCodeOf } from '../../../shared/errors/error-code';
import { parseAnchors } from './anchor';
import type { SignedHead } from './signed-statements';

/** The event by which the audit log records whose anchors are kept beside the hub. */
export const ANCHORS_KEPT = 'RECORD_ANCHORS_KEPT';

/** The anchor file of the gateway itself, independent of those of owners. */
export const HUB_WITNESS = 'hub';

const ENDING = '.jsonl';

/** The anchor files of these owners in a folder. */
export function anchorFilesIn(
  folder: string,
  owners: ReadonlyArray<string>,
): ReadonlyArray<string> {
  return owners.map((owner) => join(folder, `${owner}${ENDING}`));
}

/** Owners as the value of one fact of an event. */
export function ownersText(owners: ReadonlyArray<string>): string {
  return owners.join(' ');
}

/** The anchors in a folder, by owner; none if there is no folder. Throws BAD_USER_INPUT. */
export async function anchorsIn(
  folder: string,
): Promise<ReadonlyMap<string, ReadonlyArray<SignedHead>>> {
  const names = await readdir(folder).catch((thrown: unknown) => {
    if (errorCodeOf(thrown) === 'ENOENT') return [];
    throw thrown;
  });
  const files = names.filter((name) => name.endsWith(ENDING)).sort();
  const read = files.map(async (name) => {
    const heads = parseAnchors(await readFile(join(folder, name), 'utf8'));
    return [name.slice(0, -ENDING.length), heads] as const;
  });
  return new Map(await Promise.all(read));
}
