import {
  isWithheld,
  reportingOf,
  type ListNow,
} from '../../gateway/web/console/overview/reporting';
import { askedLists, type Listed } from '../../gateway/web/console/overview/built-lists';
import type { ReporterFragment } from '../../gateway/web/generated/console/overview/now.parts';
import type { StationKindFragment } from '../../gateway/web/generated/console/station-kinds';

const station = (id: string, hoursAgo: number | null): ReporterFragment => ({
  id,
  kind: 'TOWER',
  nameZh: id,
  nameEn: null,
  provenance: 'SYNTHETIC',
  latest:
    hoursAgo === null ? [] : [{ to: new Date(Date.now() - hoursAgo * 3_600_000).toISOString() }],
});
const kind = (code: string, expectsEveryHours: number | null): StationKindFragment => ({
  kind: code,
  nameZh: code,
  nameEn: code,
  expectsEveryHours,
  oneField: 'tower',
  listField: 'towers',
  overview: null,
});
const TOWER = kind('TOWER', 6);
const towers = (list: Listed<ReporterFragment> | null, is: Partial<ListNow> = {}): ListNow => ({
  listField: 'towers',
  kinds: [TOWER, kind('HUT', null)],
  overview: null,
  list,
  isPending: false,
  isWithheld: false,
  ...is,
});
const list = (...nodes: ReadonlyArray<ReporterFragment>) => ({ nodes, totalCount: nodes.length });

describe('the stations that report', () => {
  test('counts silent stations among those whose values were received', () => {
    const found = reportingOf([
      towers(list(station('a', 1), station('b', 30), station('c', null))),
    ]);
    expect(found.silent.map(({ station: { id } }) => id)).toEqual(['c', 'b']);
    expect([found.judged, found.unknown]).toEqual([3, []]);
  });

  test('judges no station whose kind is not expected to report by itself', () => {
    const hut = { ...station('a', 900), kind: 'HUT', latest: null };
    expect(reportingOf([towers(list(hut))])).toMatchObject({ silent: [], judged: 0, unknown: [] });
  });

  test('is unknown, not zero, if a department does not answer', () => {
    expect(reportingOf([towers(null)])).toEqual({
      silent: [],
      judged: 0,
      unknown: [TOWER],
      withheld: [],
    });
  });

  test('is unknown if a page contains fewer stations than there are, or a station returned no values', () => {
    const cut = towers({ nodes: [station('a', 1)], totalCount: 301 });
    const refused = towers(list({ ...station('b', 1), latest: null }));
    expect(reportingOf([cut]).unknown).toEqual([TOWER]);
    expect(reportingOf([refused]).unknown).toEqual([TOWER]);
  });

  test('lists separately the stations that are not shared with the caller', () => {
    const found = reportingOf([towers(null, { isWithheld: true })]);
    expect([found.unknown, found.withheld]).toEqual([[], [TOWER]]);
    expect(isWithheld([{ message: '', extensions: { code: 'UPSTREAM_TIMEOUT' } }])).toBe(false);
    expect(isWithheld([{ message: '', extensions: { dataset: 'fire/towers' } }])).toBe(true);
  });
});

test('every list is queried once, by its automatic kinds or by the kinds that a table shows', () => {
  const air = { ...kind('AIR', null), listField: 'airs', overview: 'AIR_QUALITY' } as const;
  const asked = askedLists([
    TOWER,
    { ...kind('PLOT', null), listField: 'plots' },
    air,
    kind('HUT', null),
  ]);
  expect(asked.map(({ listField, kinds }) => [listField, kinds.map((one) => one.kind)])).toEqual([
    ['towers', ['TOWER', 'HUT']],
    ['airs', ['AIR']],
  ]);
});
