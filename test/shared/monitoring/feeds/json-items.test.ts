import { jsonItems, type ItemForm } from '../../../../shared/monitoring/feeds/json-items';
import { readText, type ReadText } from '../../../setup/files/read-text';

type Forms = Readonly<Record<string, ItemForm>>;

interface ReadItems {
  readonly items: ReadonlyArray<{ path: string; line: number; value: unknown }>;
  readonly refused: ReadText['refused'];
}

async function read(text: string, forms: Forms, pieceBytes?: number): Promise<ReadItems> {
  const { input, refused } = readText(text, pieceBytes);
  const items: { path: string; line: number; value: unknown }[] = [];
  for await (const { path, line, value } of jsonItems(input, forms))
    items.push({ path, line, value });
  return { items, refused };
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
  test('yields the items of each wanted array with their lines, and of no other', async () => {
    const { items, refused } = await read(FEED, { thead: 'string', rows: 'object' });
    expect(items).toEqual([
      { path: 'thead', line: 3, value: '省份' },
      { path: 'thead', line: 3, value: 'pH<br/>(无)' },
      { path: 'rows', line: 5, value: { name: '下东', values: [1, 2.5, null] } },
    ]);
    expect(
      refused.map(({ line, cells, reject }) => [line, cells, reject.column, reject.code]),
    ).toEqual([
      [6, ['["*", "--", {"a": []}]'], 'rows[2]', 'ITEM_MALFORMED'],
      [7, ['"text, with ] and }"'], 'rows[3]', 'ITEM_MALFORMED'],
      [7, ['-3e2'], 'rows[4]', 'ITEM_MALFORMED'],
      [7, ['true'], 'rows[5]', 'ITEM_MALFORMED'],
      [7, ['null'], 'rows[6]', 'ITEM_MALFORMED'],
    ]);
  });

  test.each([1, 2, 3, 7, 64])('reads the same in pieces of %i bytes', async (pieceBytes) => {
    const forms = { thead: 'string', rows: 'array' } as const;
    expect(await read(FEED, forms, pieceBytes)).toEqual(await read(FEED, forms));
  });

  test('reads a file that is an array itself, and an empty one', async () => {
    expect((await read('[ {} ,\n{"a":2} ]', { '': 'object' })).items).toEqual([
      { path: '', line: 1, value: {} },
      { path: '', line: 2, value: { a: 2 } },
    ]);
    expect((await read('{"rows":[ ]}', { rows: 'object' })).items).toEqual([]);
  });

  test.each([
    ['beside another', '{"a":1,"b":2,"a":3}'],
    ['in an object below', '{"p":{"pm25":35,"pm25":1035}}'],
    ['in an object of a list', '{"p":[{"b":1},{"b":1,"b":1}]}'],
    ['written with an escape', '{"a":1,"\\u0061":2}'],
  ])('refuses an item with a key twice %s', async (_, item) => {
    const { items, refused } = await read(`{"rows":[${item},{"a":":"}]}`, { rows: 'object' });
    expect(items).toEqual([{ path: 'rows', line: 1, value: { a: ':' } }]);
    expect(refused).toMatchObject([{ cells: [item], reject: { code: 'KEY_REPEATED' } }]);
  });

  test('refuses an item with a bad byte, and keeps the others', async () => {
    const text = Buffer.from('{"rows":[{"a":"甲乙"},\n{"a":"丙丁"},{"a":"戊己"}]}');
    text[text.indexOf('丙')] = 0xff;
    const { input, refused } = readText(text, 5);
    const values: unknown[] = [];
    for await (const { value } of jsonItems(input, { rows: 'object' })) values.push(value);
    expect(values).toEqual([{ a: '甲乙' }, { a: '戊己' }]);
    expect(refused).toMatchObject([
      {
        line: 2,
        reject: {
          code: 'BYTES_UNREADABLE',
          reason: 'has bytes that are no utf-8: FF at byte 31, line 2, column 7',
        },
      },
    ]);
  });

  test.each([
    ['{"rows":[1,2', 'ends in the middle'],
    ['{"other":[1]}', 'no array at "rows"'],
    ['{"rows":[1,{"a" 2}]}', 'line 1): this text cannot be parsed: {"a" 2}'],
    ['{"rows":[1]]', 'a bracket closes nothing'],
    ['{"rows":[{"a":1}],\n"rows":[{"a":2}]}', 'line 2): the array "rows" occurs a second time'],
    ['{"rows":[{"a":1}]}\n{"rows":[]}', 'line 2): a second document begins here'],
    ['', 'ends in the middle'],
    [`{"rows":${'['.repeat(300)}`, 'nested too deeply'],
  ])('refuses %s', async (text, why) => {
    const refused = read(text, { rows: 'object' });
    await expect(refused).rejects.toMatchObject({ code: 'IMPORT_INPUT_INVALID' });
    await expect(refused).rejects.toThrow(why);
  });
});
