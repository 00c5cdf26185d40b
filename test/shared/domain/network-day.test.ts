import { NETWORK_DAYS, networkDayOf } from '../../../shared/domain/network-day';

const beijing = (text: string): Date => new Date(`${text}+08:00`);

test('starts the weather day at 20:00 of the day before', () => {
  expect(networkDayOf('WEATHER', beijing('2018-09-15T19:59:59'))).toBe('2018-09-15');
  expect(networkDayOf('WEATHER', beijing('2018-09-15T20:00:00'))).toBe('2018-09-16');
});

test('starts the hydrological day at 08:00', () => {
  expect(networkDayOf('HYDROLOGY', beijing('2021-04-01T07:59:59'))).toBe('2021-03-31');
  expect(networkDayOf('HYDROLOGY', beijing('2021-04-01T08:00:00'))).toBe('2021-04-01');
});

test('leaves a night of noise to the date on which it begins', () => {
  expect(networkDayOf('NOISE', beijing('2024-03-01T05:59:59'))).toBe('2024-02-29');
  expect(networkDayOf('NOISE', beijing('2024-03-01T06:00:00'))).toBe('2024-03-01');
});

test('starts the air day at midnight in Beijing, not in Greenwich', () => {
  expect(networkDayOf('AIR', new Date('2020-03-26T16:00:00Z'))).toBe('2020-03-27');
  expect(networkDayOf('AIR', new Date('2020-03-26T15:59:59Z'))).toBe('2020-03-26');
});

test('shifts the networks by 0, +4, -8, -6 and 0 hours', () => {
  const shifts = Object.values(NETWORK_DAYS).map((day) => day.dayShiftHours);
  expect(shifts).toEqual([0, 4, -8, -6, 0]);
});
