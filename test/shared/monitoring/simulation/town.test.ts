import { holidayCalendar } from '../../../../shared/monitoring/simulation/holidays';
import { tide_m } from '../../../../shared/monitoring/simulation/tide';
import { syntheticWorld } from '../../../../shared/monitoring/simulation/world';
import { correlation, hours, mean } from './statistics';

const world = syntheticWorld(42);
const PLACE = { lat: 22.58, lon: 113.08 };
const share = (beijing: string): number => world.traffic.share(Date.parse(`${beijing}+08:00`));

describe('the days of the town', () => {
  const kindOf = holidayCalendar();
  it.each([
    ['2026-02-17', 'HOLIDAY'], // Spring Festival
    ['2025-01-28', 'HOLIDAY'], // its eve, the 29th of a short moon
    ['2026-06-19', 'HOLIDAY'], // Dragon Boat
    ['2026-09-25', 'HOLIDAY'], // Mid-Autumn
    ['2026-10-07', 'HOLIDAY'],
    ['2026-10-08', 'WORKDAY'],
    ['2026-11-21', 'WEEKEND'],
    ['2026-11-22', 'WEEKEND'],
    ['2026-11-23', 'WORKDAY'],
  ])('knows %s as %s from its first minute in Beijing to its last', (date, kind) => {
    expect(kindOf(Date.parse(`${date}T00:00+08:00`))).toBe(kind);
    expect(kindOf(Date.parse(`${date}T23:59+08:00`))).toBe(kind);
  });

  it('rushes twice on a workday, once and later on a Sunday, and less on a holiday', () => {
    const noon = share('2026-11-23T13:00');
    expect(share('2026-11-23T08:00')).toBeGreaterThan(noon);
    expect(share('2026-11-23T18:00')).toBeGreaterThan(noon);
    expect(share('2026-11-23T03:30')).toBeLessThan(0.15);
    expect(share('2026-11-22T15:30')).toBeGreaterThan(share('2026-11-22T08:00') * 1.5);
    expect(share('2026-10-01T15:30')).toBeLessThan(share('2026-10-11T15:30'));
  });

  it('never fills the roads beyond what they carry, and counts whole vehicles', () => {
    const year = hours('2026-01-01T00:00Z', '2027-01-01T00:00Z');
    const shares = year.map((at) => world.traffic.share(at));
    const counts = year.map((at) => world.traffic.vehiclesPerHour({ key: 9, capacity: 3000 }, at));
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
    expect(counts.filter((count) => !Number.isInteger(count) || count < 0)).toEqual([]);
    expect(Math.max(...counts)).toBeLessThanOrEqual(3_300);
  });
});

describe('the noise of the town', () => {
  const week = hours('2026-11-16T00:00Z', '2026-11-23T00:00Z');

  it('follows the traffic beside a road', () => {
    const level = week.map((at) => world.noise_dba({ place: PLACE, key: 1, zone: '4a' }, at));
    expect(
      correlation(
        level,
        week.map((at) => world.traffic.share(at)),
      ),
    ).toBeGreaterThan(0.8);
  });

  it('rises from zone 0 to zone 4a', () => {
    const zones = ['0', '1', '2', '3', '4a'] as const;
    const levels = zones.map((zone) =>
      mean(week.map((at) => world.noise_dba({ place: PLACE, key: 1, zone }, at))),
    );
    expect([...levels].sort((a, b) => a - b)).toEqual(levels);
    expect(levels[0]).toBeGreaterThan(36);
    expect(levels[4]).toBeLessThan(70);
  });
});

describe('the tide', () => {
  it('turns about four times a day and stays within two metres', () => {
    const level = hours('2026-03-01T00:00Z', '2026-03-31T00:00Z').map((at) => tide_m(PLACE, at));
    let turns = 0;
    for (let n = 2; n < level.length; n += 1) {
      const [a = NaN, b = NaN, c = NaN] = level.slice(n - 2, n + 1);
      if ((b - a) * (c - b) < 0) turns += 1;
    }
    expect(turns / 30).toBeGreaterThan(2.5);
    expect(turns / 30).toBeLessThan(4.5);
    expect(Math.max(...level.map(Math.abs))).toBeLessThan(2);
  });

  it('turns the current of a tidal reach round, and not that of an upland one', () => {
    const flow = (tidal: number) =>
      hours('2026-01-10T00:00Z', '2026-01-20T00:00Z').map(
        (at) =>
          world.river({ place: PLACE, key: 2, meanDischarge_m3s: 300, meanStage_m: 1, tidal }, at)
            .discharge_m3s,
      );
    expect(Math.min(...flow(1))).toBeLessThan(0);
    expect(Math.min(...flow(0))).toBeGreaterThan(0);
  });
});
