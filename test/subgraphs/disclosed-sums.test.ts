import type { Department } from '../../shared/monitoring/department';
import type { FeedRow } from '../../shared/monitoring/ingest/feed';
import { ingest } from '../../shared/monitoring/ingest/ingest';
import { SOIL_RISK_CODES } from '../../shared/monitoring/assessment/soil-risk-assessment';
import { fullPrecision } from '../../shared/monitoring/stations/disclosed-position';
import { EVERY_ROW } from '../../shared/data/row-bounds';
import { department as agriculture } from '../../subgraphs/agriculture/department';
import { department as environment } from '../../subgraphs/environment/department';
import { department as forestry } from '../../subgraphs/forestry/department';
import { department as transport } from '../../subgraphs/transport/department';
import { departments } from '../../subgraphs/registry';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../setup/department-hub';
import { grantedState, PARTNER, accessOf, type GrantedLimits } from '../setup/sharing';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub(await departments(), 4);
});
afterAll(() => hub.close());

interface Sum {
  readonly department: Department;
  readonly district: string;
  /** Which stations it is over. */
  readonly where: string;
  readonly field: string;
}

const OF_DISTRICT = (field: string, code: string) =>
  `_entities(representations: [{ __typename: "District", code: "${code}" }]) { ... on District { ${field} } }`;

const SUMS: ReadonlyArray<Sum> = [
  {
    department: agriculture,
    district: '440783',
    where: "kind in (select kind from agriculture.station where id like 'farmland-soil-%')",
    field: OF_DISTRICT('farmlandRisk(years: [2026]) { points { low strict } }', '440783'),
  },
  {
    department: environment,
    district: '440781',
    where: "kind = 'SOIL_POINT'",
    field: OF_DISTRICT('soilRiskSummary { low strict }', '440781'),
  },
  {
    department: transport,
    district: '%',
    where: "id like 'roadside-soil-%'",
    field: 'roadsideSoilSummary { low strict }',
  },
];

describe.each(SUMS)('the soil that $department.name sums up', (sum) => {
  test('S4R59 MUST not show the one point that was sampled since, but five of them', async () => {
    const points = await pointsOf(sum);
    expect(points.length).toBeGreaterThan(5);
    const [five, others] = [points.slice(0, 5), points.slice(5)];
    await sample(sum, '2026-11-20T02:00:00Z', { clean: five, spoiled: others });
    const before = await told(sum);
    expect(before).toMatchObject({ low: 5 });

    await sample(sum, '2026-11-21T02:00:00Z', { clean: [], spoiled: five.slice(0, 1) });
    expect(await told(sum)).toEqual(before);
    await sample(sum, '2026-11-21T02:00:00Z', { clean: [], spoiled: five.slice(1, 4) });
    expect(await told(sum)).toEqual(before);
    await sample(sum, '2026-11-21T02:00:00Z', { clean: [], spoiled: five.slice(4) });
    expect(await told(sum)).toMatchObject({ low: 0 });
  });

  test('S4R60 MUST not show that one value was taken back', async () => {
    const [first = '', ...rest] = await pointsOf(sum);
    const before = await told(sum);
    // What was spoiled is found to have been clean.
    await sample(sum, '2026-11-21T02:00:00Z', { clean: [first], spoiled: [] });
    expect(await told(sum)).toEqual(before);
    await sample(sum, '2026-11-21T02:00:00Z', { clean: rest.slice(0, 4), spoiled: [] });
    expect(await told(sum)).toMatchObject({ low: 5 });
  });

  test('S4R61 MUST NOT be published to a caller who may see only part of its time', async () => {
    const seen = await told(sum, {});
    expect(seen).toMatchObject({ low: 5 });
    const ofParts = await Promise.all([
      told(sum, { from: '2026-01-02T00:00:00Z' }),
      told(sum, { before: '2026-11-22T00:00:00Z' }),
    ]);
    expect(ofParts).toEqual([null, null]);
  });
});

test('S4R62 MUST publish a year of farmland to a caller who may see all of it', async () => {
  const [sum] = SUMS;
  if (!sum) throw new TypeError('SUMS is empty; agriculture is among them.');
  const whole = { from: '2025-12-31T16:00:00Z', before: '2026-12-31T16:00:00Z' };
  expect(await told(sum, whole)).toMatchObject({ low: 5 });
});

test('S4R63 MUST publish no sum over districts to a caller who may see one of them', async () => {
  const [, , sum] = SUMS;
  if (!sum) throw new TypeError('SUMS is too short; transport is among them.');
  const all = ['440703', '440704', '440705', '440781', '440783', '440784', '440785'];
  expect(await told(sum, { districts: all })).toBeNull();
});

