import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { harmlessCell, originalCell } from '../../../shared/domain/csv-cell';

test.each([
  ['=1+1', "'=1+1"],
  ['+cmd|calc', "'+cmd|calc"],
  ['-1+1', "'-1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', `"'\t=1"`],
  ['＝1', "'＝1"],
  ["'=1", "''=1"],
  ['-5.3', '-5.3'],
  ['+86', "'+86"],
  ['-', '-'],
  ['--1', "'--1"],
  ['江门', '江门'],
  ['a"b', '"a""b"'],
])('%j is written as %s', (text, cell) => {
  expect(harmlessCell(text)).toBe(cell);
});

test('every text comes back, and none begins a formula', () => {
  const texts = fc.tuple(fc.constantFrom('', '=', '-', "'", "''@", '\t', '＋'), fc.string());
  fc.assert(
    fc.property(texts, ([start, rest]) => {
      const text = start + rest;
      const [[cell = ''] = []] = parse(`${harmlessCell(text)},x\n`);
      expect(originalCell(cell)).toBe(text);
      expect(/^[=+@\t\r＝＋－＠]|^-(?!\d+(\.\d+)?$|-?;?$)/.test(cell)).toBe(false);
    }),
  );
});
