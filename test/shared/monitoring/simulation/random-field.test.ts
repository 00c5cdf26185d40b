import {
  hash01,
  hash32,
  randomField,
  smoothRandom,
  stringKey,
} from '../../../../shared/monitoring/simulation/random-field';
import { correlation, mean } from './statistics';

const NUMBERS = Array.from({ length: 20_000 }, (_, index) => index);

describe('noise', () => {
  it('pins its values, so that a demo of today is the demo of tomorrow', () => {
    expect([hash32(1, 2, 3), hash32(-1, 0), stringKey('江门'), stringKey('')])
      .toMatchInlineSnapshot(`
     [
       1279141793,
       151233180,
       4096782853,
       1947474976,
     ]
    `);
  });

  it('spreads evenly over [0, 1) in each of its arguments', () => {
    for (const draw of [
      (n: number) => hash01(n, 7),
      (n: number) => hash01(7, n),
      (n: number) => hash01(7, 7, n),
    ]) {
      const tenths = new Array<number>(10).fill(0);
      for (const n of NUMBERS) {
        const tenth = Math.floor(draw(n) * 10);
        tenths[tenth] = (tenths[tenth] ?? NaN) + 1;
      }
      expect(tenths).toHaveLength(10);
      expect(Math.min(...tenths)).toBeGreaterThan(1_840);
      expect(Math.max(...tenths)).toBeLessThan(2_160);
    }
  });

  it('gives neighbours of a lattice unrelated values', () => {
    const here = NUMBERS.map((n) => hash01(5, n));
    const next = NUMBERS.map((n) => hash01(5, n + 1));
    expect(Math.abs(correlation(here, next))).toBeLessThan(0.03);
  });

  it('moves smoothly: a hundredth of a period changes less than a twentieth of the range', () => {
    let widest = 0;
    let steepest = 0;
    for (let t = -50; t < 50; t += 0.01) {
      const now = smoothRandom(9, t, 1);
      widest = Math.max(widest, Math.abs(now));
      steepest = Math.max(steepest, Math.abs(smoothRandom(9, t + 0.01, 1) - now));
    }
    expect(steepest).toBeLessThan(0.05);
    expect(widest).toBeLessThanOrEqual(1);
    expect(widest).toBeGreaterThan(0.9);
  });

  it('is similar within its scale and unrelated far beyond it', () => {
    const field = randomField(3, { scale_km: 30, period_h: 5 });
    const at = (lon: number) => NUMBERS.map((n) => field({ lat: 22.5, lon }, n * 7_200_000));
    expect(correlation(at(113), at(113.03))).toBeGreaterThan(0.95);
    expect(Math.abs(correlation(at(113), at(114.2)))).toBeLessThan(0.05);
    expect(Math.abs(mean(at(113)))).toBeLessThan(0.05);
  });

  it('drifts: the pattern of now lies downwind an hour later', () => {
    const field = randomField(3, { scale_km: 30, period_h: 1000, driftEast_kmh: 102.8 });
    const now = field({ lat: 22, lon: 112 }, 0);
    expect(field({ lat: 22, lon: 113 }, 3_600_000)).toBeCloseTo(now, 2);
    expect(Math.abs(field({ lat: 22, lon: 112 }, 3_600_000) - now)).toBeGreaterThan(0.02);
  });
});
