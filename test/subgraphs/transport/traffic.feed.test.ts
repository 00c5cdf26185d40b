import { department } from '../../../subgraphs/transport/department';
import { departmentHub, type DepartmentHub } from '../../setup/department-hub';
import { faultOf } from '../../setup/fixtures/fault-of';
import { describeWithShared, sharedFile } from '../../setup/shared-folder';

let hub: DepartmentHub;

beforeEach(async () => {
  hub = await departmentHub([department]);
});

afterEach(() => hub.close());

const HEADER = 'holiday,weather_main,date_time,traffic_volume';

function csv(...rows: ReadonlyArray<string>): string {
  return `data:${[HEADER, ...rows].join('\n')}\n`;
}

async function hoursFrom(from: string, to: string): Promise<ReadonlyArray<string>> {
  const { data, errors } = await hub.ask(
    'transport',
    `query ($from: DateTime!, $to: DateTime!) { trafficCounters { nodes { observations(indicator: "vehicles", from: $from, to: $to, first: 500) { nodes { from value } } } } }`,
    { from, to },
  );
  expect(errors).toBeUndefined();
  const { trafficCounters } = data as { trafficCounters: { nodes: ReadonlyArray<Observed> } };
  return trafficCounters.nodes.flatMap(({ observations }) =>
    observations.nodes.map(({ from: at, value }) => `${at} ${String(value)}`),
  );
}

interface Observed {
  readonly observations: {
    readonly nodes: ReadonlyArray<{ readonly from: string; readonly value: number }>;
  };
}

test('reads US Central time in winter and in summer', async () => {
  await hub.import(
    'transport/traffic',
    csv('None,Clear,2018-01-01 00:00:00,1478', 'None,Clear,2018-07-01 00:00:00,900'),
  );

  expect(await hoursFrom('2018-01-01T00:00:00Z', '2019-01-01T00:00:00Z')).toEqual([
    '2018-01-01T06:00:00Z 1478',
    '2018-07-01T05:00:00Z 900',
  ]);
});

test('distinguishes the hour that comes twice in November by its volume', async () => {
  const file = csv(
    'None,Rain,2018-11-04 01:00:00,500',
    'None,Mist,2018-11-04 01:00:00,500',
    'None,Rain,2018-11-04 01:00:00,420',
    'None,Rain,2018-11-04 02:00:00,300',
  );

  const first = await hub.import('transport/traffic', file);
  const second = await hub.import('transport/traffic', file);

  expect(await hoursFrom('2018-11-04T00:00:00Z', '2018-11-05T00:00:00Z')).toEqual([
    '2018-11-04T06:00:00Z 500',
    '2018-11-04T07:00:00Z 420',
    '2018-11-04T08:00:00Z 300',
  ]);
  expect(first.report).toEqual({ read: 4, stored: 3, revised: 0, unchanged: 1, rejected: 0 });
  expect(second.report).toEqual({ read: 4, stored: 0, revised: 0, unchanged: 4, rejected: 0 });
});

test('rejects the hour that the clocks skip in March, and what is no time', async () => {
  const { report, rejects } = await hub.import(
    'transport/traffic',
    csv(
      'None,Clear,2018-03-11 02:00:00,400',
      'None,Clear,soon,400',
      'None,Clear,2018-02-30 02:00:00,1',
    ),
  );

  expect(report).toEqual({ read: 3, stored: 0, revised: 0, unchanged: 0, rejected: 3 });
  expect(rejects).toEqual([
    {
      line: 2,
      column: 'date_time',
      value: '2018-03-11 02:00:00',
      ...faultOf('TIME_IMPOSSIBLE'),
    },
    { line: 3, column: 'date_time', value: 'soon', ...faultOf('TIME_UNREADABLE') },
    {
      line: 4,
      column: 'date_time',
      value: '2018-02-30 02:00:00',
      ...faultOf('TIME_IMPOSSIBLE'),
    },
  ]);
});

test('reads the day-first and the month-first spelling of one hour only in the order that is given', async () => {
  const file = csv('None,Clear,02-10-2012 09:00:00,5545');

  const refused = await hub.import('transport/traffic', file);
  await hub.import('transport/traffic', file, { 'date-order': 'DMY' });

  expect(refused.rejects).toEqual([
    {
      line: 2,
      column: 'date_time',
      value: '02-10-2012 09:00:00',
      ...faultOf('TIME_AMBIGUOUS'),
    },
  ]);
  expect(await hoursFrom('2012-01-01T00:00:00Z', '2013-01-01T00:00:00Z')).toEqual([
    '2012-10-02T14:00:00Z 5545',
  ]);
});

test('rejects a volume that is no number, takes a missing one for nothing, a new one for a revision', async () => {
  await hub.import('transport/traffic', csv('None,Clear,2018-01-01 00:00:00,1478'));

  const { report, rejects } = await hub.import(
    'transport/traffic',
    csv(
      'None,Clear,2018-01-01 00:00:00,1480',
      'None,Clear,2018-01-01 01:00:00,many',
      'None,Clear,2018-01-01 02:00:00,',
    ),
  );

  expect(report).toEqual({ read: 3, stored: 0, revised: 1, unchanged: 1, rejected: 1 });
  expect(rejects).toEqual([
    {
      line: 3,
      column: 'traffic_volume',
      value: 'many',
      reason: 'wanted a number',
      code: 'NUMBER_UNREADABLE',
    },
  ]);
});

test('refuses a file without the columns it needs', async () => {
  await expect(hub.import('transport/traffic', 'data:a,b\n1,2\n')).rejects.toMatchObject({
    code: 'IMPORT_INPUT_INVALID',
  });
});

describeWithShared('the Interstate 94 traffic of 2018', () => {
  const file = () => sharedFile('data', 'traffic', 'i94_2018.csv');

  test('is one counter far from Jiangmen, stored once however often an hour is reported', async () => {
    const first = await hub.import('transport/traffic', file());
    const second = await hub.import('transport/traffic', file());

    expect(first).toEqual({
      report: { read: 7949, stored: 6533, revised: 0, unchanged: 1416, rejected: 0 },
      rejects: [],
    });
    expect(second.report).toEqual({
      read: 7949,
      stored: 0,
      revised: 0,
      unchanged: 7949,
      rejected: 0,
    });
    const { data } = await hub.ask(
      'transport',
      '{ trafficCounters { totalCount nodes { code region authority roadName direction district { code } place { cell } provenance flow { value at } } } }',
    );
    expect(data).toEqual({
      trafficCounters: {
        totalCount: 1,
        nodes: [
          {
            code: 'MN-ATR-301',
            region: 'Minnesota, US (I-94, Minneapolis–St Paul)',
            authority: 'OTHER',
            roadName: 'I-94',
            direction: 'westbound',
            district: null,
            place: null,
            provenance: 'MEASURED',
            flow: { value: 954, at: '2018-10-01T04:00:00Z' },
          },
        ],
      },
    });
  });
});
