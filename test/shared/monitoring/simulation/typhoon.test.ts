import { distance_km } from '../../../../shared/monitoring/simulation/position';
import { typhoonAt, typhoonsBetween } from '../../../../shared/monitoring/simulation/typhoon';
import { syntheticWorld } from '../../../../shared/monitoring/simulation/world';
import { correlation, hours, mean } from './statistics';

const DAY_MS = 86_400_000;
const EPOCH_MS = 45 * DAY_MS;
const COAST = { lat: 21.9, lon: 112.8 };
const FROM = Date.parse('2026-01-01T00:00Z');

describe('the calendar of synthetic typhoons', () => {
  const typhoons = typhoonsBetween(42, 460 * EPOCH_MS, 480 * EPOCH_MS);

  it('has one typhoon in each epoch of 45 days, three days from its ends', () => {
    expect(typhoons).toHaveLength(20);
    typhoons.forEach((typhoon, index) => {
      const intoEpoch = typhoon.landfallAt - (460 + index) * EPOCH_MS;
      expect(intoEpoch).toBeGreaterThanOrEqual(3 * DAY_MS);
      expect(intoEpoch).toBeLessThan(42 * DAY_MS);
    });
  });

  it('names each so that nobody takes it for a real one, and no two the same', () => {
    expect(typhoons[0]?.name).toBe('演示台风 E60');
    expect(new Set(typhoons.map(({ name }) => name)).size).toBe(20);
  });

  it('comes from the south-east, crosses the coast near 21.9 N 112.8 E and is gone after 48 hours', () => {
    for (const typhoon of typhoons) {
      const first = typhoonAt(42, typhoon.startsAt);
      const landing = typhoonAt(42, typhoon.landfallAt);
      expect(first && first.lat < COAST.lat && first.lon > COAST.lon).toBe(true);
      expect(landing && distance_km(landing, COAST)).toBeLessThan(40);
      expect(typhoonAt(42, typhoon.startsAt - 1)).toBeNull();
      expect(typhoonAt(42, typhoon.endsAt)).toBeNull();
      expect(typhoon.endsAt - typhoon.startsAt).toBe(2 * DAY_MS);
      expect(typhoon.peakWind_ms).toBeGreaterThanOrEqual(25);
      expect(typhoon.peakWind_ms).toBeLessThan(45);
    }
  });

  it('lists a typhoon for any part of its life, and not for the moment of its end', () => {
    const [typhoon] = typhoons;
    const { startsAt = NaN, endsAt = NaN } = typhoon ?? {};
    expect(typhoonsBetween(42, endsAt - 1, endsAt)).toEqual([typhoon]);
    expect(typhoonsBetween(42, endsAt, endsAt + DAY_MS)).toEqual([]);
    expect(typhoonsBetween(42, startsAt - DAY_MS, startsAt)).toEqual([]);
  });
});

describe('a typhoon', () => {
  const world = syntheticWorld(42);
  const site = { place: { lat: 21.75, lon: 113.4 }, key: 1, estuary: 0 };
  const [typhoon] = typhoonsBetween(42, FROM, FROM + EPOCH_MS);
  const landfallAt = typhoon?.landfallAt ?? NaN;
  const passage = Array.from({ length: 73 }, (_, hour) => landfallAt + (hour - 40) * 3_600_000);

  it('brings low pressure with high wind and high waves', () => {
    const weather = passage.map((at) => world.weather(site.place, at));
    const wind = weather.map((now) => now.wind.speed_ms);
    const pressure = weather.map((now) => now.seaLevelPressure_hpa);
    const waves = passage.map((at) => world.sea(site, at).significantWaveHeight_m);
    expect(correlation(wind, pressure)).toBeLessThan(-0.8);
    expect(correlation(wind, waves)).toBeGreaterThan(0.95);
    expect(Math.max(...pressure) - Math.min(...pressure)).toBeGreaterThan(15);
    expect(Math.max(...wind)).toBeGreaterThan(15);
  });

  it('turns the wind against the clock: from the north on its west, from the south on its east', () => {
    const centre = typhoonAt(42, landfallAt) ?? { lat: NaN, lon: NaN };
    const north = (lon: number): number => {
      const { direction_deg } = world.weather({ lat: centre.lat, lon }, landfallAt).wind;
      return Math.cos((direction_deg * Math.PI) / 180);
    };
    expect(north(centre.lon - 0.5)).toBeGreaterThan(0.5);
    expect(north(centre.lon + 0.5)).toBeLessThan(-0.5);
  });

  it('rains, and empties the roads', () => {
    const place = { lat: 22.1, lon: 112.85 };
    const rain = passage.map((at) => world.weather(place, at).rain_mmh);
    const year = hours('2026-01-01T00:00Z', '2027-01-01T00:00Z', 3);
    expect(mean(rain)).toBeGreaterThan(
      4 * mean(year.map((at) => world.weather(place, at).rain_mmh)),
    );
    const busy = (at: number) => world.traffic.share(at);
    const week = 7 * DAY_MS;
    const day = passage.filter((at) => Math.abs(at - landfallAt) < DAY_MS / 2);
    expect(mean(day.map(busy))).toBeLessThan(0.75 * mean(day.map((at) => busy(at + week))));
  });
});
