import 'reflect-metadata';
import { getNamedType, isInputObjectType, isObjectType, type GraphQLArgument } from 'graphql';
import { buildSchema, type ClassType, type NonEmptyArray } from 'type-graphql';
import { schemaOf } from '../setup/built-once';
import type { Department } from '../../shared/monitoring/department';
import type { InferenceGuard } from '../../shared/sharing/filter/guard-inference';
import { actOfPolicy } from '../../shared/sharing/policy-index';
import { departments } from '../../subgraphs/registry';

/**
 * Arguments that choose one object by its key, or how much is shown, and so reveal no other field.
 */
const PLAIN = [
  'id',
  'code',
  'cell',
  'latitude',
  'longitude',
  'first',
  'after',
  'withinKm', // The list's own order reveals the place.
  'indicator',
  'indicators',
  'step',
  'days',
  'averaging',
];

/**
 * Fields whose arguments for periods and instants decide what is computed; their answer repeats
 * them.
 */
const COMPUTED =
  /\.(series|coverage|observations|assessment|riverAssessment|airQuality|levels|rainfall|weather)$/;

/** Arguments that a field's own order already reveals. */
const ORDERED: Readonly<Record<string, RegExp>> = {
  years: /\.year$/,
  district: /\.district$/,
  days: /^Forecast\.day$/,
  to: /\.(startedOn|issuedAt|observedOn)$/,
  from: /\.observedOn$/,
};

interface Listed {
  readonly coordinate: string;
  readonly args: ReadonlyArray<string>;
  readonly narrows: InferenceGuard | undefined;
}

let listed: ReadonlyArray<Listed>;
let published: ReadonlySet<string>;
beforeAll(async () => {
  const all = await departments();
  const ofHub = new Set((await Promise.all(all.map(fieldsOfHub))).flat());
  const schemas = await Promise.all(
    all.map(({ resolvers, types }) =>
      buildSchema({
        resolvers: resolvers as unknown as NonEmptyArray<ClassType>, // Every department has some.
        orphanedTypes: [...types],
        validate: false,
        skipCheck: true,
      }),
    ),
  );
  const types = schemas
    .flatMap((schema) => Object.values(schema.getTypeMap()))
    .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    .filter(isObjectType);
  const fields = types.flatMap((type) =>
    Object.values(type.getFields()).map((field) => ({
      coordinate: `${type.name}.${field.name}`,
      args: field.args.flatMap(pathsOf),
      narrows: field.extensions['narrows'] as InferenceGuard | undefined,
    })),
  );
  published = new Set(fields.map(({ coordinate }) => coordinate));
  listed = fields.filter(({ args, coordinate }) => args.length > 0 && !ofHub.has(coordinate));
});

/** Fields of the hub's own acts: their resolvers, not a dataset, decide what each role sees. */
async function fieldsOfHub(department: Department): Promise<ReadonlyArray<string>> {
  const { index } = await schemaOf(department);
  return [...index.fields].flatMap(([coordinate, policy]) =>
    policy.flat().every((id) => actOfPolicy(id) !== null) ? [coordinate] : [],
  );
}

function pathsOf({ name, type }: GraphQLArgument): string[] {
  const named = getNamedType(type);
  return isInputObjectType(named)
    ? Object.keys(named.getFields()).map((field) => `${name}.${field}`)
    : [name];
}

test('S4R70 MUST declare for every argument what it reveals', () => {
  const unsaid = listed.flatMap(({ coordinate, args, narrows }) =>
    args
      .filter((arg) => !PLAIN.includes(arg) && !narrows?.by?.[arg])
      .filter((arg) => !COMPUTED.test(coordinate) || !['at', 'from', 'to'].includes(arg))
      .filter((arg) => !narrows?.always?.some((told) => ORDERED[arg]?.test(told)))
      .map((arg) => `${coordinate}(${arg})`),
  );
  expect(unsaid).toEqual([]);
  expect(listed.length).toBeGreaterThan(150);
});

test('S4R71 MUST declare what the order of a paged list, or of a list around a place, reveals', () => {
  const unsaid = listed
    .filter(({ coordinate, args }) => {
      const isNear = args.includes('withinKm');
      const isOfKey = /^(District|WaterBody|ProtectedArea)\./.test(coordinate);
      return isNear || (isOfKey && args.includes('after'));
    })
    .filter(({ narrows }) => !narrows?.always || narrows.always.length === 0)
    .map(({ coordinate }) => coordinate);
  expect(unsaid).toEqual([]);
});

test('names only what is published', () => {
  const named = listed.flatMap(({ narrows }) => [
    ...(narrows?.always ?? []),
    ...Object.values(narrows?.by ?? {}).flat(),
  ]);
  expect(named.filter((coordinate) => !published.has(coordinate))).toEqual([]);
});

test('names only arguments that exist', () => {
  const unknown = listed.flatMap(({ coordinate, args, narrows }) =>
    Object.keys(narrows?.by ?? {})
      .filter((arg) => !args.includes(arg))
      .map((arg) => `${coordinate}(${arg})`),
  );
  expect(unknown).toEqual([]);
});
