import { Readable } from 'node:stream';
import { jsonItems } from '../../../../shared/monitoring/feeds/json-items';
import type { JsonItem } from '../../../../shared/monitoring/feeds/json-scanner';

async function itemsOf(
  text: string,
  { paths, pieceBytes = text.length }: { paths: ReadonlyArray<string>; pieceBytes?: number },
): Promise<JsonItem[]> {
  const bytes = Buffer.from(text, 'utf8');
  const pieces = Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, n) =>
    bytes.subarray(n * pieceBytes, (n + 1) * pieceBytes),
  );
  const items: JsonItem[] = [];
  for await (const item of jsonItems(Readable.from(pieces), paths)) items.push(item);
  return items;
}

const FEED = `{
 "head": {"rows": [9], "note": "a \\"quoted\\" ] , }"},
 "thead": ["省份", "pH<br/>(\\u65e0)"],
 "rows": [
  {"name": "下东", "values": [1, 2.5, null]},
  ["*", "--", {"a": []}],
  "text, with ] and }", -3e2, true, null
 ],
 "tail": {"x": [[[]]]}
}`;

describe('jsonItems', () => {
  test('gives the items of each wanted array with their lines, and of no other', async () => {
    expect(await itemsOf(FEED, { paths: ['thead', 'rows'] })).toEqual([
      { path: 'thead', line: 3, value: '省份' },
      { path: 'thead', line: 3, value: 'pH<br/>(无)' },
      { path: 'rows', line: 5, value: { name: '下东', values: [1, 2.5, null] } },
      { path: 'rows', line: 6, value: ['*', '--', { a: [] }] },
      { path: 'rows', line: 7, value: 'text, with ] and }' },
      { path: 'rows', line: 7, value: -300 },
      { path: 'rows', line: 7, value: true },
      { path: 'rows', line: 7, value: null },
    ]);
  });

  test.each([1, 2, 3, 7, 64])('reads the same in pieces of %i bytes', async (pieceBytes) => {
    const whole = await itemsOf(FEED, { paths: ['thead', 'rows', 'head.rows'] });
    expect(await itemsOf(FEED, { paths: ['thead', 'rows', 'head.rows'], pieceBytes })).toEqual(
      whole,
    );
    expect(whole[0]).toEqual({ path: 'head.rows', line: 2, value: 9 });
  });

  test('reads a file that is an array itself, and an empty one', async () => {
    expect(await itemsOf('[ 1 ,\n[2] ]', { paths: [''] })).toEqual([
      { path: '', line: 1, value: 1 },
      { path: '', line: 2, value: [2] },
    ]);
    expect(await itemsOf('{"rows":[ ]}', { paths: ['rows'] })).toEqual([]);
  });

  test.each([
    ['{"rows":[1,2', 'ends in the middle'],
    ['{"other":[1]}', 'no array at "rows"'],
    ['{"rows":[1,{"a" 2}]}', 'line 1): this text cannot be parsed: {"a" 2}'],
    ['{"rows":[1]]', 'a bracket closes nothing'],
    ['', 'ends in the middle'],
    [`{"rows":${'['.repeat(300)}`, 'nested too deeply'],
  ])('refuses %s', async (text, why) => {
    const refused = itemsOf(text, { paths: ['rows'] });
    await expect(refused).rejects.toMatchObject({ code: 'IMPORT_INPUT_INVALID' });
    await expect(refused).rejects.toThrow(why);
  });
});
