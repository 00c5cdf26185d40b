import { openDatabase, type Database } from '../../../../shared/data/database';
import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import { prepareDepartment, type Department } from '../../../../shared/monitoring/department';
import { ingest } from '../../../../shared/monitoring/ingest/ingest';
import { fullPrecision } from '../../../../shared/monitoring/stations/disclosed-position';
import type { Dataset } from '../../../../shared/sharing/dataset';
import { department as exchange } from '../../../../subgraphs/exchange/department';
import { department as water } from '../../../../subgraphs/water/department';
import { departmentHub, type DepartmentHub } from '../../../setup/department-hub';

let hub: DepartmentHub;
let database: Database;
beforeAll(async () => {
  hub = await departmentHub([exchange, water]);
  database = openDatabase({ url: hub.url, poolSize: 2 });
  await store('algae_density');
});
afterAll(async () => {
  await database.close();
  await hub.close();
});

const ECOLOGY = 'water/reservoir-water-ecology';
const ZONE = 'water/water-function-zone';
const COUNTS = ['algae_density', 'zooplankton_density'];

describe('a series', () => {
  test('S10C1 MUST be refused with what to declare where no dataset claims it, and nothing of its import be stored', async () => {
    const before = await batches();
    await expect(store('chla')).rejects.toMatchObject({
      code: 'UNCLAIMED_SERIES',
      message: expect.stringContaining(
        "measures: [{ kinds: ['RESERVOIR_ECOLOGY_POINT'], indicators: ['chla'], averaging: ['INSTANT'] }]",
      ) as string,
    });
    expect(await batches()).toEqual(before);
  });

  test('S10C2 MUST be read for its own dataset alone, by statements that forget to ask for it', async () => {
    expect(await seenFor([ZONE])).toEqual({ series: 0, values: 0, latest: 0, days: 0 });
    expect(await seenFor([ECOLOGY])).toEqual({ series: 1, values: 1, latest: 1, days: 1 });
    expect(await seenFor([ZONE, `${ECOLOGY}@DAY`])).toEqual({
      series: 1,
      values: 0,
      latest: 0,
      days: 1,
    });
    expect(await seenFor([ZONE, `${ECOLOGY}@MONTH`])).toEqual({
      series: 1,
      values: 0,
      latest: 0,
      days: 0,
    });
  });

  test('S10C3 MUST be read by nobody while it has no dataset', async () => {
    expect(await prepared(measuring(ECOLOGY, []))).toEqual([
      `water: 1 series ${ECOLOGY} → no dataset`,
      'water: nobody reads 1 series of RESERVOIR_ECOLOGY_POINT × w01003 × INSTANT: declare it under `measures` of exactly one dataset'.replace(
        'w01003',
        await code(),
      ),
    ]);
    expect(await seenFor(null)).toEqual({ series: 0, values: 0, latest: 0, days: 0 });
    await expect(store('algae_density')).rejects.toMatchObject({ code: 'UNCLAIMED_SERIES' });
  });

  test('S10C4 MUST NOT go to a more open dataset by a declaration alone, not even after one start without any', async () => {
    const lines = await prepared(measuring(ZONE, COUNTS));
    expect(lines[0]).toBe(`water: 1 series no dataset → ${ECOLOGY}`);
    expect(lines[1]).toContain(`stays in ${ECOLOGY}: ${ZONE} is more open`);
    expect(await seenFor([ZONE])).toMatchObject({ series: 0 });
    await store('zooplankton_density');
    expect(await datasets()).toEqual([ECOLOGY, ECOLOGY]);
    expect(await events()).toContainEqual(['SERIES_MOVE_DECLARED', ECOLOGY, ZONE, true]);
    expect(await prepared(measuring(ZONE, COUNTS))).toHaveLength(2);
    expect(await events('SERIES_MOVED')).not.toContainEqual(['SERIES_MOVED', ECOLOGY, ZONE, true]);
  });

  test('S10C5 MUST go there by the first start after the class of that dataset was confirmed once more', async () => {
    await confirmClass(ZONE);
    expect(await prepared(measuring(ZONE, COUNTS))).toEqual([
      `water: 2 series ${ECOLOGY} → ${ZONE}`,
    ]);
    expect(await seenFor([ZONE])).toMatchObject({ series: 2 });
    expect(await events('SERIES_MOVED')).toContainEqual(['SERIES_MOVED', ECOLOGY, ZONE, true]);
  });

  test('S10C6 MUST go to a stricter dataset at once, and be nowhere where two claim it', async () => {
    expect(await prepared(water)).toEqual([`water: 2 series ${ZONE} → ${ECOLOGY}`]);
    const both = measuring(ZONE, COUNTS).datasets.map((one) =>
      one.id === ECOLOGY ? (water.datasets.find(({ id }) => id === ECOLOGY) ?? one) : one,
    );
    expect((await prepared({ ...water, datasets: both }))[0]).toBe(
      `water: 2 series ${ECOLOGY} → no dataset`,
    );
    expect(await prepared(water)).toEqual([`water: 2 series no dataset → ${ECOLOGY}`]);
    expect(await prepared(water)).toEqual([]);
  });
});

