import { indicatorOf } from '../../shared/domain/indicators';
import type { Caller } from '../../shared/identity/caller';
import { refreshRollups } from '../../shared/monitoring/rollup/refresh-rollups';
import { department as environment } from '../../subgraphs/environment/department';
import { department as water } from '../../subgraphs/water/department';
import { importAirHours } from '../setup/fixtures/air-hours';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../setup/department-hub';
import { handlerOf } from '../setup/sharing';

const STATION = 'river-station-xihai';
const OTHER = 'river-station-xijiang';
const STAGE = indicatorOf('stage')?.code ?? '';
const HOUR_MS = 3_600_000;

/** A whole day of the network, which begins at 08:00 Beijing time. */
const DAY = { from: '2026-11-20T00:00:00Z', to: '2026-11-21T00:00:00Z' };

let hub: DepartmentHub;
beforeEach(async () => {
  hub = await departmentHub([water, environment], { water: 8 });
  await hub.database.asOwner('water', ({ query }) =>
    query('update water.series set reviewed_until = null, reviewed_batch_id = null'),
  );
});
afterEach(() => hub.close());

interface Selected {
  readonly stations?: ReadonlyArray<string>;
  readonly indicators?: ReadonlyArray<string>;
  readonly from?: string;
  readonly to?: string;
  readonly flags?: ReadonlyArray<string>;
}

function argsOf({ stations = [STATION], indicators = ['stage'], flags, ...period }: Selected) {
  const { from, to } = { ...DAY, ...period };
  const flagged = flags ? `, flags: [${flags.join(', ')}]` : '';
  return `stations: ${JSON.stringify(stations)}, indicators: ${JSON.stringify(indicators)}, from: "${from}", to: "${to}"${flagged}`;
}

/** The answer of one root field, or the code of its error. */
async function asked<Answer>(text: string, asker: Caller = handlerOf('water')): Promise<Answer> {
  const { data, errors } = await hub.ask('water', text, {}, asker);
  const code = errors?.[0]?.extensions?.['code'] as Answer;
  return code ?? (Object.values(data ?? {})[0] as Answer);
}

interface Preview {
  readonly values: number;
  readonly series: number;
  readonly stations: number;
  readonly flags: ReadonlyArray<{ readonly flag: string; readonly values: number }>;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  readonly preview: string | null;
}

function preview(action: string, selected: Selected = {}, asker?: Caller): Promise<Preview> {
  return asked<Preview>(
    `{ previewWaterReview(action: ${action}, ${argsOf(selected)}) {
       values series stations firstAt lastAt preview flags { flag values } } }`,
    asker,
  );
}

interface Act {
  readonly id: string;
  readonly values: number;
}

interface ActOf extends Selected {
  readonly preview: string | null;
  readonly reason?: string;
}

function act(mutation: string, { preview: of, reason = '仪器校准', ...selected }: ActOf) {
  return asked<Act | string>(
    `mutation { ${mutation}(${argsOf(selected)}, preview: "${String(of)}", reason: "${reason}") {
       id action values reason by role } }`,
  );
}

/** Previews an action and does it. */
async function done(action: 'APPROVE' | 'VOID', selected: Selected = {}): Promise<Act | string> {
  const found = await preview(action, selected);
  return act(action === 'VOID' ? 'voidWaterValues' : 'approveWaterValues', {
    ...selected,
    preview: found.preview,
  });
}

interface Row {
  readonly from: string;
  readonly flag: string;
  readonly review: string;
  readonly revision: number;
}
interface Columns {
  readonly times: ReadonlyArray<string>;
  readonly values: ReadonlyArray<number>;
  readonly samples: ReadonlyArray<number>;
  readonly reviews: ReadonlyArray<string>;
}
interface Station {
  readonly observations: { readonly nodes: ReadonlyArray<Row> };
  readonly days: readonly [Columns];
  readonly latest: ReadonlyArray<Row>;
}

async function station(): Promise<Station> {
  const of = `indicator: "stage", from: "2026-11-18T00:00:00Z", to: "${TEST_NOW}"`;
  return asked<Station>(
    `{ waterStation(id: "${STATION}") {
       observations(${of}, first: 500) { nodes { from flag review revision } }
       days: series(${of}, step: DAY) { times values samples reviews }
       latest(indicators: ["stage"]) { from flag review revision } } }`,
  );
}

async function day(): Promise<{
  readonly value?: number;
  readonly samples?: number;
  readonly review?: string;
}> {
  const [{ times, values, samples, reviews }] = (await station()).days;
  const at = times.indexOf(DAY.from);
  return at === -1
    ? {}
    : {
        ...{ value: values[at] ?? NaN, samples: samples[at] ?? 0, review: reviews[at] ?? '' },
      };
}

