import { Readable } from 'node:stream';
import fc from 'fast-check';
import {
  decodedText,
  type DecodedText,
} from '../../../../../shared/monitoring/feeds/decode/decoded-text';
import type { EncodingHint } from '../../../../../shared/monitoring/feeds/decode/encoding-of';
import { bytesIn } from '../../../../setup/files/encoded-bytes';

const TEXT = 'name,value\n监测点编码（对照点）,12.5\n东湖,3\n';
const CHINESE: EncodingHint = { declared: 'gb18030' };

function source(bytes: Buffer, pieceBytes = bytes.length || 1): Readable {
  const pieces = Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, n) =>
    bytes.subarray(n * pieceBytes, (n + 1) * pieceBytes),
  );
  return Readable.from(pieces);
}

async function whole(decoded: DecodedText): Promise<string> {
  let text = '';
  for await (const piece of decoded.pieces) text += piece;
  return text;
}

const marked = (mark: ReadonlyArray<number>, bytes: Buffer) =>
  Buffer.concat([Buffer.from(mark), bytes]);

describe.each([
  ['utf-8', Buffer.from(TEXT)],
  ['utf-8', marked([0xef, 0xbb, 0xbf], Buffer.from(TEXT))],
  ['gb18030', bytesIn('gb18030', TEXT)],
  ['utf-16le', marked([0xff, 0xfe], bytesIn('utf-16le', TEXT))],
  ['utf-16be', marked([0xfe, 0xff], bytesIn('utf-16be', TEXT))],
  ['utf-16le', bytesIn('utf-16le', TEXT)],
  ['utf-16be', bytesIn('utf-16be', TEXT)],
  ['ascii', Buffer.from('a,b\n1,2\n')],
] as const)('a file in %s', (encoding, bytes) => {
  test('is read the same way however its bytes are cut into chunks', async () => {
    const wanted = encoding === 'ascii' ? 'a,b\n1,2\n' : TEXT;
    for (let pieceBytes = 1; pieceBytes <= bytes.length; pieceBytes += 1) {
      const decoded = decodedText(source(bytes, pieceBytes), CHINESE);
      expect([await whole(decoded), decoded.encoding()]).toEqual([wanted, encoding]);
    }
  });
});

describe('an encoding that the caller names', () => {
  test.each([
    ['big5', '站名,值\n臺北,1\n'],
    ['windows-1252', 'nom,valeur\n“Gênes”,1\n€,2\n'],
    ['gb18030', '北滘\n'],
  ] as const)('%s is used', async (given, text) => {
    const decoded = decodedText(source(bytesIn(given, text)), { ...CHINESE, given });
    expect([await whole(decoded), decoded.encoding()]).toEqual([text, given]);
  });

  test('contradicts a mark', async () => {
    const decoded = decodedText(source(marked([0xff, 0xfe], bytesIn('utf-16le', TEXT))), {
      ...CHINESE,
      given: 'big5',
    });
    await expect(whole(decoded)).rejects.toMatchObject({ code: 'IMPORT_ENCODING_UNFIT' });
  });
});

