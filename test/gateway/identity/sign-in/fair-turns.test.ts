import { fairTurns } from '../../../../gateway/identity/sign-in/fair-turns';

/** Work that ends on request, in the order in which it began. */
function bench(atOnce: number, mostWaiting = 1000) {
  const began: string[] = [];
  const ends: (() => void)[] = [];
  const turns = fairTurns({ atOnce, mostWaiting, refusal: () => new RangeError('full') });
  const come = (address: string, name: string) =>
    turns.run({ address, name }, () => {
      began.push(`${address}/${name}`);
      return new Promise<void>((resolve) => ends.push(resolve));
    });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const endAll = async () => {
    await settle();
    while (ends.length > 0) {
      ends.shift()?.();
      await settle();
    }
  };
  return { began, come, endAll, settle };
}

describe('turns', () => {
  test('go round addresses and, at one address, names: a flood is one in the round', async () => {
    const { began, come, endAll } = bench(1);
    const all = Array.from({ length: 5 }, () => come('flood', 'x'));
    all.push(come('flood', 'y'), come('home', 'chen'), come('home', 'chen'));
    await endAll();
    await Promise.all(all);
    expect(began).toEqual([
      'flood/x',
      'flood/x',
      'home/chen',
      'flood/y',
      'home/chen',
      'flood/x',
      'flood/x',
      'flood/x',
    ]);
  });

  test('are so many at once, and go on after work that fails', async () => {
    const { began, come, settle, endAll } = bench(2);
    const all = ['a', 'b', 'c'].map((name) => come('one', name));
    await settle();
    expect(began).toHaveLength(2);
    await endAll();
    await Promise.all(all);
    const failing = fairTurns({ atOnce: 1, mostWaiting: 1, refusal: () => new RangeError('full') });
    const whose = { address: 'a', name: 'b' };
    await expect(failing.run(whose, () => Promise.reject(new TypeError('x')))).rejects.toThrow('x');
    expect(await failing.run(whose, () => Promise.resolve(1))).toBe(1);
  });

  test('refuse where too many wait the newest of who waits most, and nobody else', async () => {
    const { come, endAll } = bench(1, 4);
    const flood = Array.from({ length: 5 }, () => come('flood', 'x'));
    const home = come('home', 'chen');
    const outcomes = Promise.allSettled(flood);
    await endAll();
    await home;
    expect((await outcomes).map(({ status }) => status)).toEqual([
      ...Array<string>(4).fill('fulfilled'),
      'rejected',
    ]);
  });
});
