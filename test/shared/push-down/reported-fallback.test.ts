import { Fallback } from '../../../shared/push-down/fallback';
import { fallbackIn, withFallback } from '../../../shared/push-down/reported-fallback';

describe('the reason for which resolvers answered', () => {
  test('is read by the gateway as the department wrote it, beside the answer', () => {
    const fallback = new Fallback('FIELD', 'WaterStation.assessment');
    const answer = withFallback({ data: { a: 1 } }, fallback);
    expect(answer.data).toEqual({ a: 1 });
    expect(fallbackIn(JSON.parse(JSON.stringify(answer.extensions)))).toEqual({
      kind: 'FIELD',
      about: 'WaterStation.assessment',
    });
  });

  test.each([
    'ARGUMENT',
    'INFERENCE',
    'LIMITS',
    'KEYS',
    'VALUE',
    'RESOLVER',
    'STATEMENT',
    'TEXT',
  ] as const)('says of %s nothing that depends on the caller or the data', (kind) => {
    const { extensions } = withFallback({ data: null }, new Fallback(kind, 'water/secret'));
    expect(fallbackIn(extensions)).toEqual({ kind, about: null });
  });

  test.each([
    undefined,
    null,
    {},
    { fallback: null },
    { fallback: 'FIELD' },
    { fallback: { kind: 'INVENTED', about: 'a' } },
    { fallback: { about: 'a' } },
  ])('is not read from what a stranger says: %j', (extensions) => {
    expect(fallbackIn(extensions)).toBeNull();
  });
});
