import { plainNameOf } from '../../../../shared/monitoring/feeds/plain-name';

test.each([
  ['北街', '北街'],
  ['北\u200b街\ufeff', '北街'],
  ['\u200e北街\u200f', '北街'],
  ['Ｎｏ．１　北街', 'No．1 北街'],
  ['１３８３Ａ', '1383A'],
  ['东湖（对照点）', '东湖（对照点）'],
  ['Saint\u00a0-\u00a0 E\u0301tienne', 'Saint - Étienne'],
  ['二期Ⅱ', '二期Ⅱ'],
  ['北滘', '北滘'],
  ['', ''],
])('%j is stored as %j', (text, name) => {
  expect(plainNameOf(text)).toEqual({ name });
});

test.each([
  ['北\u0000街', 'contains U+0000 as character 2'],
  ['北街\n西区', 'contains U+000A as character 3'],
  ['北街\r', 'contains U+000D as character 3'],
  ['北\t街', 'contains U+0009 as character 2'],
  ['\u202e街北', 'contains U+202E as character 1'],
  ['北\u2067街', 'contains U+2067 as character 2'],
  ['北\u2028街', 'contains U+2028 as character 2'],
  ['北\ufffd', 'contains U+FFFD as character 2'],
  ['北\ud83d', 'contains U+D83D as character 2'],
  ['\u0085北', 'contains U+0085 as character 1'],
])('%j is refused', (text, fault) => {
  expect(plainNameOf(text)).toEqual({ fault });
});
