import fc from 'fast-check';
import { getIntrospectionQuery, parse, validate, type GraphQLField } from 'graphql';
import { readRecipes } from '../../../gateway/recipes/read-recipes';
import { NO_REGISTER } from '../../../gateway/rules/cost/station-register';
import { costing } from '../../setup/fixtures/cost-of';
import { countScalars } from '../../setup/fixtures/count-scalars';
import { demoHub, type DemoHub } from '../../setup/demo-hub';
import { lengthsAt, listQuestions } from '../../setup/fixtures/list-questions';
import { randomOperation, type Draw } from '../../setup/fixtures/random-operation';
import { IS_LONG, runs } from '../../setup/runs';

const RUNS = runs(40, 2000);

let hub: DemoHub;
let counted: Awaited<ReturnType<typeof costing>>;
beforeAll(async () => {
  hub = await demoHub();
  counted = await costing(hub);
});
afterAll(() => hub.close());

describe('the cost of a recipe', () => {
  test.each(readRecipes())(
    '$name: lies between the number of answered values and twice that',
    async (recipe) => {
      const { data, errors } = await hub.ask(recipe.query, recipe.variables);
      expect(errors).toBeUndefined();
      const came = countScalars(data);
      const { values } = counted.cost(recipe.query, recipe.variables);
      if (IS_LONG)
        process.stdout.write(
          `${recipe.name}: ${String(values)} / ${String(came)} = ${(values / came).toFixed(2)}\n`,
        );
      expect(values).toBeLessThanOrEqual(2 * came);
      expect(values).toBeGreaterThanOrEqual(came);
    },
  );
});

describe('the budget of one operation', () => {
  const budget = 50_000;
  const from = '2026-08-25T00:00:00Z';
  const series = (at: number) =>
    `a${String(at)}: series(indicator: "rain", from: "${from}", to: "2026-11-23T00:00:00Z") { times values flags samples reviews }`;

  test('is exceeded by 14 aliases of the hourly series of all weather stations over 90 days', () => {
    const aliases = Array.from({ length: 14 }, (_, at) => series(at)).join(' ');
    const { values, dearest } = counted.cost(
      `{ weatherStations(first: 500) { nodes { ${aliases} } } }`,
    );
    // 27 stations in the register, two values an hour at most, five columns.
    expect(values).toBe(14 * 27 * 5 * (90 * 48 + 1));
    expect(dearest).toBe('weatherStations.nodes.a0.times');
  });

  test('is exceeded by every other way to ask for as many points', () => {
    const dates = 'from: "2025-11-23T00:00:00Z", to: "2026-11-23T00:00:00Z"';
    const year = `series(indicator: "rain", ${dates}, step: HOUR) { values }`;
    for (const query of [
      `{ weatherStations { nodes { ${year} } } }`,
      `{ weatherStations { edges { node { ...Y } } } } fragment Y on WeatherStation { ${year} }`,
      `{ districts { weatherStations { nodes { ${year} } } } }`,
      `{ districts { places: waterStations { nodes { place { weatherStations(withinKm: 200) { ${year} } } } } } }`,
    ])
      expect([query, counted.cost(query).values > budget]).toEqual([query, true]);
  });

  test('holds a year of days of one station, and all stations with their newest values', () => {
    const dates = 'from: "2025-11-23T00:00:00Z", to: "2026-11-23T00:00:00Z"';
    for (const query of [
      `{ weatherStations(first: 1) { nodes { series(indicator: "rain", ${dates}, step: HOUR) { times values } } } }`,
      '{ waterStations(first: 500) { nodes { id nameZh latest { text unit from indicator { symbol } } } } }',
      `{ waterStations(first: 5) { nodes { ...L } } } fragment L on Station { series(indicator: "stage", from: "2026-11-13T00:00:00Z", to: "2026-11-23T00:00:00Z") { times values flags samples reviews } }`,
    ])
      expect([query, counted.cost(query).values <= budget]).toEqual([query, true]);
  });

  test('holds the standard questions about the schema, and not fifty full lists of its types', () => {
    const all = { inputValueDeprecation: true, specifiedByUrl: true, directiveIsRepeatable: true };
    expect(counted.cost(getIntrospectionQuery()).values).toBeLessThan(budget);
    const whole = getIntrospectionQuery({ ...all, schemaDescription: true, oneOf: true });
    expect(counted.cost(whole).values).toBeLessThan(budget);
    const types = Array.from(
      { length: 50 },
      (_, at) =>
        `a${String(at)}: types { name description fields { name description args { name } } }`,
    );
    expect(counted.cost(`{ __schema { ${types.join(' ')} } }`).values).toBeGreaterThan(budget);
  });

  test('does not look at counts that only some callers may see', () => {
    const ask = '{ waterStations(first: 500) { nodes { id } } }';
    expect(counted.cost(ask).values).toBe(27);
    expect(costOfWithout(ask)).toBe(500);
  });
});

/** What a question costs where the public may not read the register. */
function costOfWithout(query: string): number {
  return counted.cost(query, {}, NO_REGISTER).values;
}

