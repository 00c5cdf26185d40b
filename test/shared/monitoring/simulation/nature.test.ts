import { syntheticWorld } from '../../../../shared/monitoring/simulation/world';
import { correlation, hours, mean, quantile } from './statistics';

const HOUR_MS = 3_600_000;
const PLACE = { lat: 22.58, lon: 113.08 };
const YEAR = hours('2026-01-01T00:00Z', '2027-01-01T00:00Z');
const SUMMER = hours('2026-06-01T00:00Z', '2026-09-01T00:00Z');
const SPRING = hours('2026-03-01T00:00Z', '2026-05-01T00:00Z');
const world = syntheticWorld(42);
const reach = { place: PLACE, key: 3, meanDischarge_m3s: 60, meanStage_m: 3, tidal: 0 };
const water = { place: PLACE, key: 4, pollution: 0.35, still: 0, tidal: 0 };
const roadside = { place: PLACE, key: 5, traffic: 1, industry: 0.2, coastal: 0 };
const urban = { place: PLACE, key: 6, traffic: 0.4, industry: 0.3, coastal: 0 };

const weather = YEAR.map((at) => world.weather(PLACE, at));
const air = YEAR.map((at) => world.air(urban, at));

function inMonths<T>(values: ReadonlyArray<T>, months: ReadonlyArray<number>): ReadonlyArray<T> {
  return values.filter((_, index) =>
    months.includes(new Date(YEAR[index] ?? NaN).getUTCMonth() + 1),
  );
}

describe('the weather of a year', () => {
  const rain = weather.map((now) => now.rain_mmh);

  it('rains as much as in Jiangmen, most of it from April to September, in a few of the hours', () => {
    const sum_mm = rain.reduce((sum, hour) => sum + hour, 0);
    expect(sum_mm).toBeGreaterThan(1_400);
    expect(sum_mm).toBeLessThan(2_900);
    const wet_mm = inMonths(rain, [4, 5, 6, 7, 8, 9]).reduce((sum, hour) => sum + hour, 0);
    expect(wet_mm / sum_mm).toBeGreaterThan(0.6);
    expect(rain.filter((hour) => hour > 0).length / rain.length).toBeLessThan(0.2);
  });

  it('rains similarly at neighbours and differently 80 km away', () => {
    const at = (lon: number) =>
      SUMMER.map((hour) => world.weather({ lat: 22.58, lon }, hour).rain_mmh);
    const near = correlation(at(113.08), at(113.12));
    const far = correlation(at(113.08), at(112.3));
    expect(near).toBeGreaterThan(0.8);
    expect(far).toBeLessThan(near - 0.2);
  });

  it('is as warm, humid and windy as the subtropics are', () => {
    const temperature = weather.map((now) => now.airTemperature_c);
    expect(Math.abs(mean(temperature) - 22.4)).toBeLessThan(1);
    expect(Math.min(...temperature)).toBeGreaterThan(1);
    expect(Math.max(...temperature)).toBeLessThan(39);
    expect(mean(weather.map((now) => now.humidity_pct))).toBeGreaterThan(70);
    expect(Math.max(...weather.map((now) => now.humidity_pct))).toBeLessThanOrEqual(100);
    expect(mean(weather.map((now) => now.wind.speed_ms))).toBeGreaterThan(1.5);
    expect(mean(weather.map((now) => now.wind.speed_ms))).toBeLessThan(3.5);
  });

  it('blows from the north-east in January and from the south in July', () => {
    const northward = (months: ReadonlyArray<number>) =>
      mean(
        inMonths(weather, months).map(({ wind }) => Math.cos((wind.direction_deg * Math.PI) / 180)),
      );
    expect(northward([1])).toBeGreaterThan(0.4);
    expect(northward([7])).toBeLessThan(-0.3);
  });
});

