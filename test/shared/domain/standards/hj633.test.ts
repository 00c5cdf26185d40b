import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { dailyAqi, hourlyAqi, needsDailyMean } from '../../../../shared/domain/standards/hj633';
import { HJ633_ROWS } from '../../../setup/fixtures/hj633-rows';
import { describeWithShared, sharedFile } from '../../../setup/shared-folder';
import { sharedRows } from '../../../setup/fixtures/shared-rows';

const IN_2017 = new Date('2017-07-07T16:00:00+08:00');
const IN_2026 = new Date('2026-11-23T08:00:00+08:00');

test('changes from HJ 633-2012 to HJ 633-2026 at midnight of 1 March 2026 in Beijing', () => {
  const last = hourlyAqi({ pm25: 75 }, new Date('2026-02-28T23:59:59+08:00'));
  const first = hourlyAqi({ pm25: 75 }, new Date('2026-03-01T00:00:00+08:00'));
  expect([last.standard, last.aqi, last.level]).toEqual(['HJ 633-2012', 100, 2]);
  expect([first.standard, first.aqi, first.level]).toEqual(['HJ 633-2026', 114, 3]);
});

test('says nothing about a day before there was an AQI', () => {
  expect(hourlyAqi({ pm25: 75 }, new Date('2012-12-31T12:00:00+08:00'))).toEqual({
    standard: null,
    aqi: null,
    level: null,
    categoryZh: null,
    categoryEn: null,
    colorHex: null,
    primary: [],
    subIndices: {},
  });
});

test('gives 50 and no primary pollutant at exactly 35 ug/m3 of PM2.5', () => {
  expect(hourlyAqi({ pm25: 35 }, IN_2026)).toEqual({
    standard: 'HJ 633-2026',
    aqi: 50,
    level: 1,
    categoryZh: '优',
    categoryEn: 'Excellent',
    colorHex: '#00E400',
    primary: [],
    subIndices: { pm25: 50 },
  });
});

test('rounds concentrations half to even before it looks them up', () => {
  expect(hourlyAqi({ pm25: 35.5 }, IN_2017).subIndices).toEqual({ pm25: 52 });
  expect(hourlyAqi({ pm25: 36.5 }, IN_2017).subIndices).toEqual({ pm25: 52 });
  expect(hourlyAqi({ co: 0.85 }, IN_2017).subIndices).toEqual({ co: 8 });
});

test('blocks an AQI of 2026 by a missing item, but not one by plan nor one above 100', () => {
  const clean = { so2: 5, no2: 20, co: 0.5, o3: 90, pm10: 40 };
  expect(hourlyAqi({ ...clean, pm25: null }, IN_2026)).toMatchObject({ aqi: null, level: null });
  expect(hourlyAqi({ ...clean, pm25: null }, IN_2026).subIndices).toMatchObject({ pm10: 40 });
  expect(hourlyAqi(clean, IN_2026).aqi).toBe(40);
  expect(hourlyAqi({ ...clean, pm10: 300, pm25: null }, IN_2026).aqi).toBe(175);
  expect(hourlyAqi({ ...clean, pm25: null }, IN_2017).aqi).toBe(40);
});

test('counts a negative concentration and one that is no number as missing', () => {
  expect(hourlyAqi({ so2: -3, pm25: Number.NaN }, IN_2017)).toMatchObject({
    aqi: null,
    subIndices: {},
  });
});

test('counts hourly SO2 above 800 as 200 in 2026', () => {
  expect(hourlyAqi({ so2: 801, pm25: 10 }, IN_2026)).toMatchObject({ aqi: 200, primary: ['so2'] });
});

test('counts hourly SO2 above 800 by its 24 hours in 2012, never below 200', () => {
  const judged = (so2: number, so2_24h?: number | null) =>
    hourlyAqi({ so2, so2_24h, pm25: 10 }, IN_2017);
  expect(judged(800)).toMatchObject({ aqi: 200, subIndices: { so2: 200, pm25: 15 } });
  expect(judged(801, 300)).toMatchObject({ aqi: 200, primary: ['so2'] });
  expect(judged(801, 1600)).toMatchObject({ aqi: 300, primary: ['so2'] });
  expect(judged(3000, 2621)).toMatchObject({ aqi: 500, subIndices: { so2: 500, pm25: 15 } });
});