test('S4R64 MUST not show the one store that came since, but five of them', async () => {
  const count = async () => {
    const found = await answer(transport, OF_DISTRICT('hazardousStoreCount', '440705'));
    return (found['_entities'] as [{ hazardousStoreCount: number }])[0].hazardousStoreCount;
  };
  expect(await count()).toBe(5); // Of six.
  for (const n of [1, 2, 3, 4]) {
    await copyRow('transport.hazardous_store', 'hazardous-store-01', `new-${String(n)}`);
    expect(await count()).toBe(5);
  }
  await copyRow('transport.hazardous_store', 'hazardous-store-01', 'new-5');
  expect(await count()).toBe(10); // Of eleven.
});

test('S4R65 MUST not show the one place where a protected species was seen since', async () => {
  const counts = async () =>
    await answer(
      forestry,
      OF_DISTRICT('protectedSpeciesCounts { protectionLevel species records }', '440781'),
    );
  const [known] = await hub.database
    .reader('forestry', EVERY_ROW)
    .query<{ id: string }>(
      "select id from forestry.species_record where protection_level = 'NATIONAL_II' and district_code = '440781' limit 1",
    );
  const before = await counts();
  for (const n of [1, 2, 3, 4]) {
    // Seen over and over at one place, which is one place still.
    for (const time of [1, 2, 3])
      await copyRow(
        'forestry.species_record',
        known?.id ?? '',
        `new-${String(n)}-${String(time)}`,
        `cell = 'cell-${String(n)}'`,
      );
    expect(await counts()).toEqual(before);
  }
  await copyRow('forestry.species_record', known?.id ?? '', 'new-5', "cell = 'cell-5'");
  expect(await counts()).not.toEqual(before);
});

async function copyRow(
  table: string,
  id: string,
  newId: string,
  change = 'id = id',
): Promise<void> {
  const [department = ''] = table.split('.');
  await hub.database.asOwner(department, async (transaction) => {
    await transaction.query(
      `create temporary table copied on commit drop as select * from ${table} where id = '${id}'`,
    );
    await transaction.query(`update copied set recorded_at = now(), ${change}`);
    await transaction.query(`update copied set id = '${newId}'`);
    await transaction.query(`insert into ${table} select * from copied`);
  });
}

async function pointsOf({ department: { name }, where, district }: Sum): Promise<string[]> {
  const rows = await hub.database
    .reader(name, EVERY_ROW)
    .query<{ id: string }>(
      `select id from ${name}.station where ${where} and coalesce(district_code, '') like $1 order by id`,
      [district],
    );
  return rows.map(({ id }) => id);
}

async function answer(
  department: Department,
  field: string,
  limits: GrantedLimits = {},
): Promise<Readonly<Record<string, unknown>>> {
  const asker = accessOf({
    caller: PARTNER,
    state: await grantedState(limits),
    now: new Date(TEST_NOW),
  });
  const { data, errors } = await hub.ask(department.name, `{ ${field} }`, {}, asker);
  expect(errors).toBeUndefined();
  return data as Record<string, unknown>;
}

type Told = Readonly<Record<'low' | 'strict', number>> | null;

async function told(sum: Sum, limits: GrantedLimits = {}): Promise<Told> {
  const found = await answer(sum.department, sum.field, limits);
  const text = /\{[^{}]*"low":[^{}]*\}/.exec(JSON.stringify(found))?.[0];
  return text === undefined ? null : (JSON.parse(text) as Told);
}

interface Samples {
  readonly clean: ReadonlyArray<string>;
  readonly spoiled: ReadonlyArray<string>;
}

/** One batch of samples, by the ids of their points. */
async function sample({ department }: Sum, at: string, { clean, spoiled }: Samples): Promise<void> {
  const stations = await hub.database
    .reader(department.name, EVERY_ROW)
    .query<{ id: string; kind: string; code: string | null; name_zh: string; region: string }>(
      `select id, kind, code, name_zh, region from ${department.name}.station where id = any($1)`,
      [[...clean, ...spoiled]],
    );
  const rows = stations.map(({ id, kind, code, name_zh: nameZh, region }): FeedRow => ({
    line: 1,
    station: { kind, ...(code === null ? {} : { code }), nameZh, region, authority: 'MUNICIPAL' },
    observations: SOIL_RISK_CODES.map((indicator) => ({
      indicator,
      averaging: 'INSTANT',
      startsAt: Date.parse(at),
      value: valueOf(indicator, spoiled.includes(id)),
    })),
    rejects: [],
  }));
  const job = {
    department: department.name,
    feed: `${department.name}/test`,
    source: 'rows of a test',
    // Among the points that are made up, as one of them.
    provenance: 'SYNTHETIC' as const,
    partition: department.partition,
    dayOf: department.dayOf,
    precisionOf: fullPrecision,
  };
  await ingest(hub.database, job, rows);
}

function valueOf(indicator: string, isSpoiled: boolean): number {
  if (indicator === 'soil.ph') return 6;
  return indicator === 'soil.cd' && isSpoiled ? 90 : 0.001;
}
