import fc from 'fast-check';
import { memoryBudget } from '../../../shared/data/memory-budget';
import { crossingHub } from '../setup/crossing-hub';

const BUDGET = 2_000_000;

describe('what operations leave behind', () => {
  test('MUST stay within its budget, whatever distinct documents and literals come', async () => {
    const budget = memoryBudget(BUDGET);
    const hub = await crossingHub({ budget });
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.nat(),
          fc.nat(40_000),
          fc.boolean(),
          async (seed, length, isLiteral) => {
            const text = `${'x'.repeat(length)}${String(seed)}`;
            const query = isLiteral
              ? `{ echo(text: "${text}") }`
              : `query Q${String(seed)} { a${String(seed)}: districts { code rivers { id } } }`;
            const { status, body } = await hub.ask(query);
            expect([status, body.errors]).toEqual([200, undefined]);
            const counts = hub.engine.caches();
            const counted = counts.reduce((sum, { bytes }) => sum + bytes, 0);
            expect(counted).toBe(budget.bytes());
            expect(counted).toBeLessThanOrEqual(BUDGET);
          },
        ),
        { numRuns: 120, seed: 440700 },
      );
      const byName = new Map(hub.engine.caches().map((one) => [one.name, one]));
      expect([...byName.keys()]).toEqual([
        'compiled',
        'costs',
        'documents',
        'operations',
        'plans',
        'shapes',
        'texts',
        'touched',
      ]);
      const plans = byName.get('plans');
      expect(plans?.misses).toBeLessThan(120); // Documents that differ in a literal share theirs.
      expect(plans?.hits).toBeGreaterThan(0);
    } finally {
      await hub.close();
    }
  });

  test('is answered still when nothing can be kept', async () => {
    const hub = await crossingHub({ budget: memoryBudget(100) });
    try {
      for (const text of ['a', 'b', 'a']) {
        const { body } = await hub.ask(`{ echo(text: "${text}") }`);
        expect(body.data).toEqual({ echo: `{"n":7,"text":"${text}"}` });
      }
    } finally {
      await hub.close();
    }
  });
});
