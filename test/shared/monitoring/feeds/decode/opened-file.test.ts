import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { openedFile } from '../../../../../shared/monitoring/feeds/decode/opened-file';
import { workbookBytes, zipBytes } from '../../../../setup/files/zip-bytes';
import { bytesIn } from '../../../../setup/files/encoded-bytes';

const TEXT = 'a,b\n江门,2\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opened-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function saved(bytes: string | Buffer, name = 'file.csv'): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function contentOf(
  path: string,
  entry?: string,
): Promise<{ text: string; container: string | null }> {
  const { bytes, container } = await openedFile(path, entry);
  const pieces = (await bytes.toArray()) as Buffer[];
  return { text: Buffer.concat(pieces).toString('utf8'), container };
}

describe('a container is recognised by its content', () => {
  test.each([
    ['gzip', gzipSync(TEXT)],
    ['gzip', Buffer.concat([gzipSync('a,b\n'), gzipSync('江门,2\n')])],
    ['zip: hours.csv', zipBytes([{ name: 'hours.csv', content: TEXT }])],
    [
      'zip: 数据/小时.csv',
      zipBytes([
        { name: '__MACOSX/._x', content: 'x' },
        { name: '数据/', content: '' },
        { name: bytesIn('gb18030', '数据/小时.csv'), content: TEXT },
      ]),
    ],
    [null, Buffer.from(TEXT)],
  ])('%s', async (container, bytes) => {
    expect(await contentOf(saved(bytes))).toEqual({ text: TEXT, container });
  });

  test('a workbook gives its values, dates and last results as CSV', async () => {
    const sheet = [
      ['日期', '值', '备注'],
      [{ day: 43_916 }, 7.610_000_000_000_000_3, '他说："好",'],
      [{ day: 43_916.75 }, { formula: 'WEBSERVICE("http://127.0.0.1:1/")', result: 3 }, '=1+1'],
    ];
    expect(await contentOf(saved(workbookBytes({ 表一: sheet, 空: [] })))).toEqual({
      container: 'xlsx: 表一',
      text: '日期,值,备注\n2020-03-26,7.61,"他说：""好"","\n2020-03-26 18:00:00,3,=1+1\n',
    });
  });
});