/** Fits the demonstration, so that its lists are as long as they get. */
const TEXTS = {
  ...{ first: '300', withinKm: '50', indicator: '"no2"', year: '2025' },
  ...{ longitude: '113.08', latitude: '22.58', code: '"440705"', district: '"440705"' },
  ...{ Int: '2025', Boolean: 'true', Date: '"2026-11-20"', DateTime: '"2026-11-20T00:00:00Z"' },
} as const;

describe('a declared size', () => {
  test('is no smaller than any list of the demonstration', async () => {
    const { schema, sizes } = counted;
    const assumed = (coordinate: string) => {
      const [type = ''] = coordinate.split('.');
      const field = sizes.fields.get(coordinate);
      const series = field?.indicators === undefined ? undefined : sizes.measured.get(type)?.series;
      return series ?? field?.list?.assumedSize;
    };
    const questions = listQuestions(schema, TEXTS, (one) => assumed(one) !== undefined);
    const tooSmall: string[] = [];
    let seen = 0;
    for (const { query, coordinate, path } of questions) {
      const { data } = await hub.ask(query);
      const lengths = lengthsAt(data, path);
      seen += lengths.length;
      const longest = Math.max(0, ...lengths);
      if (longest > (assumed(coordinate) ?? 0)) tooSmall.push(`${coordinate}: ${String(longest)}`);
    }
    expect([...new Set(tooSmall)]).toEqual([]);
    expect(seen).toBeGreaterThan(1000);
  });
});

/** What the arguments of one operation are, each the same wherever it stands. */
function drawnArguments(draw: Draw) {
  const days = 1 + draw(12);
  const to = Date.parse('2026-11-23T00:00:00Z');
  const from = new Date(to - days * 86_400_000).toISOString();
  const pick = <T>(of: ReadonlyArray<T>, other: T): T => of[draw(of.length)] ?? other;
  const first = 1 + draw(40);
  const texts: Readonly<Record<string, string>> = {
    ...{ from: `"${from}"`, to: '"2026-11-23T00:00:00Z"', at: '"2026-11-22T04:00:00Z"' },
    ...{ first: draw(2) === 0 ? String(first) : '$first', withinKm: pick(['5', '20', '60'], '5') },
    step: pick(['RAW', 'HOUR', 'DAY', 'MONTH'], 'RAW'),
    indicator: pick(['"no2"', '"stage"', '"rain"', '"soil_cd"', '"leq"', '"cod"'], '"ph"'),
    ...{ code: pick(['"440705"', '"440703"'], '"tanjiang"'), district: '"440705"' },
    ...{ longitude: '113.08', latitude: '22.58', year: '2025', days: String(1 + draw(7)) },
    ...{ years: pick(['[2025]', '[2023, 2024, 2025]'], 'null') },
    ...{ Int: '2025', Float: '1.5', Boolean: 'true', Date: '"2026-11-20"' },
    DateTime: '"2026-11-20T00:00:00Z"',
  };
  const isGiven = draw(2) === 0;
  return {
    variables: { first },
    argumentsOf: ({ args }: GraphQLField<unknown, unknown>) => {
      const given = args.flatMap(({ name, type, defaultValue }) => {
        const wanted = String(type).endsWith('!') && defaultValue === undefined;
        if (!wanted && !(isGiven && ['first', 'step', 'years', 'days'].includes(name))) return [];
        const isDay = String(type) === 'Date!' && (name === 'from' || name === 'to');
        const text = isDay
          ? `"${(name === 'from' ? from : '2026-11-23').slice(0, 10)}"`
          : texts[name];
        return [`${name}: ${text ?? texts[String(type).replace(/[!\[\]]/g, '')] ?? '"x"'}`];
      });
      return given.length > 0 ? `(${given.join(', ')})` : '';
    },
  };
}

describe('the cost of any operation', () => {
  test('is at least half of what is answered, for random operations of the whole schema', async () => {
    const { schema, cost } = counted;
    let [asked, large] = [0, 0];
    const ratios: number[] = [];
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (gen) => {
        const draw: Draw = (below) => gen(fc.nat, { max: Math.max(0, below - 1) });
        const { variables, argumentsOf } = drawnArguments(draw);
        const drawn = randomOperation(schema, draw, {
          deepest: 6,
          argumentsOf,
          head: () => ', $first: Int = 5',
        });
        const text = drawn.text.replace(
          '{ u0',
          '{ u3: stationRefs(first: $first) { __typename } u0',
        );
        const document = parse(text, { noLocation: true });
        fc.pre(validate(schema, document).length === 0);
        const given = { ...drawn.variables, ...variables };
        const { data, errors } = await hub.ask(text, given);
        fc.pre(data !== undefined && data !== null);
        const came = countScalars(data);
        const { values } = cost(text, given);
        asked += 1;
        if (came > 50) large += 1;
        ratios.push(values / came);
        if (2 * values < came) {
          const fault = { text, given, came, values, errors: errors?.slice(0, 3) };
          throw new Error(JSON.stringify(fault));
        }
      }),
      { ...RUNS, maxSkipsPerRun: 50, endOnFailure: true },
    );
    if (IS_LONG)
      process.stdout.write(
        `asked ${String(asked)}, large ${String(large)}, least ratio ${String(Math.min(...ratios))}\n`,
      );
    expect(asked).toBeGreaterThanOrEqual(RUNS.numRuns);
    expect(large).toBeGreaterThanOrEqual(RUNS.numRuns / 40);
  });
});
