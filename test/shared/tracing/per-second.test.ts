import { perSecond } from '../../../shared/tracing/per-second';

test('lets through so many a second, and no more at once after a quiet time', () => {
  let ms = 0;
  const mayPass = perSecond(3, () => ms);
  const passed = (times: number) => Array.from({ length: times }, mayPass).filter(Boolean).length;
  expect(passed(10)).toBe(3);
  ms += 334;
  expect(passed(10)).toBe(1);
  ms += 3_600_000;
  expect(passed(10)).toBe(3);
});

test('lets nothing through if nothing may pass', () => {
  let ms = 0;
  const mayPass = perSecond(0, () => (ms += 10_000));
  expect([mayPass(), mayPass()]).toEqual([false, false]);
});
