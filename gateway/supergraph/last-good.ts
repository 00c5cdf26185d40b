import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = 'supergraph.graphql';
const MARK_NAME = 'supergraph.sha256';

/** The supergraph that was last put into use, stored on disk for the next start. */
export interface LastGood {
  /** Null if none is stored yet. */
  read(): Promise<string | null>;
  /**
   * Returns the stored supergraph if it was composed from the sources with this mark and is
   * unchanged since; null otherwise.
   */
  readMadeFrom(mark: string): Promise<string | null>;
  /**
   * Replaces the stored supergraph; a reader sees the old or the new one, never a part. `mark`
   * identifies its sources; absent: the next start composes again.
   */
  write(supergraphSdl: string, mark?: string): Promise<void>;
}

/** Opens the store of the last good supergraph in a data folder, which is created if missing. */
export function lastGoodIn(folder: string): LastGood {
  const file = join(folder, NAME);
  const markFile = join(folder, MARK_NAME);
  const read = () => textOf(file);
  return {
    read,
    readMadeFrom: async (mark) => {
      const [kept, made] = await Promise.all([read(), textOf(markFile)]);
      return kept !== null && made === markLine(mark, kept) ? kept : null;
    },
    write: async (supergraphSdl, mark) => {
      await mkdir(folder, { recursive: true });
      await replace(file, supergraphSdl);
      if (mark !== undefined) await replace(markFile, markLine(mark, supergraphSdl));
    },
  };
}

/**
 * Binds the mark to the text: two files that are written one after the other may not belong
 * together.
 */
function markLine(mark: string, supergraphSdl: string): string {
  return `${mark} ${createHash('sha256').update(supergraphSdl).digest('hex')}\n`;
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}

async function replace(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  try {
    await writeThrough(draft, text);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Syncs the file before it is renamed: otherwise a crash may leave an empty file. */
async function writeThrough(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(thrown: unknown): boolean {
  return (
    typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === 'ENOENT'
  );
}
