import fc from 'fast-check';
import { memoryBudget } from '../../../shared/data/memory-budget';

describe('a memory budget', () => {
  test('drops what was used least recently, in whichever of its caches', () => {
    const budget = memoryBudget(100);
    const [plans, shapes] = [budget.cache<string>('plans'), budget.cache<string>('shapes')];
    for (const key of ['a', 'b', 'c', 'd']) plans.set(key, key, 25);
    expect(plans.get('a')).toBe('a');
    shapes.set('e', 'e', 25);
    expect(['a', 'b', 'c', 'd'].map((key) => plans.get(key))).toEqual(['a', undefined, 'c', 'd']);
    expect(shapes.get('e')).toBe('e');
  });

  test('distinguishes keys of two caches, though they have one name', () => {
    const budget = memoryBudget(100);
    const [one, other] = [budget.cache<number>('compiled'), budget.cache<number>('compiled')];
    one.set('key', 1, 10);
    other.set('key', 2, 10);
    expect([one.get('key'), other.get('key')]).toEqual([1, 2]);
    expect(budget.counts()).toEqual([
      { name: 'compiled', entries: 2, bytes: 20, hits: 2, misses: 0 },
    ]);
  });

  test('keeps nothing that would take more than a quarter of it, nor what it replaces', () => {
    const budget = memoryBudget(100);
    const cache = budget.cache<string>('documents');
    cache.set('a', 'small', 1);
    cache.set('a', 'large', 26);
    expect(cache.get('a')).toBeUndefined();
    expect(budget.counts()).toEqual([
      { name: 'documents', entries: 0, bytes: 0, hits: 0, misses: 1 },
    ]);
  });

  test('forgets the caches of a branch that ends, and no others', () => {
    const budget = memoryBudget(100);
    const lasting = budget.cache<string>('documents');
    const branch = budget.branch();
    const ending = branch.cache<string>('plans');
    lasting.set('a', 'a', 10);
    ending.set('a', 'a', 10);
    branch.close();
    expect([lasting.get('a'), ending.get('a')]).toEqual(['a', undefined]);
    expect(budget.bytes()).toBe(10);
    expect(budget.counts().map(({ name }) => name)).toEqual(['documents']);
  });

  test('never weighs more than it may, and counts what it holds', () => {
    const step = fc.record({
      cache: fc.nat(2),
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      bytes: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const budget = memoryBudget(120);
        const caches = [0, 1, 2].map((at) => budget.cache<number>(String(at)));
        for (const { cache, key, bytes } of steps) caches[cache]?.set(key, bytes, bytes);
        const held = caches.flatMap((cache) =>
          ['a', 'b', 'c', 'd', 'e'].map((key) => cache.get(key) ?? 0),
        );
        const sum = held.reduce((total, bytes) => total + bytes, 0);
        expect(budget.bytes()).toBeLessThanOrEqual(120);
        expect(sum).toBe(budget.bytes());
        expect(budget.counts().reduce((total, { bytes }) => total + bytes, 0)).toBe(sum);
      }),
    );
  });
});
