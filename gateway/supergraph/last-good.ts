import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = 'supergraph.graphql';

/** The last supergraph that was taken into use, kept on disk for the next start. */
export interface LastGood {
  /** Null where none was kept yet. */
  read(): Promise<string | null>;
  /** Replaces the one kept; a reader sees the old or the new one, never a part. */
  write(supergraphSdl: string): Promise<void>;
}

/** The last good supergraph in a data folder, which is made where it is missing. */
export function lastGoodIn(folder: string): LastGood {
  const file = join(folder, NAME);
  return {
    read: async () => {
      try {
        return await readFile(file, 'utf8');
      } catch (thrown) {
        if (isMissing(thrown)) return null;
        throw thrown;
      }
    },
    write: async (supergraphSdl) => {
      await mkdir(folder, { recursive: true });
      const draft = `${file}.${randomUUID()}`;
      try {
        await writeThrough(draft, supergraphSdl);
        await rename(draft, file);
      } finally {
        await rm(draft, { force: true });
      }
    },
  };
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
