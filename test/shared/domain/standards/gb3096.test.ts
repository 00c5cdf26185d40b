import { noiseLimit, type NoiseZone } from '../../../../shared/domain/standards/gb3096';
import { describeWithShared } from '../../../setup/shared-folder';
import { sharedRows } from '../../../setup/fixtures/shared-rows';

const AT = new Date('2024-05-01T08:00:00+08:00');

test('lets a sudden noise at night reach 15 dB above the night limit', () => {
  expect(noiseLimit('2', AT)).toEqual({
    standard: 'GB 3096-2008',
    day: 60,
    night: 50,
    nightPeak: 65,
  });
});

test('has no limit before October 2008', () => {
  expect(noiseLimit('2', new Date('2008-09-30T15:59:59Z'))).toBeUndefined();
});

describeWithShared('GB 3096-2008', () => {
  test('has the limits of the fact sheet for every zone', () => {
    const zones: ReadonlyArray<NoiseZone> = ['0', '1', '2', '3', '4a', '4b'];
    const told = zones.map((zone) => {
      const limit = noiseLimit(zone, AT);
      return [zone, limit?.day, limit?.night];
    });
    const wanted = sharedRows('domain', 'standards', 'gb3096_2008_noise.csv').map((row) => [
      row.zone,
      Number(row.day_dBA),
      Number(row.night_dBA),
    ]);
    expect(told).toEqual(wanted);
  });
});