async function inState(state: string): Promise<ReadonlyArray<string>> {
  const { nodes } = (await station()).observations;
  return nodes.filter(({ review }) => review === state).map(({ from }) => from);
}

const HOURS = Array.from({ length: 24 }, (_, hour) =>
  new Date(Date.parse(DAY.from) + hour * HOUR_MS).toISOString().replace('.000', ''),
);

describe('approving values', () => {
  test('S9V20 MUST mark exactly the previewed values as reviewed, and their day when all of it is', async () => {
    const half = { to: '2026-11-20T12:00:00Z' };
    const found = await preview('APPROVE', half);
    expect(found).toMatchObject({
      ...{ values: 12, series: 1, stations: 1, flags: [{ flag: 'VALID', values: 12 }] },
      ...{ firstAt: HOURS[0], lastAt: HOURS[11] },
    });
    expect(await act('approveWaterValues', { ...half, preview: found.preview })).toEqual({
      ...{ id: '1', action: 'APPROVE', values: 12, reason: '仪器校准' },
      ...{ by: handlerOf('water').subject, role: 'HANDLER' },
    });
    expect(await inState('REVIEWED')).toEqual(HOURS.slice(0, 12));
    expect((await day()).review).toBe('UNREVIEWED');
    expect(await done('APPROVE')).toMatchObject({ values: 12 });
    expect(await inState('REVIEWED')).toEqual(HOURS);
    expect((await day()).review).toBe('REVIEWED');
    expect(await preview('APPROVE')).toMatchObject({ values: 0, preview: null, flags: [] });
  });

  test('S9V21 MUST be refused when a value has changed since its preview, and change nothing', async () => {
    const found = await preview('APPROVE');
    await correct(HOURS[3] ?? '');
    const again = await act('approveWaterValues', { preview: found.preview });
    expect(again).toBe('REVIEW_PREVIEW_OUTDATED');
    expect(await inState('REVIEWED')).toEqual([]);
    expect(await asked('{ waterReviewActs { totalCount } }')).toEqual({ totalCount: 0 });
  });

  test('S9V22 MUST be refused with the preview of another action or selection', async () => {
    const { preview: ofVoid } = await preview('VOID');
    const { preview: ofHalf } = await preview('APPROVE', { to: '2026-11-20T12:00:00Z' });
    for (const other of [ofVoid, ofHalf, 'invented'])
      expect(await act('approveWaterValues', { preview: other })).toBe('REVIEW_PREVIEW_OUTDATED');
    expect(await inState('REVIEWED')).toEqual([]);
  });

  test('S9V23 MUST NOT cover what is corrected afterwards, nor its day', async () => {
    await done('APPROVE');
    await correct(HOURS[3] ?? '');
    expect(await inState('UNREVIEWED')).toContain(HOURS[3]);
    expect((await day()).review).toBe('UNREVIEWED');
  });

  test('S9V24 MUST be withdrawn with the review of the series', async () => {
    await done('APPROVE');
    await asked(`mutation { reviewWaterObservations(station: "${STATION}", until: null) }`);
    expect(await inState('REVIEWED')).toEqual([]);
    expect((await day()).review).toBe('UNREVIEWED');
  });
});

describe('voiding values', () => {
  test('S9V25 MUST make each a revision with its flag, and compute its day and the latest value again', async () => {
    const before = await day();
    const selected = { from: '2026-11-20T06:00:00Z', to: '2026-11-20T08:00:00Z' };
    expect(await done('VOID', selected)).toMatchObject({ action: 'VOID', values: 2 });
    await refreshRollups(hub.database, 'water');
    const { nodes } = (await station()).observations;
    const voided = nodes.filter(({ flag }) => flag === 'VOIDED');
    expect(voided.map(({ from, review }) => [from, review])).toEqual([
      [HOURS[6], 'REVIEWED'],
      [HOURS[7], 'REVIEWED'],
    ]);
    const rows = await history();
    expect(rows.map(({ at }) => at)).toEqual([HOURS[6], HOURS[7]]);
    expect(new Set(rows.map(({ feed, provenance }) => `${feed} ${provenance}`))).toEqual(
      new Set(['review SYNTHETIC']),
    );
    expect(voided.map(({ revision }) => revision)).toEqual(
      rows.map(({ revision }) => revision + 1),
    );
    expect(before.samples).toBe(24);
    expect((await day()).samples).toBe(22);
  });

  test('S9V26 MUST reach the newest value', async () => {
    const [newest] = (await station()).latest;
    const from = newest?.from ?? '';
    const to = new Date(Date.parse(from) + 1).toISOString();
    await done('VOID', { from, to });
    expect((await station()).latest).toEqual([
      { from, flag: 'VOIDED', review: 'REVIEWED', revision: (newest?.revision ?? 0) + 1 },
    ]);
  });

  test('S9V27 MUST keep a day reviewed whose other values are', async () => {
    await done('APPROVE');
    await done('VOID', { to: '2026-11-20T02:00:00Z' });
    await refreshRollups(hub.database, 'water');
    expect(await day()).toMatchObject({ samples: 22, review: 'REVIEWED' });
  });

  test('S9V28 MUST NOT void a value twice', async () => {
    await done('VOID');
    expect(await preview('VOID')).toMatchObject({ values: 0, preview: null });
  });
});

