import { Readable } from 'node:stream';
import { peekedByte } from '../../../../shared/monitoring/feeds/first-byte';

test.each([
  ['plain text', ['a,b\n1,2'], 'a'],
  ['JSON after a byte-order mark and blanks', ['\ufeff \r\n', '\t{"a": 1}'], '{'],
  ['nothing but blanks', [' ', '\n'], undefined],
  ['nothing', [], undefined],
])('finds the first byte of %s and gives the whole stream back', async (_, chunks, first) => {
  const peeked = await peekedByte(Readable.from(chunks.map((chunk) => Buffer.from(chunk, 'utf8'))));
  expect(peeked.first).toBe(first?.charCodeAt(0));
  const whole = await peeked.input.toArray();
  expect(Buffer.concat(whole as Buffer[]).toString('utf8')).toBe(chunks.join(''));
});

test('passes on a fault of the stream', async () => {
  const broken = async function* () {
    yield Buffer.from('a');
    throw new TypeError('The disk is gone.');
  };
  const { input } = await peekedByte(Readable.from(broken()));
  await expect(input.toArray()).rejects.toThrow('The disk is gone.');
});
