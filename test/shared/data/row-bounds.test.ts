import { EVERY_ROW, rowLimitSettings } from '../../../shared/data/row-bounds';

describe('rowLimitSettings', () => {
  test('says of each limit that it does not bound', () => {
    expect(rowLimitSettings(EVERY_ROW)).toBe(
      "set local rivergate.districts = '*'; set local rivergate.sources = '*'; set local rivergate.datasets = '*'; set local rivergate.data_from = '-infinity'; set local rivergate.data_before = 'infinity'",
    );
  });

  test('writes lists sorted, an empty one as one that nothing is in, and instants in UTC', () => {
    const limits = {
      districts: ['440705', '440703'],
      sources: [],
      from: '2026-01-01T00:00:00+08:00',
      before: '2026-07-01T00:00:00Z',
      datasets: ['water/b@DAY', 'water/a'],
    };
    expect(rowLimitSettings(limits)).toBe(
      "set local rivergate.districts = '440703,440705'; set local rivergate.sources = '-'; set local rivergate.datasets = 'water/a,water/b@DAY'; set local rivergate.data_from = '2025-12-31T16:00:00.000Z'; set local rivergate.data_before = '2026-07-01T00:00:00.000Z'",
    );
  });

  test('S4R6 MUST NOT let a code end its literal', () => {
    const sources = ["a'; set local role environment_owner; --"];
    expect(rowLimitSettings({ ...EVERY_ROW, sources })).toContain(
      "set local rivergate.sources = 'a''; set local role environment_owner; --';",
    );
  });

  test.each([['*'], ['-'], [''], ['440703,440705']])(
    'S4R7 MUST NOT take "%s" for a code: it would stand for others',
    (code) => {
      expect(() => rowLimitSettings({ ...EVERY_ROW, districts: [code] })).toThrow(
        `A row limit requires codes without a comma, but got: "${code}".`,
      );
    },
  );

  test.each([['2026-01-01'], ['soon'], ["infinity'"]])('requires an instant, not "%s"', (from) => {
    expect(() => rowLimitSettings({ ...EVERY_ROW, from })).toThrow(
      `A row limit requires an RFC 3339 instant, but got: "${from}".`,
    );
  });
});