describe('rain in the rivers', () => {
  const rain = SUMMER.map((at) => world.weather(PLACE, at + HOUR_MS / 2).rain_mmh);

  it('raises the stage in the hour in which it falls and the hours after', () => {
    const rise = SUMMER.map(
      (at) =>
        world.river(reach, at + 2 * HOUR_MS).riverStage_m - world.river(reach, at).riverStage_m,
    );
    expect(correlation(rain, rise)).toBeGreaterThan(0.5);
  });

  it('raises turbidity and phosphorus, and fades from them within three days', () => {
    const after = SUMMER.map((at) => world.waterQuality(water, at + HOUR_MS));
    expect(
      correlation(
        rain,
        after.map((now) => now.turbidity_ntu),
      ),
    ).toBeGreaterThan(0.35);
    expect(
      correlation(
        rain,
        after.map((now) => now.totalPhosphorus),
      ),
    ).toBeGreaterThan(0.15);
    const memory = SUMMER.map((at) => world.rainMemory_mm(PLACE, at, 10));
    const turbidity = SUMMER.map((at) => world.waterQuality(water, at).turbidity_ntu);
    expect(correlation(memory, turbidity)).toBeGreaterThan(0.9);
  });

  it('freshens the sea', () => {
    const sea = { place: { lat: 21.9, lon: 113 }, key: 1, estuary: 0.6 };
    const memory = SUMMER.map((at) => world.rainMemory_mm(sea.place, at, 36));
    expect(
      correlation(
        memory,
        SUMMER.map((at) => world.sea(sea, at).salinity),
      ),
    ).toBeLessThan(-0.5);
  });

  it('lifts the gamma dose rate, and leaves it where it was when the day has been dry', () => {
    const dose = SUMMER.map((at) => world.gamma_ngyh({ place: PLACE, key: 1 }, at + HOUR_MS));
    expect(correlation(rain, dose)).toBeGreaterThan(0.5);
    const isDry = SUMMER.map((at) => world.rainMemory_mm(PLACE, at + HOUR_MS, 6) < 0.05);
    const dry = dose.filter((_, index) => isDry[index]);
    expect(dry.length).toBeGreaterThan(100);
    expect(Math.max(...dry) - Math.min(...dry)).toBeLessThan(3);
    expect(Math.max(...dose) - Math.max(...dry)).toBeGreaterThan(8);
  });

  it('leaves oxygen that falls as the water warms and swings with the sun over algae', () => {
    const lake = { ...water, still: 1, pollution: 0.5 };
    const quality = YEAR.map((at) => world.waterQuality(lake, at));
    const oxygen = quality.map((now) => now.dissolvedOxygen);
    expect(
      correlation(
        oxygen,
        quality.map((now) => now.waterTemperature_c),
      ),
    ).toBeLessThan(-0.3);
    const of = (utcHour: number) =>
      mean(oxygen.filter((_, index) => new Date(YEAR[index] ?? NaN).getUTCHours() === utcHour));
    expect(of(7)).toBeGreaterThan(of(21) + 0.2);
  });
});

describe('the air of a year', () => {
  it('has roadside NO2 that follows the traffic of the hour', () => {
    const rush = SPRING.map((at) => world.traffic.share(at));
    const atRoad = SPRING.map((at) => world.air(roadside, at).no2);
    const inField = SPRING.map((at) => world.air({ ...roadside, traffic: 0 }, at).no2);
    expect(correlation(rush, atRoad)).toBeGreaterThan(0.3);
    expect(correlation(rush, atRoad)).toBeGreaterThan(correlation(rush, inField) + 0.3);
  });

  it('lies at Jiangmen’s levels', () => {
    expect(Math.abs(mean(air.map((now) => now.pm25)) - 22)).toBeLessThan(4);
    expect(Math.abs(mean(air.map((now) => now.no2)) - 25)).toBeLessThan(6);
    expect(Math.abs(quantile(highestEightHours(air.map((now) => now.o3)), 0.9) - 160)).toBeLessThan(
      25,
    );
  });

  it('has most PM2.5 in winter and more ozone in autumn than in winter', () => {
    const pm25 = air.map((now) => now.pm25);
    const o3 = air.map((now) => now.o3);
    expect(mean(inMonths(pm25, [12, 1]))).toBeGreaterThan(1.5 * mean(inMonths(pm25, [6, 7])));
    expect(mean(inMonths(o3, [9, 10]))).toBeGreaterThan(1.15 * mean(inMonths(o3, [12, 1])));
  });

  it('loses ozone to the NO of a road, and PM to rain', () => {
    const hour = YEAR[2_000] ?? NaN;
    expect(world.air(roadside, hour).o3).toBeLessThan(
      world.air({ ...roadside, traffic: 0 }, hour).o3,
    );
    const summer = YEAR.map((at, index) => ({ at, pm25: air[index]?.pm25 ?? NaN }));
    const wet = summer.filter(({ at }) => world.rainMemory_mm(PLACE, at, 5) > 5);
    expect(wet.length).toBeGreaterThan(100);
    expect(mean(wet.map((now) => now.pm25))).toBeLessThan(0.75 * mean(air.map((now) => now.pm25)));
  });

  it('keeps its sums: NOx is NO2 and NO given as NO2, PM10 holds PM2.5 holds PM1', () => {
    expect(
      air.filter(
        (now) =>
          Math.abs(now.nox - now.no2 - (now.no * 46) / 30) > 1e-9 ||
          now.pm10 <= now.pm25 ||
          now.pm25 <= now.pm1 ||
          Math.min(...Object.values(now)) <= 0,
      ),
    ).toEqual([]);
  });
});

function highestEightHours(hourly: ReadonlyArray<number>): ReadonlyArray<number> {
  return Array.from({ length: Math.floor(hourly.length / 24) }, (_, day) =>
    Math.max(
      ...Array.from({ length: 17 }, (_window, hour) =>
        mean(hourly.slice(day * 24 + hour, day * 24 + hour + 8)),
      ),
    ),
  );
}
