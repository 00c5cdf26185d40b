import { recipeOperations, variantsOf } from './recipe-operations';

test('all instants of a request move back by the same number of hours', () => {
  const [, second] = variantsOf({
    district: '440705',
    from: '2026-11-21T16:00:00Z',
    to: '2026-11-22T00:00:00Z',
    day: '2026-11-22',
  });
  expect(second).toEqual({
    district: '440705',
    from: '2026-11-21T15:00:00Z',
    to: '2026-11-21T23:00:00Z',
    day: '2026-11-22',
  });
});

test('variables without an instant have no second variant', () => {
  expect(variantsOf({ first: 2 })).toEqual([{ first: 2 }]);
});

test('every recipe has a named operation', () => {
  const names = recipeOperations().map(({ operationName }) => operationName);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('DistrictDay');
});
