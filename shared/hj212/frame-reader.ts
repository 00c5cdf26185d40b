import { crcOf } from './crc';
import { HEAD_BYTES, MOST_BODY_BYTES, TAIL_BYTES } from './frame';

const MOST_PENDING_BYTES = HEAD_BYTES + MOST_BODY_BYTES + TAIL_BYTES;
const HASH = 0x23;
const MARK = '##';
const LINE_END = '\r\n';

/** Why bytes that begin with `##` are no frame; each kind of fault has one code. */
export type FrameFault =
  'LENGTH_NOT_DIGITS' | 'LENGTH_OUT_OF_RANGE' | 'LINE_END_MISSING' | 'CRC_WRONG' | 'FRAME_CUT';

/** A data segment whose length, check and line end are right, or the fault of a frame. */
export type FrameRead =
  | { readonly body: Buffer; readonly fault: null }
  | { readonly body: null; readonly fault: FrameFault };

/**
 * Reads frames from a stream of bytes that arrives in pieces of any size.
 *
 * What it yields does not depend on how the stream was cut. It keeps at most one frame (1,036 bytes).
 * After a fault it looks for the next `##` behind the one that failed.
 */
export class FrameReader {
  private pending: Buffer = Buffer.alloc(0);
  private skipped = 0;

  /** The bytes so far that belong to no accepted frame. */
  get skippedBytes(): number {
    return this.skipped;
  }

  /** The bytes kept until more arrive. */
  get pendingBytes(): number {
    return this.pending.length;
  }

  /** Takes the next bytes and yields what they complete, in their order. */
  *push(bytes: Buffer): Generator<FrameRead, void> {
    for (let at = 0; at < bytes.length;) {
      const room = MOST_PENDING_BYTES - this.pending.length;
      this.pending = Buffer.concat([this.pending, bytes.subarray(at, at + room)]);
      at += room;
      yield* this.readPending();
    }
  }

  /** Ends the stream; a frame that is not complete is cut. */
  *end(): Generator<FrameRead, void> {
    while (this.pending.length > 0) {
      if (this.pending.length >= MARK.length) yield { body: null, fault: 'FRAME_CUT' };
      this.skip(Math.min(MARK.length, this.pending.length));
      yield* this.readPending();
    }
  }

  private *readPending(): Generator<FrameRead, void> {
    for (let read = this.readNext(); read !== null; read = this.readNext()) yield read;
  }

  private readNext(): FrameRead | null {
    this.skipRubbish();
    const length = lengthOf(this.pending);
    if (length === null) return null;
    if (typeof length === 'string') return this.failed(length);
    const whole = HEAD_BYTES + length + TAIL_BYTES;
    if (this.pending.length < whole) return null;
    const fault = faultOf(this.pending.subarray(0, whole));
    if (fault !== null) return this.failed(fault);
    const body = Buffer.from(this.pending.subarray(HEAD_BYTES, HEAD_BYTES + length));
    this.pending = this.pending.subarray(whole);
    return { body, fault: null };
  }

  private failed(fault: FrameFault): FrameRead {
    this.skip(MARK.length);
    return { body: null, fault };
  }

  private skipRubbish(): void {
    const found = this.pending.indexOf(MARK);
    const endsInHash = this.pending.at(-1) === HASH;
    if (found < 0) this.skip(this.pending.length - (endsInHash ? 1 : 0));
    else this.skip(found);
    while (this.pending.length > MARK.length && this.pending[MARK.length] === HASH) this.skip(1);
  }

  private skip(count: number): void {
    this.skipped += count;
    this.pending = this.pending.subarray(count);
  }
}

/** Returns the declared length, its fault, or null while digits are missing. */
function lengthOf(frame: Buffer): number | FrameFault | null {
  const digits = frame.toString('latin1', MARK.length, HEAD_BYTES);
  if (!/^\d*$/.test(digits)) return 'LENGTH_NOT_DIGITS';
  if (frame.length < HEAD_BYTES) return null;
  const length = Number(digits);
  return length >= 1 && length <= MOST_BODY_BYTES ? length : 'LENGTH_OUT_OF_RANGE';
}

function faultOf(frame: Buffer): FrameFault | null {
  const tail = frame.toString('latin1', frame.length - TAIL_BYTES);
  if (!tail.endsWith(LINE_END)) return 'LINE_END_MISSING';
  const crc = crcOf(frame.subarray(HEAD_BYTES, frame.length - TAIL_BYTES));
  return tail.toUpperCase() === `${crc}${LINE_END}` ? null : 'CRC_WRONG';
}
