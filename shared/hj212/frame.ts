import { crcOf } from './crc';

/** The longest data segment of HJ 212-2017 in bytes. */
export const MOST_BODY_BYTES = 1024;

/** The bytes of `##` and the four digits of the length. */
export const HEAD_BYTES = 6;

/** The bytes of the check and of CR LF. */
export const TAIL_BYTES = 6;

/**
 * Writes a frame: `##`, byte length, data segment, check, CR LF.
 *
 * @throws RangeError if the data segment is empty or longer than 1,024 bytes
 */
export function writeFrame(segment: string): Buffer {
  const body = Buffer.from(segment, 'utf8');
  if (body.length === 0 || body.length > MOST_BODY_BYTES)
    throw new RangeError(`A data segment has 1 to ${MOST_BODY_BYTES} bytes, not ${body.length}.`);
  const length = String(body.length).padStart(4, '0');
  return Buffer.concat([Buffer.from(`##${length}`), body, Buffer.from(`${crcOf(body)}\r\n`)]);
}
