import { RiverGateError } from '../../../errors/rivergate-error';

/** Bytes of a file after unpacking, before which no ratio is asked. */
const FREE_BYTES = 64 * 1024 * 1024;

/** Real tables are rarely packed to a hundredth; deflate packs zeros to a thousandth. */
const MAX_RATIO = 200;

/** Most bytes that a packed file may have after unpacking: more than a year of a province's hours. */
export const MAX_UNPACKED_BYTES = 8 * 1024 * 1024 * 1024;

/**
 * Passes on unpacked bytes. Throws IMPORT_UNPACKED_TOO_LARGE once there are more than allowed, in
 * all or for so many packed bytes, and IMPORT_FORMAT_REFUSED if they cannot be unpacked.
 */
export async function* unpacked(
  input: AsyncIterable<Buffer>,
  packedBytes: number,
  mostBytes = MAX_UNPACKED_BYTES,
): AsyncGenerator<Buffer> {
  const most = Math.min(mostBytes, Math.max(FREE_BYTES, packedBytes * MAX_RATIO));
  let bytes = 0;
  try {
    for await (const piece of input) {
      bytes += piece.length;
      if (bytes > most) throw tooLarge(most);
      yield piece;
    }
  } catch (thrown) {
    throw thrown instanceof RiverGateError ? thrown : damaged(thrown);
  }
}

/** The refusal of a file that unpacks to more than so many bytes. */
export function tooLarge(most: number): RiverGateError {
  return new RiverGateError(
    'IMPORT_UNPACKED_TOO_LARGE',
    `The file unpacks to more than ${String(most)} bytes, which is more than its packed size allows (解压后过大).`,
    { stage: 'DECODE' },
  );
}

/** The refusal of a packed file that cannot be unpacked. */
export function damaged(thrown: unknown): RiverGateError {
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  return new RiverGateError(
    'IMPORT_FORMAT_REFUSED',
    `The packed file cannot be unpacked: ${why} (压缩文件损坏或无法解压).`,
    { stage: 'DECODE' },
  );
}
