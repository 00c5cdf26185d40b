import { isDeepStrictEqual } from 'node:util';
import { buildSchema, execute, parse, printSchema, validate, type GraphQLSchema } from 'graphql';
import { jsonText } from '../../../shared/graphql/finished-text';
import { IS_LONG, runs } from '../../setup/runs';
import { askedWorld, type Answer, type AskedWorld } from './asked-world';
import { chanceOf, differentialWorld, type Chance } from './differential-world';
import { generatedOperation, type GeneratedOperation } from './generated-operation';

const { numRuns, seed = Date.now() } = runs(100, 3_000);

const world = differentialWorld();
let chance: Chance = chanceOf(0);

/** Undefined if its fields do not merge. */
function operationAt(place: number): GeneratedOperation | undefined {
  const picking = chanceOf(place);
  let step = 0;
  const operation = generatedOperation(ours.schema, () => picking((step += 1)));
  return validate(ours.schema, parse(operation.query)).length === 0 ? operation : undefined;
}

/** The schema without resolvers. */
let bare: GraphQLSchema;
let ours: AskedWorld;
let theirs: AskedWorld;
beforeAll(async () => {
  [ours, theirs] = await Promise.all([
    askedWorld('rivergate', world, () => chance),
    askedWorld('apollo', world, () => chance),
  ]);
  bare = buildSchema(printSchema(ours.schema));
});
afterAll(async () => {
  await ours.close();
  await theirs.close();
});

/**
 * What both say of what departments said: without the faults of values, which @apollo/gateway reports
 * elsewhere, and without indexes, which it counts wrong where an object of a list is not asked for.
 */
function reported({ errors = [] }: Answer): ReadonlyArray<string> {
  return errors
    .filter(({ extensions }) => extensions?.['serviceName'] !== undefined)
    .map(({ message, path, extensions }) => {
      const list = path?.indexOf('@') ?? -1;
      const code = String(extensions?.['code']).replace(
        'DOWNSTREAM_SERVICE_ERROR',
        'DEPARTMENT_ERROR',
      );
      const shown = list < 0 ? path : path?.slice(0, list);
      return JSON.stringify([message, shown?.filter((key) => typeof key === 'string'), code]);
    })
    .sort();
}

const faultsIn = ({ errors = [] }: Answer) =>
  errors.filter(({ extensions }) => extensions?.['serviceName'] === undefined);

/** The value at a path, or the null above it. */
function valueAt(data: unknown, path: ReadonlyArray<string | number> = []): unknown {
  return path.reduce(
    (value, key) => (value === null ? null : (value as Readonly<Record<string, unknown>>)[key]),
    data,
  );
}

/**
 * What graphql-js makes of an answer that it reads as values: the same, in the same order, if it is
 * an answer of the operation.
 */
async function completed(
  { query, variables }: GeneratedOperation,
  { data }: Answer,
): Promise<unknown> {
  if (data === null || data === undefined) return data;
  const result = await execute({
    ...{ schema: bare, document: parse(query), variableValues: variables, rootValue: data },
    fieldResolver: (values: Readonly<Record<string, unknown>>, _given, _context, { path }) =>
      values[path.key] === undefined ? new TypeError('missing') : values[path.key],
    typeResolver: ({ __typename }: { readonly __typename: string }) => __typename,
  });
  return result.errors ? result : JSON.parse(JSON.stringify(result.data));
}

test(
  'our execution answers generated operations as @apollo/gateway does, whatever departments answer',
  async () => {
    const counts = { asked: 0, whole: 0, partial: 0, faulty: 0, astray: 0, texts: 0 };
    for (let at = 0; counts.asked < numRuns; at += 1) {
      const operation = operationAt(seed + at);
      if (!operation) continue;
      counts.asked += 1;
      chance = chanceOf(seed * 31 + at);
      const [mine, reference] = [await ours.ask(operation), await theirs.ask(operation)];
      const about = { seed: seed + at, ...operation };
      const again = await ours.askAgain(operation);
      expect({ about, text: again && jsonText(again.data) }).toEqual({
        about,
        text: JSON.stringify(mine.data),
      });
      if (again?.hasTexts) counts.texts += 1;
      expect({ about, errors: mine.errors, data: JSON.stringify(mine.data) }).toEqual({
        about,
        errors: mine.errors,
        data: JSON.stringify(await completed(operation, mine)),
      });
      const isAstray = !isDeepStrictEqual(await completed(operation, reference), reference.data);
      if (!isAstray)
        expect({ about, errors: mine.errors, data: mine.data }).toEqual({
          about,
          errors: mine.errors,
          data: reference.data,
        });
      if (JSON.stringify(reported(mine)) !== JSON.stringify(reported(reference)))
        expect({ about, errors: reported(mine), mine }).toEqual({
          about,
          errors: reported(reference),
          mine: reference,
        });
      const hasNamedFaults = reference.extensions?.['valueCompletion'] !== undefined;
      const faults = faultsIn(mine);
      if (hasNamedFaults)
        expect({ about, mine, faults: faults.length > 0 }).toEqual({ about, mine, faults: true });
      for (const { path } of faults)
        expect({ about, mine, path, value: valueAt(mine.data, path) }).toEqual({
          about,
          mine,
          path,
          value: null,
        });
      counts[
        isAstray ? 'astray' : hasNamedFaults ? 'faulty' : reference.errors ? 'partial' : 'whole'
      ] += 1;
    }
    if (IS_LONG) process.stdout.write(`${JSON.stringify({ seed, ...counts })}\n`);
    const { astray, ...compared } = counts; // @apollo/gateway may lose fields where null moves upwards.
    for (const count of Object.values(compared)) expect(count).toBeGreaterThan(numRuns / 40);
    expect(astray).toBeLessThan(numRuns / 5);
  },
  IS_LONG ? 3_600_000 : 120_000,
);
