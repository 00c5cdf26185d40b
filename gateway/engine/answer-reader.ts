import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Dispatcher } from 'undici';

const unzip = promisify(gunzip);

/** Reads the answers of one department. */
export interface AnswerReader {
  /**
   * The JSON value of an answer, which may be compressed by gzip. Rejects if it has too many bytes,
   * is no JSON, or nobody waits for it any more, and with TypeError for any other encoding.
   */
  read(response: Received, signal: AbortSignal): Promise<unknown>;
}

type Received = Pick<Dispatcher.ResponseData, 'headers' | 'body'>;

/** Bounds of the answers of one department. */
export interface AnswerBounds {
  /** Of one answer, expanded. */
  readonly maxBytes: number;
  /** Of all that are received at the same time, as they are sent. */
  readonly maxHeldBytes: number;
}

/** Answers of up to this length are read at once; nobody notices the time that they take. */
const SMALL_BYTES = 64 * 1024;

/**
 * Creates a reader that bounds the memory which large answers of a department hold together, and
 * parses them one after another, each in a turn of its own of the event loop: other requests are
 * answered between two of them, and those that have been given up meanwhile are not parsed.
 */
export function answerReader(bounds: AnswerBounds): AnswerReader {
  const large = new LargeAnswers(bounds);
  return {
    read: async (response, signal) => {
      const encoding = response.headers['content-encoding'] ?? 'identity';
      if (encoding === 'gzip') return large.read(response, signal, true);
      if (encoding !== 'identity') {
        response.body.destroy();
        throw new TypeError(
          `A department answers plainly or in gzip, but got: "${String(encoding)}".`,
        );
      }
      if (isSmall(response)) return JSON.parse(await response.body.text());
      return large.read(response, signal, false);
    },
  };
}

/** The large answers of one department that are received or wait to be parsed. */
class LargeAnswers {
  private heldBytes = 0;
  private lastTurn: Promise<unknown> = Promise.resolve();

  constructor(private readonly bounds: AnswerBounds) {}

  async read({ body }: Received, signal: AbortSignal, isZipped: boolean): Promise<unknown> {
    let ownBytes = 0;
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        ownBytes += chunk.length;
        this.hold(chunk.length); // Leaving the loop by an error ends the connection.
        chunks.push(chunk);
      }
      return await this.inTurn(() => {
        signal.throwIfAborted();
        return this.parsed(Buffer.concat(chunks), isZipped);
      });
    } finally {
      this.heldBytes -= ownBytes;
    }
  }

  private hold(bytes: number): void {
    const { maxHeldBytes } = this.bounds;
    this.heldBytes += bytes;
    if (this.heldBytes > maxHeldBytes)
      throw new RangeError(`Answers of more than ${String(maxHeldBytes)} bytes come at once.`);
  }

  private inTurn(parse: () => Promise<unknown>): Promise<unknown> {
    const parsed = this.lastTurn.then(() => nextTurn()).then(parse);
    this.lastTurn = parsed.catch(() => undefined);
    return parsed;
  }

  private async parsed(bytes: Buffer, isZipped: boolean): Promise<unknown> {
    const { maxBytes: maxOutputLength } = this.bounds;
    const text = isZipped ? await unzip(bytes, { maxOutputLength }) : bytes;
    return JSON.parse(text.toString('utf8')) as unknown;
  }
}

function isSmall({ headers }: Received): boolean {
  return Number(headers['content-length'] ?? Number.NaN) <= SMALL_BYTES;
}
