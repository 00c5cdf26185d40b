import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { department } from '../../../subgraphs/environment/department';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../../setup/department-hub';
import { describeWithShared, sharedFile } from '../../setup/shared-folder';

let hub: DepartmentHub;
beforeEach(async () => {
  hub = await departmentHub([department]);
});
afterEach(() => hub.close());

const HEAD =
  'page_id,plant,point,period_start,period_end,min_nGy_h,max_nGy_h,mean_nGy_h,background_range_nGy_h,conclusion';

async function stored(nameZh: string): Promise<unknown[]> {
  return hub.database.reader('environment', EVERY_ROW).query(
    `select s.averaging, s.method, o.starts_at, o.value from environment.station t
     join environment.series s on s.station_id = t.id join environment.observation o on o.series_id = s.id
     where t.name_zh = $1 order by o.starts_at, o.value`,
    [nameZh],
  );
}

describeWithShared('the real gamma notices', () => {
  test('are stored once, at the places they name and at none of Jiangmen', async () => {
    const file = sharedFile('data', 'radiation', 'dayabay_dose_rate_2013_2015.csv');
    const { report, rejects } = await hub.import('environment/gamma', file);
    expect(report).toEqual({ read: 45, stored: 45, revised: 0, unchanged: 0, rejected: 0 });
    expect(rejects).toEqual([]);
    const places = await hub.database
      .reader('environment', EVERY_ROW)
      .query(
        `select region, authority, district_code, cell, kind, count(*) from environment.station group by 1, 2, 3, 4, 5`,
      );
    expect(places).toEqual([
      {
        region: '大亚湾/岭澳核电站',
        authority: 'OTHER',
        district_code: null,
        cell: null,
        kind: 'RADIATION_GAMMA_AIR',
        count: 9,
      },
    ]);
    const again = await hub.import('environment/gamma', file);
    expect(again.report).toEqual({ ...report, stored: 0, unchanged: 45 });
  });

  test('read a whole day as a day, and another period with its hours', async () => {
    const file = sharedFile('data', 'radiation', 'dayabay_dose_rate_2013_2015.csv');
    await hub.import('environment/gamma', file);
    const day = { averaging: 'DAY', starts_at: '2013-10-11T01:00:00Z' };
    const part = { averaging: 'INSTANT', starts_at: '2015-11-15T00:00:00Z' };
    expect((await stored('沙头角')).slice(0, 6)).toEqual([
      { ...day, method: 'min', value: 105.5 },
      { ...day, method: 'mean', value: 107.9 },
      { ...day, method: 'max', value: 111 },
      { ...part, method: 'min of 7 h', value: 123.8 },
      { ...part, method: 'mean of 7 h', value: 125 },
      { ...part, method: 'max of 7 h', value: 126.8 },
    ]);
  });
});

describe('the gamma feed', () => {
  test('rejects a period that ends before it begins, and a cell that is no number alone', async () => {
    const { report, rejects } = await hub.import(
      'environment/gamma',
      `data:${HEAD}\n1,厂,甲,2013-10-12T09:00,2013-10-11T09:00,1,3,2,,\n1,厂,乙,2013-10-11T09:00,2013-10-12T09:00,?,3,2,,\n1,厂,,2013-10-11T09:00,2013-10-12T09:00,1,3,2,,\n`,
    );
    expect(report).toEqual({ read: 3, stored: 1, revised: 0, unchanged: 0, rejected: 2 });
    expect(rejects).toEqual([
      {
        line: 2,
        column: 'period_end',
        value: '2013-10-11T09:00',
        reason: 'wanted an instant after 2013-10-12T09:00',
      },
      {
        line: 3,
        column: 'min_nGy_h',
        value: '?',
        reason: 'wanted a number',
        code: 'NUMBER_UNREADABLE',
      },
      { line: 4, column: 'point', value: '', reason: 'wanted a point' },
    ]);
    expect(await stored('乙')).toHaveLength(2);
  });

  test("a notice's highest value is never a point's newest dose rate", async () => {
    await hub.import(
      'environment/gamma',
      `data:${HEAD}\n1,厂,甲,2013-10-11T09:00,2013-10-12T09:00,1,3,2,,\n`,
    );
    const { data } = await hub.ask(
      'environment',
      '{ radiationStations { nodes { nameZh doseRate { value } latest { value method averaging } } } }',
    );
    expect(data).toEqual({
      radiationStations: {
        nodes: [
          {
            nameZh: '甲',
            doseRate: null,
            latest: [
              { value: 3, method: 'max', averaging: 'DAY' },
              { value: 2, method: 'mean', averaging: 'DAY' },
              { value: 1, method: 'min', averaging: 'DAY' },
            ],
          },
        ],
      },
    });
  });
});

describe('the synthetic radiation', () => {
  test('is hourly in air, in three half-yearly rounds in water, censored below its limit', async () => {
    await hub.simulate('environment', TEST_NOW, 1);
    const { data, errors } = await hub.ask(
      'environment',
      `{ radiationStations { nodes { id kind authority waterBody { code } doseRate { value unit provenance } latest { isCensored detectionLimit indicator { code } } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      radiationStations: {
        nodes: [
          {
            id: 'radiation-gamma-demo',
            authority: 'PROVINCIAL',
            doseRate: { unit: 'nGy/h', provenance: 'SYNTHETIC' },
          },
          { id: 'radiation-water-tanjiang', authority: 'NATIONAL', doseRate: null },
          { id: 'radiation-water-xijiang', waterBody: { code: 'xijiang' }, doseRate: null },
        ],
      },
    });
    const rounds = await hub.database.reader('environment', EVERY_ROW).query(
      `select to_char(o.starts_at + interval '8 hours', 'MM-DD HH24:MI') as at, count(*),
         bool_and(coalesce(o.value, o.detection_limit) between 0.016 and 0.5) as "isPossible",
         bool_and((o.value is null) = (o.detection_limit is not null)) as "isWhole"
       from environment.station t join environment.series s on s.station_id = t.id
       join environment.observation o on o.series_id = s.id
       where t.kind = 'RADIATION_WATER_BODY' group by 1 order by 1`,
    );
    expect(rounds).toEqual([
      { at: '05-15 10:00', count: 4, isPossible: true, isWhole: true },
      { at: '11-15 10:00', count: 8, isPossible: true, isWhole: true },
    ]);
  });
});