describe('a bad byte', () => {
  const NAMES = Array.from({ length: 40 }, (_, n) => `北街西区${String(n)},圭峰西,1`);
  const FILE = `name,other,value\n${NAMES.join('\n')}\n`;

  test.each(['utf-8', 'gb18030'] as const)(
    'in %s is one fault at its place and changes nothing else',
    async (encoding) => {
      const before = `name,other,value\n${NAMES.slice(0, 7).join('\n')}\n北街`;
      const at = bytesIn(encoding, before).length;
      const bytes = bytesIn(encoding, FILE);
      bytes[at] = 0xff;
      for (const pieceBytes of [1, 3, 1000]) {
        const decoded = decodedText(source(bytes, pieceBytes), CHINESE);
        const lines = (await whole(decoded)).split('\n');
        expect(decoded.encoding()).toBe(encoding);
        expect(lines.filter((line) => line.includes('\ufffd'))).toHaveLength(1);
        expect(lines.filter((line) => NAMES.includes(line))).toHaveLength(39);
        expect(decoded.faultOn(1, 8)).toBeUndefined();
        expect(decoded.faultOn(9, 9)).toMatchObject({ byte: at, line: 9, column: 3 });
      }
    },
  );

  test('that cuts a character, an end in the middle of one, and half a surrogate pair have places', async () => {
    const cut = decodedText(
      source(Buffer.concat([Buffer.from('甲乙丙,1\n乙'), Buffer.from([0xe4, 0xb8, 0x2c, 0x31])])),
      CHINESE,
    );
    expect(await whole(cut)).toBe('甲乙丙,1\n乙\ufffd,1');
    expect(cut.faultOn(1, 9)).toEqual({ byte: 15, line: 2, column: 2, bytes: 'E4 B8' });
    const end = decodedText(source(Buffer.from('甲乙丙,1\n乙').subarray(0, -1)), CHINESE);
    expect(await whole(end)).toBe('甲乙丙,1\n\ufffd');
    expect(end.faultOn(2, 2)).toMatchObject({ byte: 12, bytes: 'E4 B9' });
    const half = bytesIn('utf-16le', '甲,1\n乙,2\n');
    half.writeUInt16LE(0xd83d, 8);
    const wide = decodedText(source(marked([0xff, 0xfe], half)), CHINESE);
    expect(await whole(wide)).toBe('甲,1\n\ufffd,2\n');
    expect(wide.faultOn(1, 2)).toEqual({ byte: 10, line: 2, column: 1, bytes: '3D D8' });
  });

  test('anywhere in a file of names never garbles another line', async () => {
    const clean = Buffer.from(FILE);
    await fc.assert(
      fc.asyncProperty(fc.nat(clean.length - 1), fc.nat(255), async (at, byte) => {
        const bytes = Buffer.from(clean);
        bytes[at] = byte;
        const lines = (await whole(decodedText(source(bytes), CHINESE))).split('\n');
        const strange = lines.filter((line) => line !== '' && !FILE.includes(line));
        expect(strange.length).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('a file that no encoding fits', () => {
  test.each([
    ['Big5 for a Chinese feed', bytesIn('big5', '站名,值\n臺北測站,1\n龍華,2\n'), CHINESE],
    ['Windows-1252 for a Chinese feed', bytesIn('windows-1252', 'nom\nGênes\nOrléans\n'), CHINESE],
    ['GB 18030 for a feed in UTF-8', bytesIn('gb18030', TEXT), { declared: 'utf-8' }],
    [
      'two-byte UTF-8 that reads as GB 18030 as well',
      Buffer.from('name\n路桥'.slice(0, 5) + '·µ±'),
      CHINESE,
    ],
    ['noise', Buffer.from([0xff, 0x81, 0x20, 0xc3, 0xff, 0x2c]), CHINESE],
  ] as const)('is refused with its first names in each reading: %s', async (_, bytes, hint) => {
    const refused = whole(decodedText(source(bytes), hint));
    await expect(refused).rejects.toMatchObject({ code: 'IMPORT_ENCODING_UNFIT' });
    await expect(refused).rejects.toThrow(/utf-8 ".*gb18030 ".*big5 ".*windows-1252 "/);
  });

  test('shows the right name under its encoding', async () => {
    const refused = whole(decodedText(source(bytesIn('big5', '站名,值\n臺北測站,1\n')), CHINESE));
    await expect(refused).rejects.toThrow('big5 "站名", "值", "臺北測站"');
  });

  test('is refused when its faults are too many to be single bytes', async () => {
    const start = Buffer.from('名称,值\n'.repeat(30_000));
    const rest = bytesIn('gb18030', '名称,值\n'.repeat(30_000));
    const refused = whole(decodedText(source(Buffer.concat([start, rest]), 65_536), CHINESE));
    await expect(refused).rejects.toMatchObject({ code: 'IMPORT_ENCODING_UNFIT' });
  });
});
