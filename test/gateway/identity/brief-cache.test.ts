import { briefCache } from '../../../gateway/identity/brief-cache';

describe('briefCache', () => {
  let ms = 0;
  let loads = 0;
  const load = () => Promise.resolve((loads += 1));
  const cacheOf = (capacity = 10) =>
    briefCache<number>({ lifeMs: 1000, capacity, now: () => new Date(ms) });
  beforeEach(() => {
    [ms, loads] = [0, 0];
  });

  test('answers for its time from one load, also to those who come while it loads', async () => {
    const cache = cacheOf();
    expect(await Promise.all([cache.get('a', load), cache.get('a', load)])).toEqual([1, 1]);
    ms = 999;
    expect(await cache.get('a', load)).toBe(1);
    ms = 1000;
    expect(await cache.get('a', load)).toBe(2);
  });

  test('does not keep what failed, nor what it had to discard', async () => {
    const cache = cacheOf();
    await expect(cache.get('a', () => Promise.reject(new TypeError('x')))).rejects.toThrow('x');
    expect(await cache.get('a', load)).toBe(1);
    cache.clear('a');
    expect(await cache.get('a', load)).toBe(2);
  });

  test('holds no more than its capacity', async () => {
    const cache = cacheOf(2);
    for (const key of ['a', 'b', 'c', 'b', 'a']) await cache.get(key, load);
    expect(loads).toBe(4);
  });
});
