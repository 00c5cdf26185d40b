import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { department as ocean } from '../../../subgraphs/ocean/department';
import { departmentHub, type DepartmentHub } from '../../setup/department-hub';
import { faultOf } from '../../setup/fixtures/fault-of';
import { describeWithShared, sharedFile } from '../../setup/shared-folder';

let hub: DepartmentHub;
beforeEach(async () => {
  hub = await departmentHub([ocean]);
});
afterEach(() => hub.close());

async function data(query: string): Promise<Record<string, unknown>> {
  const { data: answer, errors } = await hub.ask('ocean', query);
  expect(errors).toBeUndefined();
  return answer as Record<string, unknown>;
}

describe('ocean/sea-water', () => {
  const HEAD =
    'Water Control Zone,Station,Dates,Sample No,Depth,Temperature C,Salinity psu,Orthophosphate Phosphorus mg_L';
  const file = (...lines: string[]) => `data:${[HEAD, ...lines].join('\n')}\n`;

  test('keeps what it can of a dirty file and reports the rest', async () => {
    const { report, rejects } = await hub.import(
      'ocean/sea-water',
      file(
        'Deep Bay,T1,2015-01-19,1,Surface Water,17.2,20.4,<0.002',
        'Deep Bay,T1,2015-02-30,1,Surface Water,17,20,1',
        'Deep Bay,T1,2015-03-01,1,Deep,17,20,1',
        'Deep Bay,,2015-03-01,1,Surface Water,17,20,1',
        'Deep Bay,T1,2015-04-01,1,Bottom Water,warm,N/A,0.1',
        'Deep Bay,T1,2015-05-01,1,Middle Water,,,',
      ),
    );
    expect(report).toEqual({ read: 6, stored: 2, revised: 0, unchanged: 1, rejected: 3 });
    expect(rejects).toEqual([
      { line: 3, column: 'Dates', value: '2015-02-30', ...faultOf('TIME_IMPOSSIBLE') },
      {
        line: 4,
        column: 'Depth',
        value: 'Deep',
        reason: 'wanted one of Surface Water, Middle Water, Bottom Water',
      },
      { line: 5, column: 'Station', value: '', reason: 'wanted the name of a station' },
      {
        line: 6,
        column: 'Temperature C',
        value: 'warm',
        reason: 'wanted a number',
        code: 'NUMBER_UNREADABLE',
      },
    ]);
    expect(
      await data(
        '{ seaStations { nodes { latest(indicators: ["active_phosphate"]) { text value isCensored detectionLimit from depth provenance } } } }',
      ),
    ).toEqual({
      seaStations: {
        nodes: [
          {
            latest: [
              {
                text: '0.1000',
                value: 0.1,
                isCensored: false,
                detectionLimit: null,
                from: '2015-04-01T04:00:00Z',
                depth: 'bottom',
                provenance: 'MEASURED',
              },
              {
                text: '0.002L',
                value: null,
                isCensored: true,
                detectionLimit: 0.002,
                from: '2015-01-19T04:00:00Z',
                depth: 'surface',
                provenance: 'MEASURED',
              },
            ],
          },
        ],
      },
    });
  });

  test('keeps three depths of one sample apart', async () => {
    await hub.import(
      'ocean/sea-water',
      file(
        ...['Surface', 'Middle', 'Bottom'].map(
          (depth, at) =>
            `Deep Bay,T1,2015-01-19,${String(at + 1)},${depth} Water,${String(20 - at)},30,0.1`,
        ),
      ),
    );
    expect(
      await data('{ seaStations { nodes { latest(indicators: ["sea_temp"]) { depth value } } } }'),
    ).toEqual({
      seaStations: {
        nodes: [
          {
            latest: [
              { depth: 'bottom', value: 18 },
              { depth: 'middle', value: 19 },
              { depth: 'surface', value: 20 },
            ],
          },
        ],
      },
    });
  });

  test('takes a corrected value as a revision', async () => {
    const row = (temperature: string) =>
      `Deep Bay,T1,2015-01-19,1,Surface Water,${temperature},30,0.1`;
    await hub.import('ocean/sea-water', file(row('17.2')));
    const { report } = await hub.import('ocean/sea-water', file(row('17.3')));
    expect(report).toEqual({ read: 1, stored: 0, revised: 1, unchanged: 0, rejected: 0 });
  });

  test('refuses a file of another form, and says what it lacks', async () => {
    await expect(hub.import('ocean/sea-water', 'data:a,b\n1,2\n')).rejects.toMatchObject({
      code: 'IMPORT_INPUT_INVALID',
      message: expect.stringContaining('Water Control Zone') as string,
    });
  });

  test('refuses a file of stations that does not exist', async () => {
    const options = { stations: '/nowhere/stations.csv' };
    await expect(hub.import('ocean/sea-water', file(), options)).rejects.toMatchObject({
      code: 'IMPORT_INPUT_INVALID',
    });
  });
});

