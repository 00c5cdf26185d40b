import { Readable } from 'node:stream';
import { csvRows } from '../../../../shared/monitoring/feeds/csv-rows';
import type { CsvShape } from '../../../../shared/monitoring/feeds/csv-table';
import { readText } from '../../../setup/files/read-text';
import { bytesIn } from '../../../setup/files/encoded-bytes';

const SHAPE = { columns: ['a', 'b', 'c'] };

interface ReadRows {
  /** Lines and cells a, b, c of the rows that are yielded. */
  readonly rows: string[];
  /** Line, code and number of cells of the others. */
  readonly refused: string[];
}

async function read(content: string | Buffer, shape: CsvShape = SHAPE): Promise<ReadRows> {
  const { input, refused } = readText(content);
  const rows: string[] = [];
  for await (const { line, cell } of csvRows(input, shape))
    rows.push(`${String(line)} ${['a', 'b', 'c'].map(cell).join('|')}`);
  return {
    rows,
    refused: refused.map(
      ({ line, reject, cells }) => `${String(line)} ${reject.code ?? ''} ${String(cells.length)}`,
    ),
  };
}

describe('a row whose cells cannot be assigned to columns', () => {
  test.each([
    ['one cell too many', '1,2,3\n1,x,2,3\n4,5,6', ['3 ROW_TOO_LONG 4'], ['2 1|2|3', '4 4|5|6']],
    ['one cell too few', '1,2,3\n1,2\n4,5,6', ['3 ROW_TOO_SHORT 2'], ['2 1|2|3', '4 4|5|6']],
    ['a note below the table', '1,2,3\n合计 2', ['3 ROW_TOO_SHORT 1'], ['2 1|2|3']],
    ['two rows joined', '1,2,34,5,6', ['2 ROW_TOO_LONG 5'], []],
    [
      'a header that lacks a column',
      'x,1,2,\nx,1,2,3\nx,4,5,6',
      ['2 ROW_TOO_LONG 4', '3 ROW_TOO_LONG 4', '4 ROW_TOO_LONG 4'],
      [],
    ],
    ['an empty cell inserted', '1,2,3\n1,,2,', ['3 ROW_TOO_LONG 4'], ['2 1|2|3']],
    ['a cell inserted where rows end empty', '1,2,\n1,x,2,', ['3 ROW_TOO_LONG 4'], ['2 1|2|']],
    [
      'a quote that swallows a line end',
      '1,"2,3\n4,5",6\n7,8,9',
      [],
      ['3 1|2,3\n4,5|6', '4 7|8|9'],
    ],
  ])('is refused with its line: %s', async (_, rows, refused, kept) => {
    expect(await read(`a,b,c\n${rows}`)).toEqual({ rows: kept, refused });
  });

  test.each([
    ['empty cells at its end', 'a,b,c\n1,2,3,,,\n4,5,6', ['2 1|2|3', '3 4|5|6']],
    [
      'a comma at the end of every row',
      'a,b,c\n1,2,3,\n4,5,,\n7,,,',
      ['2 1|2|3', '3 4|5|', '4 7||'],
    ],
    ['unnamed columns at the end', 'a,b,c,,\n1,2,3,,\n4,,,,', ['2 1|2|3', '3 4||']],
    ['a row of nothing but commas', 'a,b,c\n,,,,\n1,2,3', ['3 1|2|3']],
    ['a line break in a cell', 'a,b,c\n1,"2\n2",3\n4,5,6', ['3 1|2\n2|3', '4 4|5|6']],
  ])('is not one with %s', async (_, text, rows) => {
    expect(await read(text)).toEqual({ rows, refused: [] });
  });

  test('is refused in a column without a name', async () => {
    expect((await read('a,b,c,\n1,2,3,4\n')).refused).toEqual(['2 ROW_TOO_LONG 4']);
  });
});

