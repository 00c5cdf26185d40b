import { dayAfter, endOfDay, lastDayBefore, lastDayOf } from '../../gateway/web/console/times';

describe('the last day of a period', () => {
  test.each([
    ['2026-12-31', '2026-12-30'],
    ['2027-01-01', '2026-12-31'],
    ['2024-03-01', '2024-02-29'],
    ['2026-03-01', '2026-02-28'],
  ])('that ends before %s is %s, and back', (end, last) => {
    expect(lastDayOf(end)).toBe(last);
    expect(dayAfter(last)).toBe(end);
  });

  test("is the day in the city's time if the end is an instant, and back", () => {
    expect(lastDayBefore('2026-06-30T16:00:00Z')).toBe('2026-06-30');
    expect(endOfDay('2026-06-30')).toBe('2026-06-30T16:00:00.000Z');
    expect(lastDayBefore('2026-06-30T16:00:01Z')).toBe('2026-07-01');
  });

  test('is none if there is no end', () => {
    expect([lastDayOf(null), dayAfter(null), lastDayBefore(null)]).toEqual([null, null, null]);
  });
});
