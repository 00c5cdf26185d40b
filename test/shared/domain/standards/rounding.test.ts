import fc from 'fast-check';
import { roundHalfEven } from '../../../../shared/domain/standards/rounding';

test('rounds halves to the even digit, as they were written', () => {
  const rounded = [0.5, 1.5, 2.5, 34.5, 35.5, -0.5, -1.5].map((value) => roundHalfEven(value, 0));
  expect(rounded).toEqual([0, 2, 2, 34, 36, 0, -2]);
  expect([0.85, 1.15, 0.25, 1.005].map((value) => roundHalfEven(value, 1))).toEqual([
    0.8, 1.2, 0.2, 1,
  ]);
  expect(roundHalfEven(1.005, 2)).toBe(1);
  expect(roundHalfEven(1.015, 2)).toBe(1.02);
});

test('reads numbers that are written with an exponent', () => {
  expect(roundHalfEven(2.5e-7, 7)).toBe(2e-7);
  expect(roundHalfEven(1e21, 2)).toBe(1e21);
});

test('stays within half a unit of the last place, and rounds once', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(3), (thousandths, decimals) => {
      const value = thousandths / 1000;
      const rounded = roundHalfEven(value, decimals);
      const isNear = Math.abs(rounded - value) <= 0.5 * 10 ** -decimals + 1e-9;
      return isNear && roundHalfEven(rounded, decimals) === rounded;
    }),
  );
});
