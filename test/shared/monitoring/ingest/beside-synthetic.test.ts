import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import type { FeedRow, FeedStation, ImportJob } from '../../../../shared/monitoring/ingest/feed';
import { ingest } from '../../../../shared/monitoring/ingest/ingest';
import { refreshRollups } from '../../../../shared/monitoring/rollup/refresh-rollups';
import { fullPrecision } from '../../../../shared/monitoring/stations/disclosed-position';
import { department as environment } from '../../../../subgraphs/environment/department';
import { departmentHub, type DepartmentHub } from '../../../setup/department-hub';

/** An hour for which the demonstration has values. */
const HOUR = '2026-11-23T03:00:00Z';
const DISTRICT = '440705';
const VALUE = 7;

interface StationRow {
  readonly id: string;
  readonly code: string | null;
  readonly name_zh: string;
  readonly region: string;
  readonly provenance: string;
}

let hub: DepartmentHub;
let coded: StationRow;
let named: StationRow;
let before: ReadonlyArray<unknown>;

beforeAll(async () => {
  hub = await departmentHub([environment]);
  const made = [
    { code: '1001A', nameZh: '演示甲', region: '江门', districtCode: DISTRICT },
    { nameZh: '演示乙', region: '江门', districtCode: DISTRICT },
    { nameZh: '演示丙', region: '江门', districtCode: '440703' },
  ];
  await ingest(
    hub.database,
    { ...JOB, provenance: 'SYNTHETIC' },
    made.map((one) => row(one, 90)),
  );
  await refreshRollups(hub.database, 'environment');
  const [first, second] = await rows<StationRow>(
    'select * from environment.station order by code nulls last, name_zh collate "C"',
  );
  if (!first || !second) throw new TypeError('Three stations were made up.');
  [coded, named] = [first, second];
  before = await ofSynthetic();
});
afterAll(() => hub.close());

const rows = <Row>(text: string) => hub.database.reader('environment', EVERY_ROW).query<Row>(text);
/** All that the demonstration's stations hold, in figures of every kind. */
const ofSynthetic = () =>
  rows(`select s.id, s.station_id, l.value, l.revision, l.starts_at,
      (select count(*) from environment.observation o where o.series_id = s.id) as observations,
      (select max(revision) from environment.observation o where o.series_id = s.id) as revisions,
      (select json_agg(r order by r) from environment.rollup r where r.series_id = s.id) as rollups
    from environment.series s join environment.station t on t.id = s.station_id
    left join environment.latest l on l.series_id = s.id where t.provenance = 'SYNTHETIC' order by s.id`);

describe('measurements of points that the demonstration made up, too', () => {
  const byCode = () =>
    row({ code: '1001A', nameZh: '真实站名', region: '江门', districtCode: DISTRICT });
  const byName = () => row({ nameZh: named.name_zh, region: named.region, districtCode: DISTRICT });

  test('make real stations beside them, and say so', async () => {
    const report = await ingest(hub.database, JOB, [byCode(), byName()]);
    expect(report).toMatchObject({ read: 2, stored: 2, revised: 0, besideSynthetic: 2 });
    const real = await rows<StationRow>(
      `select id, code, name_zh, provenance from environment.station where provenance = 'MEASURED' order by code nulls last`,
    );
    expect(real).toMatchObject([
      { code: '1001A', name_zh: '真实站名' },
      { code: null, name_zh: named.name_zh },
    ]);
    expect(real.map(({ id }) => id)).not.toContain(coded.id);
    expect(real.map(({ id }) => id)).not.toContain(named.id);
  });

  test('change nothing when they are read again, and make no more stations', async () => {
    const report = await ingest(hub.database, JOB, [byCode(), byName()]);
    expect(report).toEqual({ read: 2, stored: 0, revised: 0, unchanged: 2, rejected: 0 });
  });

  test('leave every value, revision, latest and roll-up of the made-up ones as it was', async () => {
    await refreshRollups(hub.database, 'environment');
    expect(await ofSynthetic()).toEqual(before);
  });

  test('are never averaged with them: where the field was measured, it alone counts', async () => {
    const air = async (code: string) => {
      const { data } = await hub.ask(
        'environment',
        `{ _entities(representations: [{ __typename: "District", code: "${code}" }]) { ... on District {
          airQuality(at: "2026-11-23T04:10:00Z") { at means { indicator { code } value stations } assessment { provenance } } } } }`,
      );
      return data;
    };
    expect(await air(DISTRICT)).toEqual({
      _entities: [
        {
          airQuality: {
            at: HOUR,
            means: [{ indicator: { code: 'a34004' }, value: VALUE, stations: 2 }],
            assessment: { provenance: ['MEASURED'] },
          },
        },
      ],
    });
    expect(await air('440703')).toMatchObject({
      _entities: [{ airQuality: { assessment: { provenance: ['SYNTHETIC'] } } }],
    });
  });
});

const JOB: ImportJob = {
  department: 'environment',
  feed: 'environment/test',
  source: 'rows of a test',
  provenance: 'MEASURED',
  partition: environment.partition,
  dayOf: environment.dayOf,
  precisionOf: fullPrecision,
  endsDemonstration: true,
};

function row(station: Omit<FeedStation, 'kind' | 'authority'>, value = VALUE): FeedRow {
  return {
    line: 1,
    station: { kind: 'AIR_CITY', authority: 'NATIONAL', ...station },
    observations: [{ indicator: 'pm25', averaging: 'HOUR', startsAt: Date.parse(HOUR), value }],
    rejects: [],
  };
}