test('S9V35 MUST keep a value void when its file is imported again', async () => {
  const row = '20261110,08,甲,50,35,55,0.7,6,9,60,55';
  await importAirHours(hub, [row]);
  const rows = await hub.database.asOwner('environment', ({ query }) =>
    query<{ id: string }>(`select id from environment.station where name_zh = '甲'`),
  );
  const args = `stations: ["${rows[0]?.id ?? ''}"], indicators: ["pm25"], from: "2026-11-09T00:00:00Z", to: "2026-11-11T00:00:00Z"`;
  const ask = async (text: string) => {
    const { data, errors } = await hub.ask('environment', text, {}, handlerOf('environment'));
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0] as Preview & Act;
  };
  const found = await ask(`{ previewEnvironmentReview(action: VOID, ${args}) { values preview } }`);
  const voided = await ask(
    `mutation { voidEnvironmentValues(${args}, preview: "${String(found.preview)}", reason: "探头漂移") { values } }`,
  );
  expect(voided).toEqual({ values: 1 });
  const { report } = await importAirHours(hub, [row]);
  expect(report).toMatchObject({ stored: 0, revised: 0, superseded: 1 });
  const kept = await hub.database.asOwner('environment', ({ query }) =>
    query(
      `select o.flag, o.revision, b.provenance from environment.observation o
       join environment.series s on s.id = o.series_id join environment.batch b on b.id = o.batch_id
       where s.indicator_code = 'a34004' and s.station_id = $1`,
      [rows[0]?.id],
    ),
  );
  expect(kept).toEqual([{ flag: 12, revision: 1, provenance: 'MEASURED' }]);
});

describe('acts of review', () => {
  test('S9V29 MUST be listed with who did what, when and why, newest first', async () => {
    await done('APPROVE');
    await done('VOID', { stations: [STATION, OTHER] });
    const page = await asked<{ nodes: object[] }>(
      '{ waterReviewActs(first: 1) { totalCount pageInfo { hasNextPage endCursor } nodes { action values by role reason at } } }',
    );
    expect(page).toMatchObject({
      totalCount: 2,
      pageInfo: { hasNextPage: true },
      nodes: [{ action: 'VOID', values: 48, by: handlerOf('water').subject, role: 'HANDLER' }],
    });
  });

  test('S9V30 MUST be of own data, bounded, and have a reason', async () => {
    const outsider = handlerOf('environment');
    expect(await preview('VOID', {}, outsider)).toBe('NOT_PERMITTED');
    expect(await preview('VOID', {}, { ...handlerOf('water'), districts: ['440703'] })).toBe(
      'NOT_PERMITTED',
    );
    expect(await preview('VOID', { stations: [] })).toBe('BAD_USER_INPUT');
    expect(await preview('VOID', { to: DAY.from })).toBe('BAD_USER_INPUT');
    expect(await preview('VOID', { from: '2024-11-20T00:00:00Z' })).toBe('RANGE_TOO_LONG');
    const { preview: of } = await preview('VOID');
    expect(await act('voidWaterValues', { preview: of, reason: ' ' })).toBe('BAD_USER_INPUT');
    expect(await asked('{ waterReviewActs { totalCount } }', outsider)).toBe('NOT_PERMITTED');
  });

  test('S9V31 MUST go by the function alone: the writer changes no mark himself', async () => {
    const direct = hub.database.asWriter('water', ({ query }) =>
      query('update water.observation set review_batch_id = batch_id'),
    );
    await expect(direct).rejects.toThrow(/permission denied/);
  });
});