describeWithShared('ocean/sea-water on the real file', () => {
  const file = () => sharedFile('data', 'sea', 'pearl_estuary_side_DeepBay_NorthWestern.csv');
  const stations = () => sharedFile('data', 'sea', 'MonitoringStation_Location.csv');

  test('stores every row with its true place, and changes nothing the second time', async () => {
    expect(await hub.import('ocean/sea-water', file(), { stations: stations() })).toEqual({
      report: { read: 791, stored: 791, revised: 0, unchanged: 0, rejected: 0 },
      rejects: [],
    });
    const again = await hub.import('ocean/sea-water', file(), { stations: stations() });
    expect(again.report).toEqual({
      read: 791,
      stored: 0,
      revised: 0,
      unchanged: 791,
      rejected: 0,
    });
    const { seaStations } = await data(
      `{ seaStations(first: 50) { totalCount nodes { code nameEn region authority district { code } waterBody { code } place { cell } assessedBy assessment { class } provenance } } }`,
    );
    const { totalCount, nodes } = seaStations as { totalCount: number; nodes: object[] };
    expect(totalCount).toBe(12);
    for (const node of nodes) {
      expect(node).toMatchObject({
        region: 'Hong Kong',
        authority: 'OTHER',
        district: null,
        waterBody: null,
        place: { cell: expect.stringMatching(/^87/) as string },
        assessedBy: null,
        assessment: null,
        provenance: 'MEASURED',
      });
    }
    expect(nodes[0]).toMatchObject({ code: 'HK-EPD-DM1', nameEn: 'Deep Bay DM1' });
  });

  test('reads every column in its unit', async () => {
    await hub.import('ocean/sea-water', file());
    const { seaStation } = await data(
      `{ seaStation(id: "coastal-HK-EPD-DM1") { place { cell }
        observations(indicator: "sea_chla", from: "2015-01-01T00:00:00Z", to: "2015-02-01T00:00:00Z") { nodes { from to averaging depth } }
        latest { indicator { code } unit } } }`,
    );
    const { latest, ...rest } = seaStation as { latest: { unit: string }[] };
    expect(rest).toEqual({
      place: null,
      observations: {
        nodes: [
          {
            from: '2015-01-19T04:00:00Z',
            to: '2015-01-19T04:00:00Z',
            averaging: 'INSTANT',
            depth: 'surface',
          },
        ],
      },
    });
    expect(latest).toHaveLength(24);
    const first = await hub.database.reader('ocean', EVERY_ROW).query(
      `select s.indicator_code as code, o.value from ocean.observation o join ocean.series s on s.id = o.series_id
       where s.station_id = 'coastal-HK-EPD-DM1' and o.starts_at = '2015-01-19T04:00:00Z' order by 1`,
    );
    expect(Object.fromEntries(first.map((row) => Object.values(row as object)))).toEqual({
      'sea.active_phosphate': 0.16,
      'sea.bod5': 7.1,
      'sea.chla': 56,
      'sea.din': 2.83,
      'sea.do': 4.4,
      'sea.do_saturation': 51,
      'sea.e_coli': 6700,
      'sea.fecal_coliform': 12000,
      'sea.kjeldahl_n': 2.5,
      'sea.nh3n': 1.3,
      'sea.nitrate_n': 1.3,
      'sea.nitrite_n': 0.23,
      'sea.ph': 6.8,
      'sea.phaeopigments': 12,
      'sea.salinity': 20.4,
      'sea.secchi': 0.2,
      'sea.silica': 5.1,
      'sea.temp': 17.2,
      'sea.tn': 4.03,
      'sea.tp': 0.26,
      'sea.turbidity': 30.9,
      'sea.unionised_ammonia': 0,
      'sea.volatile_suspended_solids': 15,
      w01012: 75,
    });
  });

  test('gives known stations their positions when a later import brings them', async () => {
    await hub.import('ocean/sea-water', file());
    await hub.import('ocean/sea-water', file(), { stations: stations() });
    const [row] = await hub.database
      .reader('ocean', EVERY_ROW)
      .query(
        `select count(*), count(cell) as placed, min(longitude_deg) as west from ocean.station`,
      );
    expect(row).toEqual({ count: 12, placed: 12, west: 113.8718082 });
  });
});
