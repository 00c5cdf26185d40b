import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { department as forestry } from '../../../subgraphs/forestry/department';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../../setup/department-hub';
import { grantedState, PARTNER, accessOf } from '../../setup/sharing';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([forestry]);
  await hub.simulate('forestry', TEST_NOW, 10);
});
afterAll(() => hub.close());

async function data<T>(
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<T> {
  const { data: answer, errors } = await hub.ask('forestry', query, variables);
  expect(errors).toBeUndefined();
  return answer as T;
}

async function codeOf(query: string): Promise<unknown> {
  const { errors } = await hub.ask('forestry', query);
  return errors?.[0]?.extensions?.['code'];
}

async function entities<T>(type: string, keys: object[], field: string): Promise<ReadonlyArray<T>> {
  const { _entities } = await data<{ _entities: T[] }>(
    `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on ${type} { ${field} } } }`,
    { keys: keys.map((key) => ({ __typename: type, ...key })) },
  );
  return _entities;
}

async function statementsFor(work: () => Promise<unknown>): Promise<number> {
  hub.statements.length = 0;
  await work();
  return hub.statements.length;
}

interface Listed<Node> {
  readonly totalCount: number;
  readonly nodes: ReadonlyArray<Node>;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

/** All nodes of a root list, in pages of this many. */
async function paged<Node>(field: string, first: number, selection: string): Promise<Node[]> {
  const seen: Node[] = [];
  let after = '';
  for (let more = true; more;) {
    const answer = await data<Record<string, Listed<Node>>>(
      `{ ${field}(first: ${String(first)}${after}) { pageInfo { hasNextPage endCursor } nodes { ${selection} } } }`,
    );
    const page = answer[field];
    seen.push(...(page?.nodes ?? []));
    more = page?.pageInfo.hasNextPage ?? false;
    after = `, after: "${page?.pageInfo.endCursor ?? ''}"`;
  }
  return seen;
}

describe('plots and ecological stations', () => {
  test('are the stations of the demonstration, at the cadence of their network', async () => {
    const rows = await hub.database.reader('forestry', EVERY_ROW).query(
      `select t.kind, s.averaging, count(distinct t.id) as stations, count(distinct s.indicator_code) as indicators
       from forestry.station t join forestry.series s on s.station_id = t.id group by 1, 2 order by 1`,
    );
    expect(rows).toEqual([
      { kind: 'FOREST_ECO_STATION', averaging: 'HOUR', stations: 3, indicators: 5 },
      { kind: 'FOREST_PLOT', averaging: 'INSTANT', stations: 50, indicators: 3 },
      { kind: 'WETLAND_ECO_STATION', averaging: 'HOUR', stations: 1, indicators: 4 },
    ]);
  });

  test('grow: each plot is thicker at its last round than at its first', async () => {
    const plots = await hub.database
      .reader('forestry', EVERY_ROW)
      .query<{ grown: number; rounds: number }>(
        `select count(*) as rounds, (array_agg(o.value order by o.starts_at desc))[1] - (array_agg(o.value order by o.starts_at))[1] as grown
       from forestry.series s join forestry.observation o on o.series_id = s.id
       join forestry.station t on t.id = s.station_id and t.stand_type = 'EUCALYPTUS'
       where s.indicator_code = 'forest.dbh_mean' group by s.id`,
      );
    expect(plots.length).toBeGreaterThan(5);
    for (const { grown, rounds } of plots) {
      expect(rounds).toBe(3);
      expect(grown).toBeGreaterThan(0);
    }
  });

  test('have more ions while it rains than while it does not', async () => {
    const [{ wet, dry } = { wet: 0, dry: 0 }] = await hub.database
      .reader('forestry', EVERY_ROW)
      .query<{ wet: number; dry: number }>(
        `with hour as (
           select t.id, o.starts_at, max(o.value) filter (where s.indicator_code = 'forest.negative_oxygen_ions') as ions,
             max(o.value) filter (where s.indicator_code = 'forest.throughfall') as rain
           from forestry.station t join forestry.series s on s.station_id = t.id
           join forestry.observation o on o.series_id = s.id and o.flag = 0
           where t.kind = 'FOREST_ECO_STATION' group by 1, 2)
         select avg(ions) filter (where rain > 0.5) as wet, avg(ions) filter (where rain = 0) as dry from hour`,
      );
    expect(wet).toBeGreaterThan(dry * 1.2);
    expect(dry).toBeGreaterThan(300);
    expect(wet).toBeLessThan(20_000);
  });

  test('take as many statements for a double page', async () => {
    const query = (first: number) =>
      `{ forestPlots(first: ${String(first)}) { totalCount nodes { canopyCover { value } biomass { value } latest { value } } } }`;
    const single = await statementsFor(() => data(query(10)));
    expect(await statementsFor(() => data(query(20)))).toBe(single);
    expect(single).toBe(5);
  });

  test('are found around a place', async () => {
    const [near] = await entities<{ forestPlots: { id: string; standType: string }[] }>(
      'Place',
      [{ cell: '87411d064ffffff' }],
      'forestPlots(withinKm: 30, first: 3) { id standType }',
    );
    expect(near?.forestPlots).toHaveLength(3);
    expect(near?.forestPlots[0]?.id).toMatch(/^forest-plot-\d{3}$/);
  });
});

describe('yearly figures', () => {
  interface Cover {
    readonly year: number;
    readonly district: { readonly code: string };
    readonly coverage: number;
    readonly forestArea: number;
    readonly forestLand: number;
    readonly retainedForestLand: number;
  }
  const COVER = 'year district { code } coverage forestArea forestLand retainedForestLand';

  test('are paged without a gap or a repeat, newest year first', async () => {
    const seen = await paged<Cover>('forestCover', 4, COVER);
    expect(seen).toHaveLength(21);
    expect(seen).toEqual(await paged<Cover>('forestCover', 500, COVER));
    expect(new Set(seen.map(({ year, district }) => `${String(year)} ${district.code}`)).size).toBe(
      21,
    );
    expect(seen.map(({ year }) => year)).toEqual(
      seen.map(({ year }) => year).toSorted((one, other) => other - one),
    );
  });

  test('agree with each other: woods lie on forest land, and enough of it is kept', async () => {
    for (const cover of await paged<Cover>('forestCover', 500, COVER)) {
      expect(cover.forestArea).toBeLessThan(cover.forestLand);
      expect(cover.retainedForestLand).toBeLessThanOrEqual(cover.forestLand);
      expect(cover.coverage).toBeGreaterThan(5);
      expect(cover.coverage).toBeLessThan(65);
    }
  });

  test('come to several districts in one statement for each list', async () => {
    let found: ReadonlyArray<{ forestCover: Cover[]; ecosystemServices: { year: number }[] }> = [];
    const statements = await statementsFor(async () => {
      found = await entities(
        'District',
        [{ code: '440785' }, { code: '440703' }],
        `forestCover { ${COVER} } ecosystemServices(years: [2024]) { year service value quantity quantityUnit standard }`,
      );
    });
    expect(statements).toBe(2);
    expect(found.map(({ forestCover }) => forestCover.map(({ year }) => year))).toEqual([
      [2025, 2024, 2023],
      [2025, 2024, 2023],
    ]);
    expect(found[0]?.forestCover[0]?.district.code).toBe('440785');
    expect(found.map(({ ecosystemServices }) => ecosystemServices.length)).toEqual([9, 9]);
  });

  test('of services are paged over districts and services', async () => {
    interface Service {
      readonly year: number;
      readonly service: string;
      readonly value: number;
      readonly district: { readonly code: string };
    }
    const selection = 'year service value district { code }';
    const seen = await paged<Service>('ecosystemServices', 50, selection);
    expect(seen).toHaveLength(7 * 3 * 9);
    expect(seen).toEqual(await paged<Service>('ecosystemServices', 500, selection));
    expect(new Set(seen.map((s) => `${String(s.year)} ${s.district.code} ${s.service}`)).size).toBe(
      seen.length,
    );
  });

  test.each([
    ['forestCover(after: "djE6eA")', 'CURSOR_INVALID'],
    ['ecosystemServices(years: [12])', 'BAD_USER_INPUT'],
    ['forestCover(first: 501)', 'LIST_TOO_LONG'],
  ])('refuse %s with %s', async (field, code) => {
    expect(await codeOf(`{ ${field} { totalCount } }`)).toBe(code);
  });
});

describe('protected areas', () => {
  interface Area {
    readonly id: string;
    readonly hasRealName: boolean;
    readonly area: number | null;
    readonly provenance: string;
  }

  test('say which of them exist, and give no area that is not known', async () => {
    const areas = await paged<Area>('protectedAreas', 5, 'id hasRealName area provenance');
    expect(areas).toHaveLength(14);
    expect(areas.map(({ id }) => id)).toEqual(areas.map(({ id }) => id).toSorted());
    for (const { hasRealName, area, provenance } of areas) {
      expect(area === null).toBe(hasRealName);
      expect(provenance).toBe('SYNTHETIC');
    }
  });

  test('are narrowed by kind and level in each district, in two statements with their counts', async () => {
    let found: ReadonlyArray<{ protectedAreas: Listed<{ id: string }> }> = [];
    const statements = await statementsFor(async () => {
      found = await entities(
        'District',
        [{ code: '440705' }, { code: '440781' }, { code: '440703' }],
        'protectedAreas(kind: WETLAND_PARK, level: NATIONAL) { totalCount nodes { id } }',
      );
    });
    expect(statements).toBe(2);
    expect(found.map(({ protectedAreas }) => protectedAreas)).toEqual([
      { totalCount: 1, nodes: [{ id: 'xiaoniao-tiantang' }] },
      { totalCount: 1, nodes: [{ id: 'zhenhaiwan-mangrove' }] },
      { totalCount: 0, nodes: [] },
    ]);
  });

  test('are found around a place, nearest first, but those whose place is unknown', async () => {
    const { protectedArea } = await data<{ protectedArea: { place: { cell: string } } }>(
      '{ protectedArea(id: "xiaoniao-tiantang") { place { cell } } }',
    );
    const [near] = await entities<{ protectedAreas: { id: string }[] }>(
      'Place',
      [protectedArea.place],
      'protectedAreas(withinKm: 200, first: 500) { id }',
    );
    const ids = near?.protectedAreas.map(({ id }) => id) ?? [];
    expect(ids[0]).toBe('xiaoniao-tiantang');
    expect(ids).toHaveLength(14 - 3);
    expect(ids).not.toContain('qixingkeng');
  });

  test('are found by the key that another department names, and null if there is none', async () => {
    expect(
      await entities('ProtectedArea', [{ id: 'guifengshan' }, { id: 'nowhere' }], 'id level'),
    ).toEqual([{ id: 'guifengshan', level: 'NATIONAL' }, null]);
  });

  test('refuse a radius that would find a point', async () => {
    const { errors } = await hub.ask(
      'forestry',
      'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Place { protectedAreas(withinKm: 1) { id } } } }',
      { keys: [{ __typename: 'Place', cell: '87411d064ffffff' }] },
    );
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });
});

describe('species', () => {
  interface Sighting {
    readonly id: string;
    readonly nameZh: string;
    readonly observedOn: string;
    readonly taxon: string;
  }
  const SELECTION = 'id nameZh observedOn taxon';
  const stored = (where: string) =>
    hub.database
      .reader('forestry', EVERY_ROW)
      .query<Stored>(
        `select id, scientific_name, cell from forestry.species_record where ${where} order by id`,
      );

  interface Stored {
    readonly id: string;
    readonly scientific_name: string;
    readonly cell: string;
  }

  const placesOf = (rows: ReadonlyArray<Stored>) => new Set(rows.map(({ cell }) => cell)).size;

  test('that are not protected are listed newest first, and no protected one among them', async () => {
    const seen = await paged<Sighting>('speciesRecords', 37, SELECTION);
    const expected = await stored('protection_level is null');
    expect(seen.map(({ id }) => id).toSorted()).toEqual(expected.map(({ id }) => id));
    expect(seen.map(({ observedOn }) => observedOn)).toEqual(
      seen
        .map(({ observedOn }) => observedOn)
        .toSorted()
        .reverse(),
    );
    expect(seen.map(({ nameZh }) => nameZh)).not.toContain('猕猴');
  });

  test('that are protected are listed apart, with place and level', async () => {
    const seen = await paged<Sighting>(
      'protectedSpeciesRecords',
      11,
      `${SELECTION} protectionLevel`,
    );
    const expected = await stored('protection_level is not null');
    expect(seen.map(({ id }) => id).toSorted()).toEqual(expected.map(({ id }) => id));
    const { protectedSpeciesRecords } = await data<{
      protectedSpeciesRecords: { nodes: { nameZh: string; place: { cell: string } }[] };
    }>(
      '{ protectedSpeciesRecords(taxon: MAMMAL, protectionLevel: NATIONAL_II, district: "440781", first: 500) { nodes { nameZh place { cell } area { id } } } }',
    );
    expect(protectedSpeciesRecords.nodes).toContainEqual({
      nameZh: '猕猴',
      area: { id: 'shangchuan-macaque' },
      place: { cell: expect.stringMatching(/^87[0-9a-f]{5}ffffffff$|^87[0-9a-f]+$/) },
    });
  });

  test('of areas and districts, with the area of each, take as many statements for twice the areas', async () => {
    const query = (first: number) =>
      `{ protectedAreas(first: ${String(first)}) { nodes { speciesRecords(first: 5) { totalCount nodes { id area { nameZh } } } } } }`;
    const single = await statementsFor(() => data(query(5)));
    expect(await statementsFor(() => data(query(10)))).toBe(single);
    expect(single).toBe(4);
    const [district] = await entities<{ speciesRecords: Listed<{ district: { code: string } }> }>(
      'District',
      [{ code: '440784' }],
      'speciesRecords(first: 2) { totalCount nodes { district { code } } }',
    );
    expect(district?.speciesRecords.nodes).toEqual([
      { district: { code: '440784' } },
      { district: { code: '440784' } },
    ]);
    expect(district?.speciesRecords.totalCount).toBe(
      (await stored(`protection_level is null and district_code = '440784'`)).length,
    );
  });

  test('are narrowed by group and days, the last day excluded', async () => {
    const [newest] = await paged<Sighting>('speciesRecords', 500, SELECTION);
    const day = newest?.observedOn ?? '';
    const total = async (args: string) =>
      (
        await data<{ speciesRecords: { totalCount: number } }>(
          `{ speciesRecords(${args}) { totalCount } }`,
        )
      ).speciesRecords.totalCount;
    expect(await total(`to: "${day}"`)).toBeLessThan(await total(`from: "2020-01-01"`));
    expect(await total(`from: "${day}"`)).toBeGreaterThan(0);
    expect(await total(`from: "${day}", to: "${day}"`)).toBe(0);
    expect(await total('taxon: PLANT')).toBe(
      (await stored(`protection_level is null and taxon = 'PLANT'`)).length,
    );
  });

  test('S4R57 MUST count protected ones by district from five places on, each level in the same way', async () => {
    const codes = ['440704', '440705', '440781', '440785'];
    let found: ReadonlyArray<{
      protectedSpeciesCounts: {
        protectionLevel: string;
        isSuppressed: boolean;
        records: number | null;
        species: number | null;
      }[];
    }> = [];
    const statements = await statementsFor(async () => {
      found = await entities(
        'District',
        codes.map((code) => ({ code })),
        'protectedSpeciesCounts { protectionLevel isSuppressed records species }',
      );
    });
    expect(statements).toBe(1);
    const told = found.flatMap(({ protectedSpeciesCounts }, place) =>
      protectedSpeciesCounts.map((count) => ({ ...count, code: codes[place] ?? '' })),
    );
    expect(told).toHaveLength(2 * codes.length);
    expect(new Set(told.map(({ isSuppressed }) => isSuppressed))).toEqual(new Set([true, false]));
    for (const { code, protectionLevel, isSuppressed, records, species } of told) {
      const rows = await stored(
        `protection_level = '${protectionLevel}' and district_code = '${code}'`,
      );
      const names = [...new Set(rows.map((row) => row.scientific_name))].filter(
        (name) => placesOf(rows.filter((row) => row.scientific_name === name)) >= 5,
      );
      expect(isSuppressed).toBe(placesOf(rows) < 5);
      expect(records).toBe(isSuppressed ? null : rows.length - (rows.length % 5));
      expect(species).toBe(isSuppressed ? null : names.length);
    }
  });

  test('S4R58 MUST count no protected ones for who may see only part of the time', async () => {
    const asker = accessOf({
      caller: PARTNER,
      state: await grantedState({ from: '2020-01-01T00:00:00Z' }),
      now: new Date(TEST_NOW),
    });
    const query =
      '{ _entities(representations: [{ __typename: "District", code: "440781" }]) { ... on District { protectedSpeciesCounts { isSuppressed records } } } }';
    const none = { isSuppressed: true, records: null };
    const found = await data<unknown>(query);
    expect(found).not.toEqual({ _entities: [{ protectedSpeciesCounts: [none, none] }] });
    const { data: cut } = await hub.ask('forestry', query, {}, asker);
    expect(cut).toEqual({ _entities: [{ protectedSpeciesCounts: [none, none] }] });
  });

  test('refuse the cursor of another list', async () => {
    const { protectedAreas } = await data<{ protectedAreas: Listed<unknown> }>(
      '{ protectedAreas(first: 1) { pageInfo { endCursor } } }',
    );
    expect(
      await codeOf(
        `{ speciesRecords(after: "${protectedAreas.pageInfo.endCursor}") { totalCount } }`,
      ),
    ).toBe('CURSOR_INVALID');
  });
});

test('the demonstration goes on as if it had never paused', async () => {
  const paused = await departmentHub([forestry]);
  try {
    await paused.simulate('forestry', '2026-11-20T10:00:00Z', 7);
    await paused.simulate('forestry', TEST_NOW, 10);
    const sums = async (from: DepartmentHub) => ({
      observations: await from.database
        .reader('forestry', EVERY_ROW)
        .query(
          'select count(*) as observations, sum(revision) as revised, sum(value::numeric)::text as total from forestry.observation',
        ),
      species: await from.database
        .reader('forestry', EVERY_ROW)
        .query('select id, observed_on from forestry.species_record order by id'),
    });
    expect(await sums(paused)).toEqual(await sums(hub));
  } finally {
    await paused.close();
  }
});