describe('of several entries one must be named', () => {
  const archive = zipBytes([
    { name: 'a.csv', content: TEXT },
    { name: 'b.csv', content: 'other' },
  ]);

  test('in an archive', async () => {
    const path = saved(archive);
    await expect(openedFile(path)).rejects.toMatchObject({
      code: 'IMPORT_ENTRY_WANTED',
      message: expect.stringContaining('"a.csv", "b.csv"') as string,
    });
    await expect(openedFile(path, 'c.csv')).rejects.toMatchObject({ code: 'IMPORT_ENTRY_WANTED' });
    expect((await contentOf(path, 'a.csv')).text).toBe(TEXT);
  });

  test('in a workbook', async () => {
    const path = saved(workbookBytes({ 一: [['a']], 二: [['b']] }));
    await expect(openedFile(path)).rejects.toMatchObject({ code: 'IMPORT_ENTRY_WANTED' });
    expect(await contentOf(path, '二')).toEqual({ text: 'b\n', container: 'xlsx: 二' });
  });

  test('in nothing else', async () => {
    await expect(openedFile(saved(TEXT), 'a.csv')).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});

describe('a format that is not read is refused by how to save it', () => {
  test.each([
    ['.xls and .et', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), '另存为 .xlsx'],
    ['a page named .xls', Buffer.from('\ufeff\n<html><table><tr><td>1'), '另存为 .xlsx'],
    ['XML of Excel 2003', Buffer.from('<?xml version="1.0"?><Workbook>'), '另存为 .xlsx'],
    ['.xlsb', zipBytes([{ name: 'xl/workbook.bin', content: '' }]), '另存为 .xlsx'],
    [
      '.ods',
      zipBytes([
        { name: 'mimetype', content: '' },
        { name: 'content.xml', content: '' },
      ]),
      '另存为 .xlsx',
    ],
    ['.docx', zipBytes([{ name: 'word/document.xml', content: '' }]), 'save its table'],
    ['RAR', Buffer.from('Rar!\u001a\u0007'), 'unpack it first'],
    ['a workbook in gzip', gzipSync(workbookBytes({ a: [['a']] })), 'unpack it first'],
    ['gzip in zip', zipBytes([{ name: 'a.csv.gz', content: gzipSync(TEXT) }]), 'unpack it first'],
    [
      '.xls in zip',
      zipBytes([{ name: 'a', content: Buffer.from('d0cf11e0a1b11ae1', 'hex') }]),
      '另存为 .xlsx',
    ],
    [
      'an encrypted entry',
      zipBytes([{ name: 'a', content: TEXT, isEncrypted: true }]),
      'encrypted',
    ],
    ['a cut gzip', gzipSync(TEXT.repeat(1000)).subarray(0, -9), 'cannot be unpacked'],
    ['a cut zip', zipBytes([{ name: 'a', content: TEXT }]).subarray(0, -9), 'cannot be unpacked'],
    ['a damaged gzip', gzipSync(TEXT).fill(0xff, 12, 16), 'cannot be unpacked'],
  ])('%s', async (_, bytes, sentence) => {
    const refused = contentOf(saved(bytes));
    await expect(refused).rejects.toMatchObject({ code: 'IMPORT_FORMAT_REFUSED' });
    await expect(refused).rejects.toThrow(sentence);
  });
});

describe('a bomb is refused before it unpacks to much, in memory that does not grow', () => {
  const MEGABYTE = 1_000_000;

  /** Reads until it is refused; answers the code and the most memory that was held. */
  async function refusal(
    path: string,
  ): Promise<{ code: unknown; megabytes: number; read: number }> {
    const before = process.memoryUsage().rss;
    let [most, read] = [before, 0];
    try {
      for await (const piece of (await openedFile(path)).bytes as AsyncIterable<Buffer>) {
        read += piece.length;
        most = Math.max(most, process.memoryUsage().rss);
      }
      return { code: null, megabytes: 0, read };
    } catch (thrown) {
      return {
        code: (thrown as { code?: unknown }).code,
        megabytes: (most - before) / MEGABYTE,
        read,
      };
    }
  }

  test('as gzip of 300 MB of one line', async () => {
    const path = join(folder, 'bomb.gz');
    const line = Buffer.alloc(MEGABYTE, '1');
    await pipeline(
      Readable.from(Array.from({ length: 300 }, () => line)),
      createGzip(),
      createWriteStream(path),
    );
    const { code, megabytes, read } = await refusal(path);
    expect(code).toBe('IMPORT_UNPACKED_TOO_LARGE');
    expect(read).toBeLessThan(70 * MEGABYTE);
    expect(megabytes).toBeLessThan(60);
  });

  test('as zip whose directory claims a small size', async () => {
    const content = Buffer.alloc(100 * MEGABYTE, '1');
    const path = saved(zipBytes([{ name: 'a.csv', content, claims: 100 }]));
    expect((await refusal(path)).code).toBe('IMPORT_FORMAT_REFUSED');
    const honest = saved(zipBytes([{ name: 'a.csv', content }]));
    expect((await refusal(honest)).code).toBe('IMPORT_UNPACKED_TOO_LARGE');
  });

  test('as workbook, by what its directory says and by what its parts are', async () => {
    const content = Buffer.alloc(70 * MEGABYTE, ' ');
    const parts = (claims?: number) => [
      { name: 'xl/workbook.xml', content: '<workbook/>' },
      { name: 'xl/worksheets/sheet1.xml', content, ...(claims === undefined ? {} : { claims }) },
    ];
    expect((await refusal(saved(zipBytes(parts())))).code).toBe('IMPORT_UNPACKED_TOO_LARGE');
    expect((await refusal(saved(zipBytes(parts(1000))))).code).toBe('IMPORT_FORMAT_REFUSED');
  });

  test('as archive of more entries than anybody packs', async () => {
    const files = Array.from({ length: 1001 }, (_, at) => ({ name: String(at), content: '' }));
    expect((await refusal(saved(zipBytes(files)))).code).toBe('IMPORT_FORMAT_REFUSED');
  });
});
