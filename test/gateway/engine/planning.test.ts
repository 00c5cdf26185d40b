import { crossingHub, crossingSupergraph, type CrossingHub } from '../setup/crossing-hub';

/** Fragments that each spread the next one three times, through fields that cross departments. */
function crossing(levels: number): string {
  const links = Array.from(
    { length: levels },
    (_, at) =>
      `fragment F${at} on District { rivers { district { ...F${at + 1} } } lakes { district { ...F${at + 1} } } roads { district { ...F${at + 1} } } }`,
  );
  return `${links.join('\n')} fragment F${levels} on District { code }`;
}

/** The two departments that are left. */
function withoutRoads(): string {
  return crossingSupergraph(['places', 'rivers']);
}

const ASKED = 'query A { __typename districts { code } }';
const UNASKED = 'query B { districts { ...F0 } }';

const open: CrossingHub[] = [];
afterEach(async () => {
  for (const hub of open.splice(0)) await hub.close();
});
async function hubWith(options: Parameters<typeof crossingHub>[0] = {}): Promise<CrossingHub> {
  const hub = await crossingHub(options);
  open.push(hub);
  return hub;
}

const codeOf = ({ status, body }: Awaited<ReturnType<CrossingHub['ask']>>) => ({
  status,
  code: body.errors?.[0]?.extensions.code,
});

describe('what is planned of a document', () => {
  test.each([14, 20, 48, 90])(
    'MUST be the asked operation alone, beside %i crossing fragments',
    async (levels) => {
      const { ask, asked } = await hubWith();
      const answer = await ask(`${ASKED} ${UNASKED} ${crossing(levels)}`, { operationName: 'A' });
      expect(answer.body).toEqual({ data: { __typename: 'Query', districts: [{ code: '1' }] } });
      expect(asked.map(({ query }) => query)).toEqual(['query A__places__0{districts{code}}']);
    },
  );

  test('is found again for a document that holds something else beside it', async () => {
    const { ask, engine } = await hubWith();
    await ask(`${ASKED} ${UNASKED} ${crossing(2)}`, { operationName: 'A' });
    await ask(`${ASKED} query C { found { ... on District { name } } }`, { operationName: 'A' });
    expect(engine.caches().find(({ name }) => name === 'plans')).toMatchObject({
      entries: 1,
      hits: 1,
      misses: 1,
    });
  });

  test('takes no variable of an operation that is not asked', async () => {
    const { ask } = await hubWith();
    const both = 'query A { districts { code } } query B($n: Int!) { strict(n: $n) }';
    expect(codeOf(await ask(both, { operationName: 'A' }))).toEqual({ status: 200 });
    expect(codeOf(await ask(both, { operationName: 'B' }))).toEqual({
      status: 400,
      code: 'BAD_USER_INPUT',
    });
  });
});

describe('a bound of planning', () => {
  test('counts fields where fragments cross, whatever the cost', async () => {
    const { ask, asked } = await hubWith({
      limits: { maxSelections: 500, maxCost: Number.MAX_VALUE },
    });
    expect(codeOf(await ask(`${UNASKED} ${crossing(3)}`))).toEqual({ status: 200 });
    asked.length = 0;
    const refused = await ask(`${UNASKED} ${crossing(6)}`);
    expect(refused.body.errors[0]).toMatchObject({
      message:
        'With its fragments written out for each possible type, the operation selects 2914 fields; at most 500 are planned.',
      extensions: { code: 'TOO_MANY_SELECTIONS', limit: 500, found: 2914 },
    });
    expect(asked).toEqual([]);
  });

  test.each([
    ['an interface', '{ things { name district { code } } }', 1 + 3 * (1 + 2)],
    ['a union, by a fragment on an interface', '{ found { ... on Thing { name id } } }', 1 + 6],
    [
      'an interface, by a named fragment',
      '{ things { ...T } } fragment T on Thing { name }',
      1 + 3,
    ],
    ['one type of it', '{ things { ... on Pump { ...T power } } } fragment T on Thing { name }', 3],
  ])('counts a field of %s for each type that may answer', async (_, query, found) => {
    const { ask } = await hubWith({ limits: { maxSelections: 0 } });
    const { body } = await ask(query);
    expect(body.errors[0]?.extensions).toMatchObject({ code: 'TOO_MANY_SELECTIONS', found });
  });

  test('counts the fetches of a plan, for a run and a dry run in the same way', async () => {
    const { ask, asked } = await hubWith({ limits: { maxFetches: 3, maxCost: Number.MAX_VALUE } });
    const wide = '{ districts { name rivers { district { name roads { district { name } } } } } }';
    const dry = { extensions: { dryRun: true } };
    for (const more of [{}, dry]) {
      const { status, body } = await ask(wide, more);
      expect({ status, error: body.errors[0] }).toMatchObject({
        status: 400,
        error: { extensions: { code: 'TOO_MANY_FETCHES', limit: 3 } },
      });
    }
    expect(asked).toEqual([]);
    expect(codeOf(await ask('{ districts { rivers { id } } }'))).toEqual({ status: 200 });
  });

  test('is the time of one operation: it is refused, remembered, and keeps nobody else waiting for ever', async () => {
    const { ask, asked } = await hubWith({
      limits: {
        maxSelections: 1e12,
        maxCost: Number.MAX_VALUE,
        maxFetches: 1e6,
        planTimeoutMs: 3000,
      },
    });
    await ask('{ districts { name } }');
    asked.length = 0;
    const endless = `${UNASKED} ${crossing(12)}`;
    const startedAt = performance.now();
    const [refused, neighbour, known] = await Promise.all([
      ask(endless),
      ask('{ districts { code name } }'),
      ask('{ districts { name } }'),
    ]);
    const first = performance.now() - startedAt;
    expect(codeOf(refused)).toEqual({ status: 400, code: 'PLANNING_TOO_LONG' });
    expect([codeOf(neighbour), codeOf(known)]).toEqual([{ status: 200 }, { status: 200 }]);
    const againAt = performance.now();
    expect(codeOf(await ask(endless))).toEqual({ status: 400, code: 'PLANNING_TOO_LONG' });
    expect(performance.now() - againAt).toBeLessThan(first / 2);
    expect(asked).toHaveLength(2);
  });
});

describe('a dry run', () => {
  test('plans for the run that comes after it', async () => {
    const { ask, engine } = await hubWith();
    const query = '{ districts { rivers { id } } }';
    const { body } = await ask(query, { extensions: { dryRun: true } });
    expect(body).toMatchObject({
      data: null,
      extensions: { dryRun: { fetches: [{ department: 'places' }, { department: 'rivers' }] } },
    });
    await ask(query);
    const plans = engine.caches().find(({ name }) => name === 'plans');
    expect(plans).toMatchObject({ misses: 1, entries: 1 });
  });
});

describe('a new supergraph', () => {
  test('is planned against from the next question on', async () => {
    const { ask, asked, engine } = await hubWith();
    const query = '{ districts { code } }';
    await ask(query);
    await engine.swap(withoutRoads());
    expect(codeOf(await ask('{ districts { roads { id } } }'))).toEqual({
      status: 400,
      code: 'INVALID_OPERATION',
    });
    asked.length = 0;
    expect((await ask(query)).body).toEqual({ data: { districts: [{ code: '1' }] } });
    expect(engine.caches().find(({ name }) => name === 'plans')).toMatchObject({ entries: 1 });
  });
});
