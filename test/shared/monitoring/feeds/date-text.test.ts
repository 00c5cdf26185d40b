import { dateText, type DateForm } from '../../../../shared/monitoring/feeds/date-text';
import { faultOf } from '../../../setup/fixtures/fault-of';

const FORMS: ReadonlyArray<DateForm> = ['Y-M-D', 'YYYYMMDD', 'SERIAL'];

const utc = (text: string, order?: 'DMY' | 'MDY') => {
  const reading = dateText(text, FORMS, order);
  return 'reason' in reading ? reading : new Date(reading.asUtc).toISOString();
};

test.each([
  ['2026-11-20', '2026-11-20T00:00:00.000Z'],
  ['2026/11/20', '2026-11-20T00:00:00.000Z'],
  ['2026/1/2 8:05', '2026-01-02T08:05:00.000Z'],
  ['2026.11.20', '2026-11-20T00:00:00.000Z'],
  ['2026年11月20日 8时', '2026-11-20T08:00:00.000Z'],
  ['２０２６－１１－２０', '2026-11-20T00:00:00.000Z'],
  ['20261120', '2026-11-20T00:00:00.000Z'],
  ['202611200830', '2026-11-20T08:30:00.000Z'],
  ['2026-11-20 24:00', '2026-11-21T00:00:00.000Z'],
  ['46346', '2026-11-20T00:00:00.000Z'],
  ['46346.3333333333', '2026-11-20T08:00:00.000Z'],
])('reads %s', (text, at) => {
  expect(utc(text)).toBe(at);
});

test('reads day and month first only in the order that is given', () => {
  expect(utc('10/2/2012')).toEqual(faultOf('TIME_AMBIGUOUS'));
  expect(utc('25/12/2012')).toEqual(faultOf('TIME_AMBIGUOUS'));
  expect(utc('10/2/2012', 'DMY')).toBe('2012-02-10T00:00:00.000Z');
  expect(utc('10/2/2012', 'MDY')).toBe('2012-10-02T00:00:00.000Z');
  expect(utc('25/12/2012', 'MDY')).toEqual(faultOf('TIME_IMPOSSIBLE'));
});

test.each([
  '2026-02-30',
  '2026-13-01',
  '2023-02-29',
  '20260431',
  '2026-11-20 24:01',
  '2026-11-20 08:60',
  '0026-11-20',
])('refuses %s, which no calendar or clock has, instead of moving it', (text) => {
  expect(utc(text)).toEqual(faultOf('TIME_IMPOSSIBLE'));
});

test.each(['', 'soon', '26-11-20', '2026-11', '463461', '2026-11/20', '2026-11-20 8 Uhr', '1e4'])(
  'refuses %s, which is in no declared form',
  (text) => {
    expect(utc(text)).toEqual(faultOf('TIME_UNREADABLE'));
  },
);

test('reads only the forms that the feed declares', () => {
  expect(dateText('46346', ['Y-M-D'])).toEqual({ ...faultOf('TIME_UNREADABLE') });
});

test('keeps the zone that a text names', () => {
  expect(dateText('2026-11-20T08:00:00+08:00', FORMS)).toEqual({
    asUtc: Date.UTC(2026, 10, 20, 8),
    offsetMs: 8 * 3_600_000,
  });
  expect(dateText('2026-11-20T08:00:00Z', FORMS)).toMatchObject({ offsetMs: 0 });
});
