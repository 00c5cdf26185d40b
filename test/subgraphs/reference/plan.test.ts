import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { department as reference } from '../../../subgraphs/reference/department';
import { prepareDepartment } from '../../../shared/monitoring/department';
import { departmentHub, type DepartmentHub } from '../../setup/department-hub';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([reference]);
});
afterAll(() => hub.close());

async function data(query: string): Promise<Record<string, unknown>> {
  const { data: answer, errors } = await hub.ask('reference', query);
  expect(errors).toBeUndefined();
  return answer as Record<string, unknown>;
}

describe('the departments', () => {
  test('are 24 in the order of annex 3, of which 12 must share', async () => {
    const { departments } = await data('{ departments { id order mustShare } }');
    const rows = departments as { id: string; order: number; mustShare: boolean }[];
    expect(rows.map(({ order }) => order)).toEqual(Array.from({ length: 24 }, (_, n) => n + 1));
    expect(rows.filter(({ mustShare }) => mustShare)).toHaveLength(12);
    expect(rows[0]?.id).toBe('environment');
  });

  test('carry their clauses, topics and tasks', async () => {
    expect(
      await data(`{ department(id: "water") { nameZh successorToday earlyWarningDomain
        duties { clause classes topics { id } validFrom validTo department { id } }
        topics { id kind networkRows { id } } leadsTasks { code } takesPartIn { code } } }`),
    ).toMatchObject({
      department: {
        nameZh: '市水务局',
        successorToday: '江门市水利局',
        earlyWarningDomain: 'WATER',
        duties: expect.arrayContaining([
          {
            clause: 'A3.14(2)',
            classes: ['SHARE'],
            topics: expect.arrayContaining([{ id: 'water-function-zone' }]),
            validFrom: '2017-01-01',
            validTo: '2021-01-01',
            department: { id: 'water' },
          },
        ]),
        leadsTasks: [],
        takesPartIn: expect.arrayContaining([{ code: 'T03' }, { code: 'T18' }]),
      },
    });
  });

  test('that the mandate does not have are null', async () => {
    expect(await data('{ department(id: "urban-rural-planning") { id } }')).toEqual({
      department: null,
    });
  });
});

describe('continuations', () => {
  test('list real documents, with their doubts, before those made up for the demonstration', async () => {
    const { department } = await data(
      '{ department(id: "ocean") { duties { clause continuedBy { document relation certainty bearer { id } validFrom isDemonstration } } } }',
    );
    const { duties } = department as { duties: { clause: string; continuedBy: unknown[] }[] };
    expect(duties.find(({ clause }) => clause === 'A3.21(2)')?.continuedBy).toEqual([
      expect.objectContaining({
        relation: 'MOVED',
        certainty: 'MEMORY',
        bearer: { id: 'environment' },
        validFrom: null,
        isDemonstration: false,
      }),
      expect.objectContaining({
        relation: 'GENERAL',
        certainty: 'CROSS_CHECKED',
        bearer: null,
        validFrom: '2025-08-01',
        isDemonstration: false,
      }),
      {
        document: expect.stringContaining('演示') as string,
        relation: 'CONTINUED',
        certainty: 'DEMONSTRATION',
        bearer: null,
        validFrom: '2021-01-01',
        isDemonstration: true,
      },
    ]);
  });

  test('made up for the demonstration stop at clauses that share and tasks that need data', async () => {
    const { tasks } = await data('{ tasks { id continuedBy { isDemonstration } } }');
    const continued = (tasks as { id: number; continuedBy: { isDemonstration: boolean }[] }[])
      .filter(({ continuedBy }) => continuedBy.length > 0)
      .map(({ id }) => id);
    for (const platform of [18, 19, 25, 26, 27, 28, 30, 31, 32, 33, 34, 35]) {
      expect(continued).not.toContain(platform);
    }
    expect(continued).toEqual(expect.arrayContaining([1, 3, 4, 12]));
    const { departments } = await data(
      '{ departments { duties { classes continuedBy { isDemonstration } } } }',
    );
    const made = (
      departments as {
        duties: { classes: string[]; continuedBy: { isDemonstration: boolean }[] }[];
      }[]
    )
      .flatMap(({ duties }) => duties)
      .filter(({ continuedBy }) => continuedBy.some(({ isDemonstration }) => isDemonstration));
    expect(made).toHaveLength(12);
    expect(made.every(({ classes }) => classes.includes('SHARE'))).toBe(true);
  });
});

