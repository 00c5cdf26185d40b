import { Readable } from 'node:stream';
import type { EncodingHint } from '../../../shared/monitoring/feeds/decode/encoding-of';
import {
  feedInput,
  type FeedInput,
  type SourceRow,
} from '../../../shared/monitoring/feeds/feed-input';
import type { Reject } from '../../../shared/monitoring/ingest/feed';

/** A parser's input from a text or bytes, and the rows that it refuses. */
export interface ReadText {
  readonly input: FeedInput;
  readonly refused: (SourceRow & { readonly reject: Reject })[];
}

/** Opens a text for a parser; in pieces of so many bytes. */
export function readText(
  content: string | Buffer | Readable,
  pieceBytes = 65_536,
  hint: EncodingHint = { declared: 'gb18030' },
): ReadText {
  const refused: ReadText['refused'] = [];
  const log = {
    begin: () => undefined,
    refuse: (row: SourceRow, reject: Reject) => void refused.push({ ...row, reject }),
  };
  const bytes = content instanceof Readable ? content : inPieces(Buffer.from(content), pieceBytes);
  return { input: feedInput(bytes, hint, log), refused };
}

function inPieces(bytes: Buffer, pieceBytes: number): Readable {
  const count = Math.ceil(bytes.length / pieceBytes);
  return Readable.from(
    Array.from({ length: count }, (_, n) => bytes.subarray(n * pieceBytes, (n + 1) * pieceBytes)),
  );
}
