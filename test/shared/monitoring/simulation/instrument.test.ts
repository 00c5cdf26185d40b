import {
  instrument,
  lateCorrection,
  type Reading,
} from '../../../../shared/monitoring/simulation/instrument';
import { hours } from './statistics';

const HOURS = hours('2026-01-01T00:00Z', '2026-07-01T00:00Z');
const KEYS = Array.from({ length: 60 }, (_, key) => key);
const truth = (at: number): number => 20 + Math.sin(at / 3e7) * 7;
const seriesOf = (key: number) => ({ seed: 3, key, decimals: 1 });
const rows: ReadonlyArray<ReadonlyArray<Reading | null>> = KEYS.map((key) =>
  HOURS.map((at) => instrument(seriesOf(key), at, truth)),
);
const all = rows.flat();
const shareOf = (claim: (reading: Reading | null) => boolean): number =>
  all.filter(claim).length / all.length;

describe('instrument', () => {
  it('reports the truth, rounded to its digits, in most hours', () => {
    const at = HOURS[0] ?? NaN;
    const reading = KEYS.map((key) => instrument(seriesOf(key), at, () => 12.345)).find(
      (one) => one?.flag === 'VALID',
    );
    expect(reading).toEqual({ value: 12.3, flag: 'VALID' });
    expect(shareOf((one) => one?.flag === 'VALID')).toBeGreaterThan(0.97);
  });

  it('leaves out about 1.5 % of the hours, most in runs of one to six, some for a day', () => {
    const missing = shareOf((one) => one === null);
    expect(missing).toBeGreaterThan(0.01);
    expect(missing).toBeLessThan(0.022);
    const runs = rows.flatMap((row) => runsOf(row, (one) => one === null));
    expect(runs.filter((run) => run <= 6).length / runs.length).toBeGreaterThan(0.85);
    expect(runs.some((run) => run >= 20 && run <= 34)).toBe(true);
  });

  it('stands still at one value for 8 to 20 hours when it is frozen', () => {
    const lengths = rows.flatMap((row) => runsOf(row, (one) => one?.flag === 'FROZEN'));
    expect(lengths.length).toBeGreaterThan(5);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(20);
    for (const row of rows) {
      row.forEach((one, index) => {
        const next = row[index + 1];
        if (one?.flag === 'FROZEN' && next?.flag === 'FROZEN') expect(next.value).toBe(one.value);
      });
    }
  });

  it('spikes only to what cannot be, and reads zero when it is broken; both rarely', () => {
    const spikes = all.filter((one) => one?.flag === 'IMPOSSIBLE');
    expect(spikes.length).toBeGreaterThan(20);
    expect(spikes.every((one) => one && (one.value === -999 || one.value > 9_000))).toBe(true);
    expect(all.some((one) => one?.flag === 'FAULT')).toBe(true);
    expect(all.every((one) => one?.flag !== 'FAULT' || one.value === 0)).toBe(true);
    expect(shareOf((one) => one !== null && one.flag !== 'VALID')).toBeLessThan(0.01);
  });

  it('asks the truth of no moment later than the reading', () => {
    let asked = 0;
    let latest_ms = -Infinity;
    for (const key of KEYS) {
      for (const at of HOURS) {
        instrument(seriesOf(key), at, (when) => {
          asked += 1;
          latest_ms = Math.max(latest_ms, when - at);
          return 1;
        });
      }
    }
    expect(latest_ms).toBe(0);
    expect(asked).toBeLessThanOrEqual(all.length);
  });

  it('treats the readings within one hour of a gap the same', () => {
    const [row = []] = rows;
    const hour = HOURS[row.findIndex((one) => one === null)] ?? NaN;
    expect(instrument(seriesOf(0), hour + 5 * 60_000, truth)).toBeNull();
    expect(instrument(seriesOf(0), hour + 59 * 60_000, truth)).toBeNull();
  });
});

describe('lateCorrection', () => {
  it('finds about 0.2 % of the values first reported wrong by 6 to 30 %', () => {
    const factors = KEYS.flatMap((key) =>
      HOURS.flatMap((at) => lateCorrection(seriesOf(key), at) ?? []),
    );
    expect(factors.length / all.length).toBeGreaterThan(0.0016);
    expect(factors.length / all.length).toBeLessThan(0.0024);
    const errors = factors.map((factor) => Math.abs(factor - 1));
    expect(Math.min(...errors)).toBeGreaterThanOrEqual(0.06 - 1e-12);
    expect(Math.max(...errors)).toBeLessThanOrEqual(0.3);
    expect(factors.some((factor) => factor < 1) && factors.some((factor) => factor > 1)).toBe(true);
  });
});

function runsOf<T>(row: ReadonlyArray<T>, claim: (one: T) => boolean): ReadonlyArray<number> {
  const runs: number[] = [];
  let length = 0;
  for (const one of row) {
    if (claim(one)) length += 1;
    else if (length > 0) {
      runs.push(length);
      length = 0;
    }
  }
  return length > 0 ? [...runs, length] : runs;
}