describe('unreviewed values', () => {
  const PERIOD = `from: "2026-11-19T00:00:00Z", to: "2026-11-22T00:00:00Z"`;
  const list = <Answer>(args: string, fields: string) =>
    asked<Answer>(
      `{ unreviewedWaterDays(${PERIOD}, ${args}) { totalCount pageInfo { hasNextPage endCursor } nodes { ${fields} } } }`,
    );
  interface Days {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly nodes: ReadonlyArray<{ readonly stationId: string; readonly day: string }>;
  }

  test('S9V32 MUST be listed by day and station, each once, page by page', async () => {
    const all = await list<Days>('first: 500', 'stationId day');
    expect(all.nodes).toHaveLength(all.totalCount);
    const key = ({ day: on, stationId }: Days['nodes'][number]) => `${on} ${stationId}`;
    expect(all.nodes.map(key)).toEqual([...new Set(all.nodes.map(key))].toSorted());
    const paged: Days['nodes'][number][] = [];
    for (let after = 'null'; ;) {
      const page = await list<Days>(`first: 7, after: ${after}`, 'stationId day');
      paged.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) break;
      after = JSON.stringify(page.pageInfo.endCursor);
    }
    expect(paged).toEqual(all.nodes);
  });

  test('S9V33 MUST show how many by flag, the first and the last, and the values around', async () => {
    await done('APPROVE', { from: '2026-11-20T03:00:00Z' });
    const { nodes } = await list<Days>(
      `station: "${STATION}", indicators: ["stage"]`,
      `stationId stationKind day values firstAt lastAt flags { flag values }
       series { indicator { code } values firstValue { at flag review } lastValue { at } before { at review } after { at review } }`,
    );
    expect(nodes).toHaveLength(3);
    expect(nodes[1]).toEqual({
      ...{ stationId: STATION, stationKind: 'RIVER_STATION', day: '2026-11-20', values: 3 },
      ...{ firstAt: HOURS[0], lastAt: HOURS[2], flags: [{ flag: 'VALID', values: 3 }] },
      series: [
        {
          ...{ indicator: { code: STAGE }, values: 3, lastValue: { at: HOURS[2] } },
          firstValue: { at: HOURS[0], flag: 'VALID', review: 'UNREVIEWED' },
          before: { at: '2026-11-19T23:00:00Z', review: 'UNREVIEWED' },
          after: { at: HOURS[3], review: 'REVIEWED' },
        },
      ],
    });
    await done('APPROVE');
    const left = await list<Days>(`station: "${STATION}", indicators: ["stage"]`, 'day');
    expect(left.nodes.map(({ day: on }) => on)).toEqual(['2026-11-19', '2026-11-21']);
  });

  test('S9V34 MUST be filtered by dataset and flag, and shown to no other department', async () => {
    const none = await list<Days>('dataset: "water/none"', 'day');
    expect(none).toMatchObject({ totalCount: 0, nodes: [] });
    expect(await list<Days>('flags: [VOIDED]', 'day')).toMatchObject({ totalCount: 0 });
    const found = await asked(
      `{ unreviewedWaterDays(${PERIOD}) { totalCount } }`,
      handlerOf('environment'),
    );
    expect(found).toBe('NOT_PERMITTED');
    expect(await list('after: "nonsense"', 'day')).toBe('CURSOR_INVALID');
  });
});

/** A new batch brings another value for the stage of an hour; what stood there goes to the history. */
async function correct(at: string): Promise<void> {
  await hub.database.asOwner('water', ({ query }) =>
    query(
      `with batch as (
         insert into water.batch (feed, source, provenance) values ('test', 'test', 'SYNTHETIC') returning id)
       update water.observation o set value = o.value + 1, revision = o.revision + 1, batch_id = b.id
       from water.series s, batch b
       where s.id = o.series_id and s.station_id = $1 and s.indicator_code = $2 and o.starts_at = $3`,
      [STATION, STAGE, at],
    ),
  );
  await hub.database.asOwner('water', ({ query }) =>
    query(
      `insert into water.dirty_bucket (series_id, day) select id, '2026-11-20' from water.series
       where station_id = $1 and indicator_code = $2 on conflict do nothing`,
      [STATION, STAGE],
    ),
  );
  await refreshRollups(hub.database, 'water');
}

async function history() {
  return hub.database.asOwner('water', ({ query }) =>
    query<{ at: string; revision: number; feed: string; provenance: string }>(
      `select h.starts_at as at, h.revision, b.feed, b.provenance from water.observation_history h
       join water.batch b on b.id = h.replaced_by_batch_id join water.series s on s.id = h.series_id
       where b.feed = 'review' and s.station_id = $1 order by 1`,
      [STATION],
    ),
  );
}
