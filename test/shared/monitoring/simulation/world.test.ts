import { instrument } from '../../../../shared/monitoring/simulation/instrument';
import { stringKey } from '../../../../shared/monitoring/simulation/random-field';
import { syntheticWorld, type World } from '../../../../shared/monitoring/simulation/world';
import { hours } from './statistics';

const PLACES = [
  { lat: 22.58, lon: 113.08 },
  { lat: 22.25, lon: 112.8 },
  { lat: 21.85, lon: 112.95 },
];
/** Twenty days at odd moments; the step is no divisor of a day. */
const INSTANTS = hours('2026-08-01T00:00Z', '2026-08-21T00:00Z', 5).map((at) => at + 754_321);

function everything(world: World, place: (typeof PLACES)[number], at: number): unknown {
  const key = stringKey(`${place.lat}`);
  const reach = { place, key, meanDischarge_m3s: 80, meanStage_m: 3, tidal: 0.5 };
  return {
    weather: world.weather(place, at),
    air: world.air({ place, key, traffic: 0.7, industry: 0.3, coastal: 0.2 }, at),
    river: world.river(reach, at),
    water: world.waterQuality({ place, key, pollution: 0.4, still: 0.2, tidal: 0.5 }, at),
    sea: world.sea({ place, key, estuary: 0.4 }, at),
    noise: world.noise_dba({ place, key, zone: '4a' }, at),
    gamma: world.gamma_ngyh({ place, key }, at),
    vehicles: world.traffic.vehiclesPerHour({ key, capacity: 3000 }, at),
    typhoon: world.typhoonAt(at)?.name ?? null,
    reading: instrument({ seed: world.seed, key, decimals: 2 }, at, (when) => when / 1e9),
  };
}

describe('syntheticWorld', () => {
  it('answers the same in order, backwards, and asked by a world that knows nothing else', () => {
    const sequential = syntheticWorld(11);
    const inOrder = INSTANTS.map((at) => PLACES.map((place) => everything(sequential, place, at)));
    const backwards = [...INSTANTS]
      .reverse()
      .map((at) => PLACES.map((place) => everything(sequential, place, at)))
      .reverse();
    expect(backwards).toEqual(inOrder);
    for (const index of [0, 17, INSTANTS.length - 1]) {
      const at = INSTANTS[index] ?? NaN;
      const alone = PLACES.map((place) => everything(syntheticWorld(11), place, at));
      expect(alone).toEqual(inOrder[index]);
    }
  });

  it('is another world under another seed', () => {
    const at = INSTANTS[3] ?? NaN;
    const [place = { lat: 0, lon: 0 }] = PLACES;
    expect(everything(syntheticWorld(1), place, at)).not.toEqual(
      everything(syntheticWorld(2), place, at),
    );
  });

  it('never answers what is not a number, at any hour of two years, before 1970 included', () => {
    const world = syntheticWorld(5);
    const instants = [
      ...hours('2025-01-01T00:00Z', '2027-01-01T00:00Z', 37),
      ...hours('1969-06-01T00:00Z', '1969-07-01T00:00Z', 37),
    ];
    for (const at of instants) {
      for (const place of PLACES) {
        expect(JSON.stringify(everything(world, place, at))).not.toMatch(/:null(?!,"reading"|}$)/);
      }
    }
  });

  it('walks an hour on at less than a quarter of the cost of a jump', () => {
    const world = syntheticWorld(7);
    const [place = { lat: 0, lon: 0 }] = PLACES;
    const from = Date.parse('2026-05-01T00:00Z');
    const walk = (): number => {
      let sum = 0;
      for (let n = 0; n < 400; n += 1) sum += world.rainMemory_mm(place, from + n * 3_600_000, 20);
      return sum;
    };
    const jump = (): number => {
      let sum = 0;
      for (let n = 0; n < 400; n += 1)
        sum += world.rainMemory_mm(place, from + n * 3_600_000_000, 20);
      return sum;
    };
    const walked_us = cpu_us(walk);
    const jumped_us = cpu_us(jump);
    expect(jumped_us / walked_us).toBeGreaterThan(4);
  });
});

function cpu_us(work: () => number): number {
  work();
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user;
}
