import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { CsvRecord } from '../../../../shared/monitoring/feeds/csv-record';
import { csvRecordGroups } from '../../../../shared/monitoring/feeds/csv-records';
import { feedInput, WHOLE_FILE } from '../../../../shared/monitoring/feeds/feed-input';
import { plainRecords } from '../../../../shared/monitoring/feeds/plain-records';

/** What csv-parse alone makes of a text; each record with the line on which it ends. */
function parsed(text: string): ReadonlyArray<Pick<CsvRecord, 'line' | 'cells'>> {
  const records = parse(text, {
    ...{ delimiter: ',', info: true, relax_column_count: true, relax_quotes: true },
    ...{ skip_empty_lines: true, skip_records_with_empty_values: true, trim: true },
  }) as unknown as ReadonlyArray<{ record: string[]; info: { lines: number } }>;
  return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
}

async function read(text: string, pieceLength: number): Promise<CsvRecord[]> {
  const bytes = Buffer.from(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / pieceLength) }, (_, at) =>
    bytes.subarray(at * pieceLength, (at + 1) * pieceLength),
  );
  const input = feedInput(Readable.from(pieces), { declared: 'utf-8' }, WHOLE_FILE);
  const records: CsvRecord[] = [];
  for await (const group of csvRecordGroups(input, { columns: ['a', 'b'] })) records.push(...group);
  return records;
}

const CELL = fc.oneof(
  fc.constantFrom('', ' ', '1', ' 2.5 ', '甲', '\u00a0', '\t3', 'a b', '\f'),
  fc.constantFrom('"x"', '"x,y"', '"two\nlines"', '"two\r\nlines"', '"a""b"', ' "z" '),
);
const plainCell = fc.constantFrom(
  '',
  ' ',
  '1',
  ' 2.5 ',
  '甲',
  '\u00a0',
  '\t3',
  'a b',
  '\f',
  'x\f ',
);

/** Lines of cells, mostly plain, with one line end throughout or several. */
const TEXT = fc
  .tuple(
    fc.array(fc.array(plainCell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
    fc.array(fc.array(CELL, { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
    fc.oneof(
      fc.constantFrom(['\n'], ['\r\n']),
      fc.constantFrom(['\n', '\r\n'], ['\r\n', '\n'], ['\n', '\r']),
    ),
    fc.boolean(),
  )
  .map(([plain, others, ends, isEnded]) => {
    const lines = [['a', 'b'], ...plain, ...others].map((cells) => cells.join(','));
    const text = lines.map((line, at) => line + (ends[at % ends.length] ?? '\n')).join('');
    return isEnded ? text : text.replace(/[\r\n]+$/, '');
  });

test('a text is cut into the records and lines that csv-parse finds in it, in whichever pieces it comes', async () => {
  await fc.assert(
    fc.asyncProperty(TEXT, fc.integer({ min: 1, max: 40 }), async (text, pieceLength) => {
      let expected: ReturnType<typeof parsed>;
      try {
        expected = parsed(text);
      } catch {
        await expect(read(text, pieceLength)).rejects.toThrow('cannot be read as CSV');
        return;
      }
      const records = await read(text, pieceLength);
      expect(records.map(({ line, cells }) => ({ line, cells }))).toEqual(expected);
    }),
    { numRuns: 1500 },
  );
});

test('plain lines are cut without csv-parse, up to the first that is not plain', () => {
  const plain = plainRecords(',');
  expect(plain.next('a,b\n1, 2 \n\n3')).toEqual({
    records: [
      { first: 1, line: 1, cells: ['a', 'b'] },
      { first: 2, line: 2, cells: ['1', '2'] },
    ],
  });
  expect(plain.next(',4\n"5",6\n7')).toEqual({
    records: [{ first: 4, line: 4, cells: ['3', '4'] }],
    rest: '"5",6\n7',
  });
});
