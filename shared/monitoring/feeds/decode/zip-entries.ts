import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { RiverGateError } from '../../../errors/rivergate-error';
import { lenientText, strictText } from './encodings';
import { damaged, unpacked } from './unpacked';

/** A file in a zip archive. */
export interface ZipEntry {
  readonly name: string;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** Its bytes, unpacked and bounded. */
  readonly bytes: () => AsyncGenerator<Buffer>;
}

/** An open zip archive. */
export interface ZipArchive {
  readonly entries: ReadonlyArray<ZipEntry>;
  readonly close: () => void;
}

const MAX_ENTRIES = 1000;

/** Files that programs add to archives. */
const OTHERS = /(?:^|\/)(?:\.DS_Store|Thumbs\.db|\._[^/]*)$|^__MACOSX\/|\/$/u;

/**
 * Opens a zip archive and lists its files. Throws IMPORT_FORMAT_REFUSED if it is damaged, has too
 * many entries or is encrypted.
 */
export async function zipArchive(path: string): Promise<ZipArchive> {
  const file = await opened(path);
  try {
    if (file.entryCount > MAX_ENTRIES)
      throw damaged(new Error(`it has more than ${String(MAX_ENTRIES)} entries`));
    const entries: ZipEntry[] = [];
    for await (const entry of file.eachEntry()) {
      const name = nameOf(entry);
      if (!OTHERS.test(name)) entries.push(zipEntry(file, entry, name));
    }
    return { entries, close: () => file.close() };
  } catch (thrown) {
    file.close();
    throw thrown instanceof RiverGateError ? thrown : damaged(thrown);
  }
}

async function opened(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, decodeStrings: false });
  } catch (thrown) {
    throw damaged(thrown);
  }
}

/** Archives of Chinese Windows name their entries in GBK without saying so. */
function nameOf({ fileNameRaw: bytes }: Entry): string {
  return strictText(bytes, 'utf-8') ?? lenientText(bytes, 'gb18030');
}

function zipEntry(file: ZipFile, entry: Entry, name: string): ZipEntry {
  return {
    name,
    packedBytes: entry.compressedSize,
    unpackedBytes: entry.uncompressedSize,
    bytes: async function* () {
      if (entry.isEncrypted()) throw damaged(new Error('it is encrypted'));
      const stream = await file.openReadStreamPromise(entry).catch((thrown: unknown) => {
        throw damaged(thrown);
      });
      yield* unpacked(stream, entry.compressedSize);
    },
  };
}