test('gives no index while those 24 hours are missing, because it could be any above 200', () => {
  for (const so2_24h of [undefined, null, Number.NaN])
    expect(hourlyAqi({ so2: 801, so2_24h, pm25: 120 }, IN_2017)).toMatchObject({
      aqi: null,
      level: null,
      primary: [],
      subIndices: { pm25: 158 },
    });
  expect(hourlyAqi({ so2: 801, pm25: 600 }, IN_2017)).toMatchObject({ aqi: 500 });
});

test('reads the 24 hours of SO2 only above 800 in 2012', () => {
  const needed = (so2: number | null, at: Date) => needsDailyMean({ so2 }, at);
  expect([800, 800.5, 801, null].map((so2) => needed(so2, IN_2017))).toEqual([
    ...[false, false, true, false],
  ]);
  expect(needed(801, IN_2026)).toBe(false);
  expect(needed(801, new Date('2012-12-31T12:00:00+08:00'))).toBe(false);
  expect(hourlyAqi({ so2: 100, so2_24h: 2000 }, IN_2017).aqi).toBe(34);
});

test('lets the highest hour of ozone stand in for an 8 h mean above 800 in 2012, never below 300', () => {
  const report = dailyAqi({ o3: 810, o3_1h: 900 }, IN_2017);
  expect(report).toMatchObject({ aqi: 350, level: 6, primary: ['o3'], subIndices: { o3_1h: 350 } });
  expect(dailyAqi({ o3: 810, o3_1h: 700 }, IN_2017)).toMatchObject({ aqi: 300, level: 5 });
  expect(dailyAqi({ o3: 810, pm25: 20 }, IN_2017)).toMatchObject({ aqi: null, level: null });
  expect(dailyAqi({ o3: 810, o3_1h: 900 }, IN_2026)).toMatchObject({ aqi: 300, level: 5 });
});

test('never lowers an index when a concentration rises, nor leaves 0 to 500', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('so2', 'no2', 'co', 'o3', 'pm10', 'pm25'),
      fc.double({ min: 0, max: 3000, noNaN: true }),
      fc.double({ min: 0, max: 5000, noNaN: true }),
      fc.double({ min: 0, max: 500, noNaN: true }),
      fc.constantFrom(IN_2017, IN_2026),
      fc.constantFrom(hourlyAqi, dailyAqi),
      (symbol, beside, value, more, at, aqiOf) => {
        const other = { so2_24h: beside, o3_1h: beside };
        const indexOf = (amount: number) => aqiOf({ ...other, [symbol]: amount }, at).aqi;
        const less = indexOf(value) ?? Number.NaN;
        const greater = indexOf(value + more) ?? Number.NaN;
        return less >= 0 && less <= greater && greater <= 500;
      },
    ),
  );
});

describeWithShared('HJ 633', () => {
  interface Vector {
    readonly standard: string;
    readonly mode: 'daily' | 'realtime';
    readonly concentrations: Readonly<Record<string, number>>;
    readonly iaqi: Readonly<Record<string, number>>;
    readonly aqi: number;
    readonly level: number;
    readonly primary: ReadonlyArray<string>;
  }

  test('gives every published index of 7 July 2017, 16:00, with its pollutants and its level', () => {
    const rows = sharedRows('data', 'conformance', 'aqi_hourly_2017-07-07T16.csv');
    expect(rows).toHaveLength(1462);
    const told = rows.map((row) => {
      const report = hourlyAqi(HJ633_ROWS.concentrations(row), IN_2017);
      return [row.stationcode, report.aqi, [...report.primary].sort().join(), report.categoryZh];
    });
    const published = rows.map((row) => [
      row.stationcode,
      Number(row.aqi),
      HJ633_ROWS.symbols(row.primary).join(),
      row.quality,
    ]);
    expect(told).toEqual(published);
  });

  test('gives every vector of the fact sheet', () => {
    const text = readFileSync(sharedFile('domain', 'standards', 'aqi_test_vectors.json'), 'utf8');
    const vectors: ReadonlyArray<Vector> = JSON.parse(text);
    expect(vectors).toHaveLength(12);
    for (const vector of vectors) {
      const aqiOf = vector.mode === 'daily' ? dailyAqi : hourlyAqi;
      const at = vector.standard.endsWith('2012') ? IN_2017 : IN_2026;
      expect(aqiOf(vector.concentrations, at)).toMatchObject({
        aqi: vector.aqi,
        level: vector.level,
        primary: vector.primary,
        subIndices: vector.iaqi,
      });
    }
  });
});
