import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = 'supergraph.graphql';
const MARK_NAME = 'supergraph.sha256';

/** The last supergraph that was taken into use, kept on disk for the next start. */
export interface LastGood {
  /** Null if none was kept yet. */
  read(): Promise<string | null>;
  /** The one kept, if it was made from what has this mark and is as it was written; null otherwise. */
  readMadeFrom(mark: string): Promise<string | null>;
  /**
   * Replaces the one kept; a reader sees the old or the new one, never a part. `mark` stands for what it
   * was made from; absent: it is made again at the next start.
   */
  write(supergraphSdl: string, mark?: string): Promise<void>;
}

/** The last good supergraph in a data folder, which is made where it is missing. */
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

/** Binds the mark to the text: of two files that are written one after the other, one may be older. */
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

/** Renaming before the bytes are on disk may leave an empty file after a crash. */
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
