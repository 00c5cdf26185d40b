import { reportingOf } from '../../gateway/web/console/overview/reporting';
import type { NowQuery, ReporterFragment } from '../../gateway/web/generated/console/overview/now';

const station = (id: string, hoursAgo: number | null): ReporterFragment => ({
  id,
  kind: 'RIVER_STATION',
  nameZh: id,
  nameEn: null,
  provenance: 'SYNTHETIC',
  latest:
    hoursAgo === null ? [] : [{ to: new Date(Date.now() - hoursAgo * 3_600_000).toISOString() }],
});
const list = (...nodes: ReadonlyArray<ReporterFragment>) => ({ nodes, totalCount: nodes.length });
const NONE = { nodes: [], totalCount: 0 };
const EMPTY: NowQuery = {
  ...{ airStations: NONE, surfaceWaterSections: NONE, waterStations: NONE },
  ...{ weatherStations: NONE, trafficAirStations: NONE, seaStations: NONE },
};
const now = (lists: Partial<NowQuery>): NowQuery => ({ ...EMPTY, ...lists });

describe('which stations report', () => {
  test('counts those that are silent, of those whose values came', () => {
    const found = reportingOf(
      now({ waterStations: list(station('a', 1), station('b', 30), station('c', null)) }),
    );
    expect(found.silent.map(({ station: { id } }) => id)).toEqual(['c', 'b']);
    expect([found.judged, found.unknown]).toEqual([3, []]);
  });

  test('is unknown where a department gave no answer, and not nought', () => {
    expect(reportingOf(now({ waterStations: null }))).toEqual({
      silent: [],
      judged: 0,
      unknown: ['waterStations'],
    });
  });

  test('is unknown where a page holds fewer stations than there are, or a station gave no values', () => {
    const cut = { nodes: [station('a', 1)], totalCount: 301 };
    const refused = list({ ...station('b', 1), latest: null });
    expect(reportingOf(now({ waterStations: cut, seaStations: refused })).unknown).toEqual([
      'waterStations',
      'seaStations',
    ]);
  });
});
