import fc from 'fast-check';
import { decimalOf, plainDecimal } from '../../../../shared/monitoring/feeds/decimal';

test.each([
  ['12', 12],
  [' 12.50 ', 12.5],
  ['\t7\u3000', 7],
  ['007', 7],
  ['+5', 5],
  ['-3.2', -3.2],
  ['\u22123', -3],
  ['-0', 0],
  ['１６', 16],
  ['－３．２', -3.2],
  ['1e3', 1000],
  ['1.2E+07', 12_000_000],
  ['2.5e-05', 0.000_025],
  ['21013940', 21_013_940],
])('"%s" is %d', (text, value) => {
  expect(Object.is(decimalOf(text), value)).toBe(true);
});

test.each([
  ...[
    '',
    ' ',
    '0x10',
    '0b1',
    '0o7',
    '1_000',
    '1,234',
    '1.234,5',
    '1 234',
    '.5',
    '5.',
    '-.5',
    '1.2.3',
  ],
  ...[
    '--5',
    '+-5',
    '- 5',
    '5-',
    '1e',
    'e3',
    '1e3.5',
    '1e999',
    'Infinity',
    '-Infinity',
    'NaN',
    '12a',
  ],
  ...[
    '½',
    '1²',
    '①',
    '٣',
    '३',
    '35%',
    '35 μg',
    '1\u200b2',
    '１，２',
    '约8',
    '1\n2',
    '9'.repeat(400),
  ],
])('%j is no decimal', (text) => {
  expect(decimalOf(text)).toBeUndefined();
});

test('every decimal is read as what it says, and every other text is not read', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(999_999), (whole, part) => {
      const text = `${String(whole)}.${String(part)}`;
      expect(decimalOf(text)).toBe(Number(text) + 0);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      const value = decimalOf(text);
      expect(value === undefined || /\d/.test(text.normalize('NFKC'))).toBe(true);
    }),
  );
});

test('digits with one point between them are the number that JavaScript reads', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{1,9}(?:\.\d{1,5})?$/), (text) => {
      expect(plainDecimal(text)).toBe(Number(text));
    }),
    { numRuns: 5000 },
  );
  for (const text of ['', '.5', '5.', '1.2.3', '-1', '+1', ' 1', '1e3', '1234567890123456', '１'])
    expect(plainDecimal(text)).toBeUndefined();
});
