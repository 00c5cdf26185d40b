import {
  classNumber,
  classOfNumber,
  isAsGoodAs,
} from '../../../../subgraphs/environment/water/water-class';

test.each([
  ['Ⅰ', 1],
  ['II', 2],
  ['Ⅲ类', 3],
  ['劣Ⅴ', 6],
  ['劣V类', 6],
  ['Ⅵ', undefined],
  ['', undefined],
])('reads the class %s as %s', (numeral, number) => {
  expect(classNumber(numeral)).toBe(number);
});

test('gives back the class of a stored number, and none of any other number', () => {
  expect([1, 6, 0, 7].map(classOfNumber)).toEqual(['I', 'INFERIOR_V', undefined, undefined]);
});

test('holds a class as good as itself and as a worse one', () => {
  expect([isAsGoodAs('II', 'III'), isAsGoodAs('III', 'III'), isAsGoodAs('IV', 'III')]).toEqual([
    true,
    true,
    false,
  ]);
});
