import { QUALITY_FLAGS, qualityFlagOfHj212 } from '../../../shared/domain/quality-flags';

test('numbers the flags by their place in the list', () => {
  expect(QUALITY_FLAGS.map((flag) => flag.code)).toEqual([
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
  ]);
  expect(QUALITY_FLAGS.map((flag) => flag.id).join(' ')).toBe(
    'VALID FROZEN IMPOSSIBLE SUSPECT FAULT MAINTENANCE CALIBRATION OVER_RANGE COMMUNICATION STOPPED MANUAL UNDETECTED VOIDED',
  );
});

test('lets nothing but valid and manual values enter statistics', () => {
  const entering = QUALITY_FLAGS.filter((flag) => flag.entersStatistics);
  expect(entering.map((flag) => flag.id)).toEqual(['VALID', 'MANUAL']);
});

test('reads each of the eight data marks of HJ 212 as a flag of its own, and no other letter', () => {
  const read = [...'NDMCTBFS'].map((letter) => qualityFlagOfHj212(letter)?.id);
  expect(read).toEqual([
    'VALID',
    'FAULT',
    'MAINTENANCE',
    'CALIBRATION',
    'OVER_RANGE',
    'COMMUNICATION',
    'STOPPED',
    'MANUAL',
  ]);
  expect(qualityFlagOfHj212('n')).toBeUndefined();
  expect(qualityFlagOfHj212('null')).toBeUndefined();
});