describe('tasks', () => {
  test('are narrowed by department, as lead or participant, and by theme', async () => {
    const { all, ofOcean, warned } = await data(`{ all: tasks { id }
      ofOcean: tasks(department: "ocean") { id lead { id } }
      warned: tasks(department: "ocean", theme: EARLY_WARNING) { id } }`);
    expect(all).toHaveLength(35);
    expect((ofOcean as { id: number }[]).map(({ id }) => id)).toEqual([4, 12, 18, 21, 23, 30]);
    expect(warned).toEqual([{ id: 21 }, { id: 23 }]);
  });

  test('keep a participant that annex 3 does not have', async () => {
    expect(
      await data(
        '{ task(id: 2) { lead { id } participants { id department { id } } networkRows { id } } }',
      ),
    ).toEqual({
      task: {
        lead: { id: 'transport' },
        participants: [
          { id: 'environment', department: { id: 'environment' } },
          { id: 'housing-construction', department: { id: 'housing-construction' } },
          { id: 'urban-rural-planning', department: null },
        ],
        networkRows: [{ id: 'roadside-air' }, { id: 'port-air' }],
      },
    });
  });
});

describe('the networks', () => {
  test('are 31 rows whose city points sum to 728', async () => {
    const { networks } = await data(
      '{ networks { order network hasCityTask cityCount { min qualifier } } }',
    );
    const rows = networks as { network: string; cityCount: { min: number } }[];
    expect(rows).toHaveLength(31);
    const city = rows.filter(({ network }) =>
      ['AIR', 'WATER', 'SOIL', 'NOISE', 'RADIATION'].includes(network),
    );
    expect(city.reduce((sum, { cityCount }) => sum + cityCount.min, 0)).toBe(728);
  });

  test('keep the words of a count, its parts and what is to be built', async () => {
    expect(
      await data(`{ sea: networkRow(id: "coastal-sea") { cityCount { text min max qualifier } construction { count placeZh districtCode } tasks { code } }
        soil: networkRow(id: "soil") { parts { count steward { id } } } }`),
    ).toEqual({
      sea: {
        cityCount: { text: '约6', min: 6, max: 6, qualifier: 'ABOUT' },
        construction: { count: 1, placeZh: '银洲湖', districtCode: '440705' },
        tasks: [{ code: 'T04' }],
      },
      soil: {
        parts: [
          { count: 103, steward: { id: 'agriculture' } },
          { count: 180, steward: null },
          { count: 102, steward: null },
        ],
      },
    });
  });
});

test('the inconsistencies are kept, with whom and what they touch', async () => {
  const { inconsistencies } = await data(
    '{ inconsistencies { id departments { id department { id } } tasks { code } networkRows { id } } }',
  );
  expect(inconsistencies).toHaveLength(12);
  expect(inconsistencies).toContainEqual({
    id: 'tidal-reach-as-sea',
    departments: [
      { id: 'environment', department: { id: 'environment' } },
      { id: 'ocean', department: { id: 'ocean' } },
      { id: 'water', department: { id: 'water' } },
    ],
    tasks: [{ code: 'T04' }],
    networkRows: [{ id: 'coastal-sea' }],
  });
});

test('22 topics must be opened, and none of them is the bureau’s', async () => {
  const { dataTopics } = await data('{ dataTopics(mustOpen: true) { id department { id } } }');
  expect(dataTopics).toHaveLength(22);
  expect(dataTopics).not.toContainEqual(
    expect.objectContaining({ department: { id: 'environment' } }),
  );
});

test('the whole plan takes one statement a table, however much of it is asked', async () => {
  hub.statements.length = 0;
  await data(`{ departments { duties { topics { networkRows { id } } continuedBy { bearer { nameZh } } }
    leadsTasks { participants { department { nameZh } } networkRows { parts { steward { nameZh } } } } } inconsistencies { tasks { lead { id } } } }`);
  expect(hub.statements).toHaveLength(7);
});

test('preparing again changes nothing, and takes away what the mandate does not say', async () => {
  const versions = () =>
    hub.database
      .reader('reference', EVERY_ROW)
      .query<{ rows: string }>(
        `select string_agg(id || xmin::text, ',' order by id) as rows from reference.network_row`,
      );
  const before = await versions();
  await hub.database.asOwner('reference', (transaction) =>
    transaction.query(
      `insert into reference.inconsistency values ('made-up', 99, '{}', '{}', '{}', '', '')`,
    ),
  );
  await hub.database.asOwner('reference', (transaction) =>
    transaction.query(`update reference.task set title_zh = '改' where id = 1`),
  );
  await prepareDepartment(hub.database, reference);
  expect(await versions()).toEqual(before);
  expect(await data('{ task(id: 1) { titleZh } inconsistencies { id } }')).toMatchObject({
    task: { titleZh: '优化城市空气站及专题站建设' },
    inconsistencies: { length: 12 },
  });
});
