import type { FeedObservation, ImportJob } from '../../../../shared/monitoring/ingest/feed';
import { ingest } from '../../../../shared/monitoring/ingest/ingest';
import { valuesOf } from '../../../../shared/monitoring/feeds/cells';
import { refreshRollups } from '../../../../shared/monitoring/rollup/refresh-rollups';
import { fullPrecision } from '../../../../shared/monitoring/stations/disclosed-position';
import { department as water } from '../../../../subgraphs/water/department';
import { departmentHub, type DepartmentHub } from '../../../setup/department-hub';
import { rollupFaults } from '../../../setup/fixtures/recomputed-rollups';

const START = Date.parse('2026-03-10T00:00:00Z');
const CELLS = ['3', '<0.5', 'ND', '>24000', '>'];

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([water]);
  const rows = CELLS.map((text, hour) => ({
    line: hour + 1,
    station: {
      kind: 'RIVER_STATION',
      nameZh: '测试站',
      region: '江门',
      authority: 'MUNICIPAL',
    } as const,
    observations: observationsOf(text, hour),
    rejects: [],
  }));
  const job: ImportJob = {
    department: 'water',
    feed: 'water/test',
    source: 'cells of a test',
    provenance: 'MEASURED',
    partition: 'year',
    precisionOf: fullPrecision,
  };
  await ingest(hub.database, job, rows);
  await refreshRollups(hub.database, 'water');
});
afterAll(() => hub.close());

function observationsOf(text: string, hour: number): ReadonlyArray<FeedObservation> {
  const common = { averaging: 'HOUR', startsAt: START + hour * 3_600_000 } as const;
  return valuesOf(() => text, [{ column: 'stage', indicator: 'stage' }], common).observations;
}

async function station(fields: string): Promise<unknown> {
  const { data, errors } = await hub.ask('water', `{ waterStations { nodes { ${fields} } } }`);
  expect(errors).toBeUndefined();
  return (data as { waterStations: { nodes: unknown[] } }).waterStations.nodes[0];
}

const seriesAt = (step: string) =>
  `${step}: series(indicator: "stage", step: ${step}, from: "2026-02-01T00:00:00Z", to: "2026-04-01T00:00:00Z")
   { values flags samples censored beyond censoring limits }`;

describe('a value known only to lie beyond a limit', () => {
  test('is in no value of a series, which says on which side of which limit it lies', async () => {
    expect(await station(seriesAt('RAW'))).toEqual({
      RAW: [
        {
          values: [3, null, null, null, null],
          flags: ['VALID', 'VALID', 'UNDETECTED', 'OVER_RANGE', 'OVER_RANGE'],
          samples: [1, 1, 1, 1, 1],
          censored: [0, 1, 0, 0, 0],
          beyond: [0, 0, 1, 1, 1],
          censoring: [null, 'BELOW', 'BELOW', 'ABOVE', 'ABOVE'],
          limits: [null, 0.5, null, 24_000, null],
        },
      ],
    });
  });

  test('counts in days and months, whose value is that of the others and of half the known limits', async () => {
    const whole = {
      values: [1.625],
      samples: [2],
      censored: [1],
      beyond: [3],
      censoring: [null],
      limits: [null],
    };
    const days = await station([seriesAt('DAY'), seriesAt('MONTH')].join(' '));
    expect(days).toMatchObject({ DAY: [whole], MONTH: [whole] });
    expect(await rollupFaults(hub.url, 'water')).toEqual([]);
  });

  test('is not counted by hour, and no hour says that there is none', async () => {
    expect(await station(seriesAt('HOUR'))).toMatchObject({
      HOUR: [{ values: [3, 0.25], beyond: [null, null] }],
    });
  });

  test('has the notation of a laboratory', async () => {
    const observations = await station(
      `observations(indicator: "stage", from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z", first: 10)
       { nodes { value isCensored censoring limit detectionLimit text } }`,
    );
    const of = (text: string | null, censoring: string | null, limit: number | null) => ({
      ...{ value: censoring === null ? 3 : null, isCensored: limit === 0.5, censoring, limit },
      ...{ detectionLimit: limit === 0.5 ? limit : null, text },
    });
    expect(observations).toEqual({
      observations: {
        nodes: [
          of('3.00', null, null),
          of('0.5L', 'BELOW', 0.5),
          of('ND', 'BELOW', null),
          of('>24000', 'ABOVE', 24_000),
          of(null, 'ABOVE', null),
        ],
      },
    });
  });
});
