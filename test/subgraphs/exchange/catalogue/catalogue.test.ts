import type { Caller } from '../../../../shared/identity/caller';
import type { GraphQLBody } from '../../../setup/hub-process';
import { person, sharingHub, type SharingHub } from '../../../setup/sharing-hub';

const BUREAU = person('environment', 'zhao', 'ANALYST');
const OCEAN = person('ocean', 'sun', 'ANALYST');
const HANDLER = person('water', 'li', 'HANDLER');

let hub: SharingHub;
beforeAll(async () => {
  hub = await sharingHub();
  await hub.run(CONFIRM, ['water/water-function-zone', 'UNCONDITIONAL', 'PUBLIC']);
  await hub.run(CONFIRM, ['water/reservoir-water-ecology', 'CONDITIONAL', 'ON_REQUEST']);
  await hub.run(CONFIRM, ['reference/plan', 'UNCONDITIONAL', 'PUBLIC']);
  await hub.run(`insert into exchange.continuation_record (task_id, document, document_number, valid_from, proposed_by, confirmed_by, confirmed_at)
    values (21, '水环境监测预警工作方案', '江府办〔2024〕9号', '2024-01-01', 'a', 'b', now())`);
  await hub.run(`insert into exchange.right_confirmation (task_id, owner, topic, continuation_id, review_by, proposed_by, confirmed_by, confirmed_at)
    select 21, 'water', 'reservoir-water-ecology', id::text, '2027-06-01', 'li', 'wang', now() from exchange.continuation_record`);
  await hub.run(`insert into exchange.data_grant (number, organisation_kind, organisation_id, dataset_id, dataset_version, fields, districts, purpose, valid_from, until, operations_per_day, given_by)
    values ('江水授〔2026〕3号', 'PARTNER', 'university', 'water/reservoir-water-ecology', 1, '{ReservoirEcologyPoint.ecology}', '{440705}', '水华研究', '2026-01-01', '2026-12-31', 100, 'wang')`);
});
afterAll(() => hub.close());

const CONFIRM = `insert into exchange.class_confirmation (dataset_id, sharing, openness, note, proposed_by, proposed_at, confirmed_by, confirmed_at)
  values ($1, $2, $3, '', 'li', '2026-02-01T02:00:00Z', 'wang', '2026-02-01T20:00:00Z')`;

async function told(
  query: string,
  caller?: Caller,
  variables?: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const { data, errors } = await hub.ask(query, caller, variables);
  expect(errors).toBeUndefined();
  return data as Record<string, unknown>;
}

const idsOf = async (filter: string, caller?: Caller): Promise<ReadonlyArray<string>> => {
  const { datasets } = await told(`{ datasets(filter: {${filter}}) { nodes { id } } }`, caller);
  return (datasets as { nodes: { id: string }[] }).nodes.map(({ id }) => id);
};

