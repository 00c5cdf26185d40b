import type { Readable } from 'node:stream';
import { RiverGateError } from '../../errors/rivergate-error';
import type { Feed, FeedOptions, FeedRow, Reject } from '../ingest/feed';
import type { Encoding } from './decode/encodings';
import { withoutContradiction } from './contradictions';
import { feedInput, type RowLog, type SourceRow } from './feed-input';
import { mendedInput } from './mended-text';
import { namedStations } from './named-stations';

/** How a file is to be read. */
export interface ReadingOptions {
  readonly options: FeedOptions;
  /** Encoding that the caller names; absent: it is detected. */
  readonly encoding?: Encoding | undefined;
}

/** A file that is being read by a feed. */
export interface FeedReading {
  /** Its rows in file order, for the stages that follow. */
  readonly rows: AsyncIterable<FeedRow>;
  /** Encoding of what was read so far. */
  readonly encoding: () => Encoding | 'ascii';
  /** The row as it stands in the file, while it is the one yielded last; else undefined. */
  readonly source: (line: number) => SourceRow | undefined;
  /** Number of rows without a value, a station to describe, or a fault. */
  readonly withoutValue: () => number;
}

/**
 * The first three stages of the way in, for every door: decode, parse and map. What the parser
 * rejects joins the rows of the feed at its place. A reject file is read as the file that its rows
 * came from.
 */
export function readFeed(
  feed: Feed,
  bytes: Readable,
  { options, encoding }: ReadingOptions,
): FeedReading {
  const refused = refusedRows();
  const reading: Reading = { withoutValue: 0 };
  const input = feedInput(
    bytes,
    { given: encoding, declared: feed.encoding ?? 'utf-8' },
    {
      begin: (source) => {
        reading.mapped = source;
      },
      refuse: refused.add,
    },
  );
  return {
    rows: joined(feed.read(mendedInput(input), options), refused, reading),
    encoding: input.text.encoding,
    source: (line) => (reading.yielded?.line === line ? reading.yielded : undefined),
    withoutValue: () => reading.withoutValue,
  };
}

interface Refused {
  readonly row: FeedRow;
  readonly source: SourceRow;
}

interface RefusedRows {
  readonly add: RowLog['refuse'];
  /** Takes out those that wait. */
  readonly take: () => ReadonlyArray<Refused>;
}

const MAX_WAITING_CHARACTERS = 32_000_000;
const ROW_CHARACTERS = 200;

/** Rows that a parser refused since it last yielded one. */
function refusedRows(): RefusedRows {
  let waiting: Refused[] = [];
  let characters = 0;
  return {
    add: (source, reject) => {
      waiting.push({ row: { line: source.line, observations: [], rejects: [reject] }, source });
      characters += source.cells.reduce((sum, cell) => sum + cell.length, ROW_CHARACTERS);
      if (characters > MAX_WAITING_CHARACTERS) throw otherForm(waiting, reject);
    },
    take: () => {
      const taken = waiting;
      waiting = [];
      characters = 0;
      return taken;
    },
  };
}

function otherForm(waiting: ReadonlyArray<Refused>, { reason }: Reject): RiverGateError {
  const from = String(waiting[0]?.row.line ?? 0);
  return new RiverGateError(
    'IMPORT_INPUT_INVALID',
    `From line ${from} on none of ${String(waiting.length)} rows has the form of the feed; the last one ${reason}.`,
    { stage: 'PARSE' },
  );
}

interface Reading {
  mapped?: SourceRow;
  yielded?: SourceRow | undefined;
  withoutValue: number;
}

async function* joined(
  rows: AsyncIterable<FeedRow>,
  refused: RefusedRows,
  reading: Reading,
): AsyncGenerator<FeedRow> {
  const named = namedStations();
  for await (const row of rows) {
    yield* taken(refused, reading);
    reading.yielded = reading.mapped;
    if (isWithoutValue(row)) reading.withoutValue += 1;
    yield withoutContradiction(named(row));
  }
  yield* taken(refused, reading);
}

function* taken(refused: RefusedRows, reading: Reading): Generator<FeedRow> {
  for (const { row, source } of refused.take()) {
    reading.yielded = source;
    yield row;
  }
}

function isWithoutValue({ observations, rejects, isOfPoint }: FeedRow): boolean {
  return observations.length === 0 && rejects.length === 0 && isOfPoint !== true;
}
