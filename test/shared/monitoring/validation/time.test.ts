import { CLOCK_TOLERANCE_MS, EARLIEST_START_MS } from '../../../../shared/domain/observed-time';
import { rowValidator } from '../../../../shared/monitoring/validation/valid-row';
import type { FeedObservation, FeedRow } from '../../../../shared/monitoring/ingest/feed';
import { faultOf } from '../../../setup/fixtures/fault-of';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-03-01T10:00:00Z');
const validate = rowValidator(NOW);

const row = (startsAt: number, averaging: FeedObservation['averaging'] = 'HOUR'): FeedRow => ({
  line: 7,
  time: { column: 'Date', value: 'as written' },
  station: { kind: 'RIVER_STATION', nameZh: '站', region: '江门', authority: 'OTHER' },
  observations: [{ indicator: 'stage', averaging, startsAt, value: 1 }],
  rejects: [],
});

test('accepts an interval that ends within five minutes from now, and none that ends later', () => {
  const last = NOW + CLOCK_TOLERANCE_MS - HOUR;
  expect(validate(row(last))).toEqual(row(last));
  expect(validate(row(last + 1))).toEqual({
    line: 7,
    observations: [],
    rejects: [{ column: 'Date', value: 'as written', ...faultOf('TIME_AHEAD') }],
  });
});

test('knows where a month of the calendar ends', () => {
  const february = Date.parse('2026-01-31T16:00:00Z');
  expect(rowValidator(Date.parse('2026-02-28T16:00:00Z'))(row(february, 'MONTH')).rejects).toEqual(
    [],
  );
  expect(rowValidator(Date.parse('2026-02-28T15:00:00Z'))(row(february, 'MONTH')).rejects).toEqual([
    expect.objectContaining({ ...faultOf('TIME_AHEAD') }),
  ]);
});

test('accepts 1950 and nothing before, and rejects what is no instant', () => {
  expect(validate(row(EARLIEST_START_MS)).rejects).toEqual([]);
  expect(validate(row(EARLIEST_START_MS - 1)).rejects).toEqual([
    expect.objectContaining({ ...faultOf('TIME_TOO_EARLY') }),
  ]);
  expect(validate(row(Number.NaN)).rejects).toHaveLength(1);
});

test('rejects a row as a whole if one of its intervals is ahead', () => {
  const good = row(NOW - 2 * HOUR);
  const mixed = { ...good, observations: [...good.observations, ...row(NOW).observations] };
  expect(validate(mixed)).toMatchObject({ observations: [], rejects: [{ column: 'Date' }] });
});
