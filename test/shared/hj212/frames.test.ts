import fc from 'fast-check';
import { crcOf } from '../../../shared/hj212/crc';
import { writeFrame } from '../../../shared/hj212/frame';
import { FrameReader, type FrameRead } from '../../../shared/hj212/frame-reader';

const EXAMPLE =
  'QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&';

/** Text without `#`, so that no frame stands within another by chance. */
const segments = fc
  .string({ minLength: 1, maxLength: 200, unit: 'grapheme' })
  .map((text) => text.replaceAll('#', '+'))
  .filter((text) => Buffer.byteLength(text) <= 1024);

function readAll(pieces: ReadonlyArray<Buffer>) {
  const reader = new FrameReader();
  const reads: FrameRead[] = [];
  let mostPending = 0;
  for (const piece of pieces) {
    reads.push(...reader.push(piece));
    mostPending = Math.max(mostPending, reader.pendingBytes);
  }
  reads.push(...reader.end());
  const bodies = reads.flatMap(({ body }) => (body === null ? [] : [body.toString()]));
  const faults = reads.flatMap(({ fault }) => (fault === null ? [] : [fault]));
  return { bodies, faults, mostPending, skipped: reader.skippedBytes };
}

function cut(bytes: Buffer, places: ReadonlyArray<number>): Buffer[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort(
    (a, b) => a - b,
  );
  return ends.map((end, at) => bytes.subarray(at === 0 ? 0 : ends[at - 1], end));
}

test('the check is that of annex A, not that of Modbus', () => {
  expect(crcOf(Buffer.from(EXAMPLE))).toBe('1C80');
  expect(crcOf(Buffer.from('123456789'))).toBe('2F80');
});

test('any cut of any frames and rubbish gives the same packets', () => {
  const rubbish = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes));
  const parts = fc.array(fc.oneof(segments.map(writeFrame), rubbish), { maxLength: 8 });
  fc.assert(
    fc.property(parts, fc.array(fc.nat(9000), { maxLength: 30 }), (written, places) => {
      const stream = Buffer.concat(written);
      const { bodies, faults, skipped } = readAll([stream]);
      const pieces = readAll(cut(stream, places));
      expect(pieces).toMatchObject({ bodies, faults, skipped });
      expect(pieces.mostPending).toBeLessThan(1036);
    }),
  );
});

test('what is written is read, glued together or not', () => {
  fc.assert(
    fc.property(fc.array(segments, { maxLength: 8 }), (texts) => {
      const read = readAll([Buffer.concat(texts.map(writeFrame))]);
      expect(read).toMatchObject({ bodies: texts, faults: [], skipped: 0 });
    }),
  );
});

test('one altered byte never yields another packet', () => {
  fc.assert(
    fc.property(segments, fc.nat(), fc.integer({ min: 1, max: 255 }), (text, place, change) => {
      const frame = writeFrame(text);
      const at = place % frame.length;
      frame[at] = (frame[at] ?? 0) ^ change;
      const { bodies } = readAll([frame]);
      // A digit of the check may change its case; then it is the same frame.
      expect([[], [text]]).toContainEqual(bodies);
    }),
  );
});

test.each([
  ['##01x1abc', 'LENGTH_NOT_DIGITS'],
  ['##1025abc', 'LENGTH_OUT_OF_RANGE'],
  ['##0000abc', 'LENGTH_OUT_OF_RANGE'],
  ['##0009123456789 2F80\r\n', 'LINE_END_MISSING'],
  ['##00091234567894B37\r\n', 'CRC_WRONG'],
  ['##0009123456', 'FRAME_CUT'],
])('%j is the fault %s, and the frame behind it is read', (bytes, fault) => {
  const read = readAll([Buffer.from(bytes), writeFrame(EXAMPLE)]);
  expect(readAll([Buffer.from(bytes)]).faults).toEqual([fault]);
  expect(read.bodies).toEqual([EXAMPLE]);
  expect(read.skipped).toBe(bytes.length);
});

test('a data segment that no frame can hold is not written', () => {
  expect(() => writeFrame('')).toThrow(RangeError);
  expect(() => writeFrame('x'.repeat(1025))).toThrow(RangeError);
  expect(readAll([writeFrame('x'.repeat(1024))]).bodies).toEqual(['x'.repeat(1024)]);
});