describe('an entry of the catalogue', () => {
  test('S6C1 MUST be published to everybody, with the elements of the national catalogue', async () => {
    expect(
      await told(`{ dataset(id: "water/reservoir-water-ecology") { resourceClass title code provider providerCode
        abstract format shareType shareTypeZh shareCondition shareMode openToPublic openCondition updateCycle
        issuedOn relatedCodes titleEn because legalBasis level holdsPersonalData delayMinutes precision standards
        version fields declared { sharing openness } inForce { sharing openness } } }`),
    ).toEqual({
      dataset: {
        resourceClass: 'DEPARTMENT',
        title: '重要水库水源地水生态监测（藻类、浮游动物等）',
        titleEn: 'Water ecology of important source reservoirs: algae, zooplankton',
        code: '314001/0003',
        provider: '市水务局',
        providerCode: null,
        abstract:
          '重要水库水源地水生态监测（藻类、浮游动物等）。由市水务局依据责任清单（附件3）第14项第（二）款提供；更新周期：每季度；执行标准：SL 733-2016。',
        format: 'JSON（自描述格式，GraphQL 接口）',
        shareType: 2,
        shareTypeZh: '有条件共享',
        shareCondition:
          '承担任务 T05、T12、T21 的部门，经数据责任部门确认；其他单位凭经批准的共享申请，限申请所载用途。',
        shareMode: '共享平台接口（GraphQL）',
        openToPublic: false,
        openCondition: '依申请开放，由数据责任部门批准。',
        updateCycle: 'QUARTERLY',
        issuedOn: '2026-02-02',
        relatedCodes: [],
        because: expect.stringContaining('Unreviewed counts of algae') as string,
        legalBasis: null,
        level: 'GENERAL',
        holdsPersonalData: false,
        delayMinutes: 20160,
        precision: 7,
        standards: ['SL 733-2016'],
        version: 1,
        fields: [
          'ReservoirEcology.coverage',
          'ReservoirEcology.latest',
          'ReservoirEcology.observations',
          'ReservoirEcology.series',
          'ReservoirEcologyPoint.ecology',
        ],
        declared: { sharing: 'CONDITIONAL', openness: 'ON_REQUEST' },
        inForce: { sharing: 'CONDITIONAL', openness: 'ON_REQUEST' },
      },
    });
  });

  test('has no share type and no date before its class is confirmed', async () => {
    expect(
      await told('{ dataset(id: "ocean/sea-outlets") { shareType issuedOn inForce { sharing } } }'),
    ).toEqual({ dataset: { shareType: null, issuedOn: null, inForce: null } });
  });

  test('names what it rests on in each annex of the plan, and the datasets beside it', async () => {
    const rests = async (id: string) =>
      (
        await told(
          `{ dataset(id: "${id}") { restsOn { citationZh duty { clause } task { id } networkRow { id } } relatedCodes } }`,
          BUREAU,
        )
      )['dataset'];
    expect(await rests('water/water-function-zone')).toMatchObject({
      restsOn: { duty: { clause: 'A3.14(2)' }, task: null, networkRow: null },
    });
    expect(await rests('environment/pollution-sources')).toEqual({
      restsOn: {
        citationZh: '分工表（附件2）任务13',
        duty: null,
        task: { id: 13 },
        networkRow: null,
      },
      relatedCodes: ['301001/0010'],
    });
    expect(await rests('environment/groundwater-quality')).toMatchObject({
      restsOn: {
        citationZh: '建设任务（附件1）“地下水环境质量监测网”',
        networkRow: { id: 'groundwater' },
      },
      relatedCodes: [],
    });
  });

  test('lists its items by their Chinese terms', async () => {
    const { dataset } = await told(
      '{ dataset(id: "water/water-function-zone") { items { coordinate name dataType } } }',
    );
    expect((dataset as { items: unknown[] }).items).toContainEqual({
      coordinate: 'WaterFunctionZone.meetsTarget',
      name: '是否达标',
      dataType: 'L',
    });
  });

  test('is an entity that other departments refer to by its id', async () => {
    const representations = [
      { __typename: 'Dataset', id: 'water/water-function-zone' },
      { __typename: 'Dataset', id: 'water/none' },
    ];
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Dataset { code } } }`;
    const { data } = await hub.ask(query, BUREAU, { representations });
    expect(data).toEqual({ _entities: [{ code: '314001/0001' }, null] });
  });
});

describe('what the hub decides for the caller', () => {
  const access = async (id: string, caller?: Caller) => {
    const { dataset } = await told(
      `{ dataset(id: "${id}") { access { isAllowed because cites remedyEn remedyZh until isAudited fields isDemonstration
        operationsPerDay limits { districts sources from before precision } } } }`,
      caller,
    );
    return (dataset as { access: unknown }).access;
  };

  test('S6C2 MUST be published with reason, basis, limits and end, as each read is decided', async () => {
    expect(await access('water/reservoir-water-ecology', OCEAN)).toEqual({
      isAllowed: true,
      because: 'STANDING_RIGHT',
      cites: 'T21, 水环境监测预警工作方案（江府办〔2024〕9号）',
      remedyEn: null,
      remedyZh: null,
      until: '2027-05-31T16:00:00Z',
      isAudited: true,
      fields: null,
      isDemonstration: false,
      operationsPerDay: null,
      limits: {
        districts: null,
        sources: null,
        from: null,
        before: '2026-11-09T10:00:00Z',
        precision: 7,
      },
    });
    const partner: Caller = {
      ...person('water', 'p', 'PARTNER'),
      organisation: { kind: 'PARTNER', id: 'university' },
    };
    expect(await access('water/reservoir-water-ecology', partner)).toMatchObject({
      because: 'GRANT',
      cites: '江水授〔2026〕3号',
      fields: ['ReservoirEcologyPoint.ecology'],
      operationsPerDay: 100,
      limits: { districts: ['440705'] },
    });
  });

  test('S6C3 MUST say of a refusal what to do, and give no limits', async () => {
    expect(await access('ocean/sea-outlets', HANDLER)).toMatchObject({
      isAllowed: false,
      because: 'CLASS_UNCONFIRMED',
      remedyEn: 'Ask the stewards of the owner to confirm the class.',
      remedyZh: '请联系责任部门数据管理岗确认共享属性。',
      limits: null,
      fields: [],
    });
  });
});

describe('who may read a dataset', () => {
  const READERS = `{ dataset(id: "water/reservoir-water-ecology") { readers { counts { because count }
    entries { because organisationKind organisationId department { id } task { id } document number purpose validFrom validTo } } } }`;
  const COUNTS = [
    { because: 'OWNER', count: 1 },
    { because: 'STANDING_RIGHT', count: 2 },
    { because: 'GRANT', count: 1 },
  ];
  const readersFor = async (caller?: Caller): Promise<GraphQLBody & { readers: unknown }> => {
    const answer = await hub.ask(READERS, caller);
    const dataset = answer.data?.['dataset'] as { readers: unknown };
    return { ...answer, readers: dataset.readers };
  };

  test("S6C4 MUST be listed one by one to its owner's stewards, auditors and the operator alone", async () => {
    const owner = await readersFor(HANDLER);
    expect(owner.readers).toMatchObject({
      counts: COUNTS,
      entries: [
        { because: 'OWNER', organisationId: 'water' },
        {
          because: 'STANDING_RIGHT',
          organisationId: 'environment',
          department: { id: 'environment' },
          task: { id: 21 },
          document: '水环境监测预警工作方案（江府办〔2024〕9号）',
          validTo: '2027-06-01',
        },
        { because: 'STANDING_RIGHT', organisationId: 'ocean' },
        {
          because: 'GRANT',
          organisationKind: 'PARTNER',
          organisationId: 'university',
          number: '江水授〔2026〕3号',
          purpose: '水华研究',
          validTo: '2026-12-31',
        },
      ],
    });
    const watching = [
      person('environment', 'qian', 'RECORD_AUDITOR'),
      person('cyberspace-coordination', 'wu', 'EXCHANGE_OPERATOR'),
    ];
    for (const caller of watching) {
      expect(await readersFor(caller)).toMatchObject({
        readers: { entries: expect.arrayContaining([]) as unknown },
      });
    }
    expect((await readersFor(person('ocean', 'he', 'HANDLER'))).readers).toEqual({
      counts: COUNTS,
      entries: null,
    });
  });

  test('S6C5 MUST be published to everybody else by numbers only', async () => {
    for (const caller of [OCEAN, person('water', 'ma', 'ANALYST'), undefined]) {
      const { readers, errors } = await readersFor(caller);
      expect(readers).toEqual({ counts: COUNTS, entries: null });
      expect(errors).toContainEqual(
        expect.objectContaining({
          path: ['dataset', 'readers', 'entries'],
          extensions: expect.objectContaining({ code: 'NOT_PERMITTED' }) as unknown,
        }),
      );
    }
  });

  test('counts every department for a class without condition', async () => {
    const { dataset } = await told(
      '{ dataset(id: "water/water-function-zone") { readers { counts { because count } } } }',
    );
    expect(dataset).toEqual({
      readers: {
        counts: [
          { because: 'OWNER', count: 1 },
          { because: 'CLASS', count: 24 },
        ],
      },
    });
  });
});

describe('the catalogue as a list', () => {
  test('is found by owner, topic, clause, class and openness', async () => {
    expect(await idsOf('department: "water"')).toEqual([
      'water/groundwater-key-areas',
      'water/reservoir-water-ecology',
      'water/water-function-zone',
    ]);
    expect(await idsOf('topic: "pollution-sources"')).toEqual([
      'environment/outlet-minute-data',
      'environment/pollution-sources',
    ]);
    expect(await idsOf('clause: "A1.groundwater"')).toEqual(['environment/groundwater-quality']);
    expect(await idsOf('department: "water", sharing: CONDITIONAL')).toEqual([
      'water/reservoir-water-ecology',
    ]);
    expect(await idsOf('openness: ON_REQUEST, department: "weather"')).toEqual([
      'weather/atmospheric-composition',
    ]);
  });

  test('is found by any part of a Chinese word, and by English in any case', async () => {
    expect(await idsOf('contains: "藻类"')).toEqual(['water/reservoir-water-ecology']);
    expect(await idsOf('contains: "ALGAE"')).toEqual(['water/reservoir-water-ecology']);
    expect(await idsOf('contains: "a3.14", department: "water"')).toHaveLength(3);
    expect(await idsOf('contains: "waterfunctionzone.meets"')).toEqual([
      'water/water-function-zone',
    ]);
    expect(await idsOf('contains: "人口密集区"')).toEqual(['water/groundwater-key-areas']);
    expect(await idsOf('contains: "Fishery water quality"')).toEqual([
      'ocean/fishery-water-quality',
    ]);
    expect(await idsOf('contains: "100%"')).toEqual([]);
  });

  test('S6C6 MUST mark as readable exactly what the caller may read', async () => {
    expect(await idsOf('isReadable: true')).toEqual([]);
    expect(await idsOf('isReadable: true, department: "water"', OCEAN)).toEqual([
      'water/reservoir-water-ecology',
      'water/water-function-zone',
    ]);
    expect(await idsOf('isReadable: false, department: "water"', OCEAN)).toEqual([
      'water/groundwater-key-areas',
    ]);
  });

  test('goes on page by page, and refuses a cursor that it did not give', async () => {
    const page = async (after: string | null) => {
      const query = `query ($after: String) { datasets(first: 2, after: $after, filter: {department: "water"}) {
        totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`;
      return hub.ask(query, undefined, { after });
    };
    const first = (await page(null)).data?.['datasets'] as {
      pageInfo: { endCursor: string };
    };
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect((await page(first.pageInfo.endCursor)).data?.['datasets']).toMatchObject({
      nodes: [{ id: 'water/water-function-zone' }],
      pageInfo: { hasNextPage: false },
    });
    const { errors } = await page(Buffer.from('v1:ocean/none').toString('base64url'));
    expect(errors?.[0]?.extensions['code']).toBe('CURSOR_INVALID');
  });

  test('costs one statement for each table, however many datasets are asked', async () => {
    await told(`{ datasets { nodes { id inForce { sharing } openToPublic releases { number } shareCondition
      items { name } access { isAllowed } readers { counts { count } } relatedCodes } } }`);
    const tables = hub.statements.map((text) => /from (exchange\.\w+)/.exec(text)?.[1]).sort();
    expect(tables).toEqual([
      'exchange.class_confirmation',
      'exchange.dataset',
      'exchange.dataset_item',
      'exchange.release',
    ]);
  });

  test('is reached from a department and from a topic, too', async () => {
    const { _entities: reached } = await told(
      `query ($of: [_Any!]!) { _entities(representations: $of) {
        ... on Department { datasets { id } } ... on DataTopic { datasets { id } } } }`,
      BUREAU,
      {
        of: [
          { __typename: 'Department', id: 'water' },
          { __typename: 'DataTopic', id: 'water-function-zone' },
        ],
      },
    );
    expect(reached).toEqual([
      {
        datasets: [
          { id: 'water/groundwater-key-areas' },
          { id: 'water/reservoir-water-ecology' },
          { id: 'water/water-function-zone' },
        ],
      },
      { datasets: [{ id: 'water/water-function-zone' }] },
    ]);
  });
});

describe('a duty', () => {
  test('S6D5 MUST be fulfilled exactly where departments have announced all that it binds to share', async () => {
    const clauses = ['A3.14(1)', 'A3.14(2)', 'A3.15(2)', 'A3.16(2)'];
    const { _entities: found } = await told(
      `query ($of: [_Any!]!) { _entities(representations: $of) {
        ... on Duty { isFulfilled datasets { id } fulfilledBy { id } } } }`,
      BUREAU,
      { of: clauses.map((clause) => ({ __typename: 'Duty', clause })) },
    );
    const duty = (clause: string) => (found as ReadonlyArray<unknown>)[clauses.indexOf(clause)];
    const water = [
      { id: 'water/groundwater-key-areas' },
      { id: 'water/reservoir-water-ecology' },
      { id: 'water/water-function-zone' },
    ];
    expect(duty('A3.14(2)')).toMatchObject({
      isFulfilled: true,
      datasets: water,
      fulfilledBy: water,
    });
    expect(duty('A3.14(1)')).toMatchObject({ isFulfilled: null, datasets: [], fulfilledBy: [] });
    expect(duty('A3.16(2)')).toMatchObject({ isFulfilled: false, fulfilledBy: [] });
    expect(duty('A3.15(2)')).toMatchObject({ isFulfilled: false, fulfilledBy: [] }); // It has not announced here.
  });
});
