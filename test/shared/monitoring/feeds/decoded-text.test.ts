import { Readable } from 'node:stream';
import { decodedText } from '../../../../shared/monitoring/feeds/decoded-text';

const TEXT = 'name,value\n监测点编码（对照点）,12.5\n东湖,3\n';
/** The same text in GB 18030, which Node decodes but does not encode. */
const GB = Buffer.concat([
  Buffer.from('name,value\n'),
  Buffer.from([
    0xbc, 0xe0, 0xb2, 0xe2, 0xb5, 0xe3, 0xb1, 0xe0, 0xc2, 0xeb, 0xa3, 0xa8, 0xb6, 0xd4, 0xd5, 0xd5,
    0xb5, 0xe3, 0xa3, 0xa9,
  ]),
  Buffer.from(',12.5\n'),
  Buffer.from([0xb6, 0xab, 0xba, 0xfe]),
  Buffer.from(',3\n'),
]);

async function decoded(bytes: Buffer, pieces: number): Promise<string> {
  const chunks = Array.from({ length: Math.ceil(bytes.length / pieces) }, (_, n) =>
    bytes.subarray(n * pieces, (n + 1) * pieces),
  );
  let text = '';
  for await (const part of decodedText(Readable.from(chunks))) text += part;
  return text;
}

describe.each([
  ['UTF-8', Buffer.from(TEXT)],
  [
    'UTF-8 with a byte-order mark',
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(TEXT)]),
  ],
  ['GB 18030', GB],
])('%s', (_encoding, bytes) => {
  test('is read the same way however its bytes are cut into chunks', async () => {
    for (let pieces = 1; pieces <= bytes.length; pieces += 1)
      expect(await decoded(bytes, pieces)).toBe(TEXT);
  });
});

test('text that is ASCII alone comes as it is', async () => {
  expect(await decoded(Buffer.from('a,b\n1,2\n'), 3)).toBe('a,b\n1,2\n');
});