/** The department with the counts of its ecology points in this dataset and no other. */
function measuring(dataset: string, indicators: ReadonlyArray<string>): Department {
  const counts = {
    kinds: ['RESERVOIR_ECOLOGY_POINT'],
    indicators,
    averaging: ['INSTANT'],
  } as const;
  const datasets = water.datasets.map((one: Dataset): Dataset => {
    const others = one.id === ECOLOGY ? [] : one.measures;
    return { ...one, measures: one.id === dataset ? [...others, counts] : others };
  });
  return { ...water, datasets };
}

const prepared = (department: Department) => prepareDepartment(database, department);

async function store(indicator: string): Promise<void> {
  const station = {
    kind: 'RESERVOIR_ECOLOGY_POINT',
    code: 'E1',
    nameZh: '取样点',
    region: '江门',
    authority: 'MUNICIPAL',
  } as const;
  const observation = {
    indicator,
    averaging: 'INSTANT',
    startsAt: Date.UTC(2026, 10, 2),
    value: 5,
  } as const;
  const job = {
    department: 'water',
    feed: 'water/test',
    source: 'test',
    provenance: 'MEASURED',
    partition: 'year',
    precisionOf: fullPrecision,
    endsDemonstration: true,
  } as const;
  await ingest(database, job, [{ line: 1, station, observations: [observation], rejects: [] }]);
  await database.asOwner('water', ({ query }) => query('select water.refresh_rollups(100)'));
}

/** What a reader of these datasets sees in each table of series. */
async function seenFor(datasets: ReadonlyArray<string> | null) {
  const [seen] = await database.reader('water', { ...EVERY_ROW, datasets }).query<object>(
    `select (select count(*)::int from water.series) as series, (select count(*)::int from water.observation) as values,
       (select count(*)::int from water.latest) as latest,
       (select count(*)::int from water.rollup where step = 'DAY') as days`,
  );
  return seen;
}

const admin = <Row>(text: string) => database.asOwner('water', ({ query }) => query<Row>(text));

const batches = () => admin('select count(*) from water.batch');

async function datasets() {
  const rows = await admin<{ dataset: string }>('select dataset from water.series order by id');
  return rows.map(({ dataset }) => dataset);
}

async function code() {
  const [row] = await admin<{ code: string }>('select indicator_code as code from water.series');
  return row?.code ?? '';
}

async function events(event = 'SERIES_MOVE_DECLARED') {
  const rows = await database
    .reader('exchange', EVERY_ROW)
    .query<{ event: string; facts: Record<string, unknown> }>(
      'select event, facts from exchange.hub_event where event = $1 order by id',
      [event],
    );
  return rows.map(({ event: name, facts }) => [
    name,
    facts['from'],
    facts['to'],
    facts['opensMore'],
  ]);
}

/** What two stewards bring about (`proposeClass`, `confirmClass`). */
async function confirmClass(dataset: string): Promise<void> {
  await database.asOwner('exchange', ({ query }) =>
    query(
      `insert into exchange.class_confirmation (dataset_id, sharing, openness, note, proposed_by, proposed_at, confirmed_by, confirmed_at)
       values ($1, 'UNCONDITIONAL', 'PUBLIC', '', 'a', now(), 'b', clock_timestamp())`,
      [dataset],
    ),
  );
}