describe('a header', () => {
  test.each([
    ['twice the same', 'a,b,c,b'],
    ['twice, once with blanks', 'a,b,c, b '],
    ['twice, once in full width', 'a,b,c,ｂ'],
    ['twice, once with a zero-width sign', 'a,b,c,b\u200b'],
    ['twice, once in capitals', 'a,B,c,b'],
  ])('with a wanted column %s refuses the file', async (_, header) => {
    const refused = read(`${header}\n1,2,3,4\n`);
    await expect(refused).rejects.toMatchObject({ code: 'IMPORT_COLUMNS_AMBIGUOUS' });
    await expect(refused).rejects.toThrow('The column b occurs 2 times');
  });

  test('with an optional column twice refuses the file when that column is read', async () => {
    const refused = read('a,b,c,c\n1,2,3,4\n', { columns: ['a'] });
    await expect(refused).rejects.toMatchObject({ code: 'IMPORT_COLUMNS_AMBIGUOUS' });
  });

  test('may repeat a column that nobody reads', async () => {
    expect((await read('a,x,b,x,c\n1,9,2,9,3\n')).rows).toEqual(['2 1|2|3']);
  });

  test.each([
    ['full width and a mark', '\ufeffａ,b ,ｃ\n1,2,3\n'],
    ['tabs', 'a\tb\tc\n1\t2\t3\n'],
    ['semicolons', '"a";"b";"c"\n1;2;3\n'],
    ['blank lines before it', '\n\na,b,c\n1,2,3\n'],
  ])('is found with %s', async (_, text) => {
    expect((await read(text)).rows.map((row) => row.slice(2))).toEqual(['1|2|3']);
  });

  test('is found in the text of a spreadsheet in UTF-16 with tabs', async () => {
    const bytes = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      bytesIn('utf-16le', 'a\tb\tc\r\n甲\t2\t3\r\n'),
    ]);
    expect((await read(bytes)).rows).toEqual(['2 甲|2|3']);
  });

  test('with a bad byte refuses the file', async () => {
    const bytes = Buffer.from('a,b,c,监测,点位,名称\n1,2,3,4,5,6\n');
    bytes[bytes.indexOf('点')] = 0xff;
    await expect(read(bytes)).rejects.toThrow('The first line has bytes that are no utf-8');
  });
});

test('a bad byte refuses its row with its place, and no other', async () => {
  const bytes = Buffer.from('a,b,c\n北街,1,2\n"西\n区",3,4\n东湖,5,6\n');
  bytes[bytes.indexOf('区')] = 0xff;
  const { input, refused } = readText(bytes);
  const kept: string[] = [];
  for await (const { cell } of csvRows(input, SHAPE)) kept.push(cell('a'));
  expect(kept).toEqual(['北街', '东湖']);
  expect(refused).toMatchObject([
    {
      line: 4,
      reject: {
        column: 'a',
        code: 'BYTES_UNREADABLE',
        reason: expect.stringContaining('at byte 22, line 4, column 1') as string,
      },
    },
  ]);
});

test('a file without a header has as many columns as its shape', async () => {
  const shape = { ...SHAPE, headless: true };
  expect(await read('1,2,3\n1,x,2,3\n4,5\n', shape)).toEqual({
    rows: ['1 1|2|3'],
    refused: ['2 ROW_TOO_LONG 4', '3 ROW_TOO_SHORT 2'],
  });
});

test('a file with a quote that is never closed is refused before it fills the memory', async () => {
  let pieces = 0;
  function* endless(): Generator<Buffer> {
    yield Buffer.from('a,b\n1,"');
    for (; pieces < 1_000; pieces += 1) yield Buffer.alloc(100_000, 'x,y\n');
  }
  const { input } = readText(Readable.from(endless(), { objectMode: false }));
  await expect(csvRows(input, { columns: ['a'] }).next()).rejects.toMatchObject({
    code: 'IMPORT_INPUT_INVALID',
  });
  expect(pieces).toBeLessThan(200);
});
