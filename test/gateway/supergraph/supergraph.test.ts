import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argumentsInRequires } from '../../../gateway/supergraph/arguments-in-requires';
import { composeSupergraph } from '../../../gateway/supergraph/compose';
import { lastGoodIn } from '../../../gateway/supergraph/last-good';
import { readPublicSupergraph } from '../../../gateway/supergraph/public-supergraph';
import { subgraphsOf } from '../../../gateway/supergraph/subgraphs-of';
import { watchFiles } from '../../../gateway/supergraph/watch';
import { supergraph } from '../setup/two-departments';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rivergate-'));
});
afterEach(() => rm(folder, { recursive: true }));

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.6", import: ["@key", "@shareable", "@external", "@requires", "@policy"])';
const compose = (water: string, ocean: string) =>
  composeSupergraph([
    { name: 'water', sdl: `${LINK} ${water}` },
    { name: 'ocean', sdl: `${LINK} ${ocean}` },
  ]);

describe('composeSupergraph', () => {
  test('composes departments that fit', () => {
    expect(subgraphsOf(supergraph({ water: 'http://a.invalid/graphql' }))).toEqual([
      { name: 'water', url: 'http://a.invalid/graphql' },
      { name: 'weather', url: 'http://weather.invalid' },
    ]);
  });

  test.each([
    [
      'types that do not fit',
      'type Query { a: Int @shareable }',
      'type Query { a: String @shareable }',
      /FIELD_TYPE_MISMATCH: .*"Query\.a".*"ocean".*"water"/,
    ],
    [
      'a new argument in one department alone',
      'type Query { a(x: Int): Int @shareable }',
      'type Query { a: Int @shareable }',
      /INCONSISTENT_ARGUMENT_PRESENCE: .*"Query\.a\(x:\)".*"water".*"ocean".*the argument is dropped/,
    ],
    [
      'an input field in one department alone',
      'type Query { a(i: I): Int } input I { x: Int y: Int }',
      'type Query { b(i: I): Int } input I { x: Int }',
      /INCONSISTENT_INPUT_OBJECT_FIELD: .*"y" will not be added to "I".*"water"/,
    ],
    [
      'an input enum value in one department alone',
      'type Query { a(e: E): Int } enum E { X Y }',
      'type Query { b(e: E): Int } enum E { X }',
      /INCONSISTENT_ENUM_VALUE_FOR_INPUT_ENUM: .*"Y"/,
    ],
    ['bad syntax', 'type Query {', 'type Query { b: Int }', /SYNTAX: \[water\] Syntax Error/],
  ])('refuses %s, naming department and field', (_, water, ocean, message) => {
    expect(() => compose(water, ocean)).toThrow(
      expect.objectContaining({
        code: 'SUPERGRAPH_REFUSED',
        message: expect.stringMatching(message),
      }),
    );
  });
});

describe('lastGoodIn', () => {
  test('keeps the last one, in a folder that it makes, and leaves no draft behind', async () => {
    const inside = join(folder, 'data');
    const lastGood = lastGoodIn(inside);
    expect(await lastGood.read()).toBeNull();
    await lastGood.write('one');
    await Promise.all([lastGood.write('two'), lastGood.write('two')]);
    expect(await lastGoodIn(inside).read()).toBe('two');
    expect(await readdir(inside)).toEqual(['supergraph.graphql']);
  });

  test('answers the one made from a mark, unless it was made from another or changed since', async () => {
    const lastGood = lastGoodIn(folder);
    await lastGood.write('one', 'a');
    expect(await lastGood.readMadeFrom('a')).toBe('one');
    expect(await lastGood.readMadeFrom('b')).toBeNull();
    await lastGood.write('two'); // Nobody knows from what.
    expect(await lastGood.readMadeFrom('a')).toBeNull();
    expect(await lastGood.read()).toBe('two');
  });
});

describe('watchFiles', () => {
  test.each([
    ['rewritten in place', (file: string) => writeFile(file, 'two')],
    [
      'replaced by rename',
      async (file: string) => {
        await writeFile(`${file}.new`, 'one');
        await rename(`${file}.new`, file);
      },
    ],
    [
      'removed and written again',
      async (file: string) => {
        await rm(file);
        await writeFile(file, 'one');
      },
    ],
  ])('reports once a file that was %s', async (_, change) => {
    const file = join(folder, 'supergraph.graphql');
    await writeFile(file, 'one');
    let calls = 0;
    let stop: () => void = () => undefined;
    const changed = new Promise<void>((resolve) => {
      void watchFiles(
        [file],
        () => {
          calls += 1;
          resolve();
        },
        { intervalMs: 10 },
      ).then(async (stopWatching) => {
        stop = stopWatching;
        await change(file);
      });
    });
    await changed;
    stop();
    expect(calls).toBe(1);
  });
});

describe('readPublicSupergraph', () => {
  const read = async (sdl: string) => {
    const file = join(folder, 'public.graphql');
    await writeFile(file, sdl);
    return readPublicSupergraph(file);
  };

  test('takes a supergraph as it is', async () => {
    const sdl = supergraph();
    expect(await read(sdl)).toBe(sdl);
  });

  test('refuses an applied policy and names its place', async () => {
    const { supergraphSdl } = compose(
      'type Query { a: S } type S @key(fields: "id") { id: ID! secret: Int @policy(policies: [["x"]]) }',
      'type Query { b: Int }',
    );
    await expect(read(supergraphSdl)).rejects.toThrow(
      'The supergraph file is refused: it applies @policy on "S.secret", and no policy of that name is known here.',
    );
  });

  test.each([
    ['of one field', 'weight(unit: String): Int', 'weight(unit: "kg")', '"weight"'],
    ['of what lies below it', 'box: Box', 'box { size(unit: "cm") }', '"size"'],
    [
      'of two fields',
      'weight(unit: String): Int price(in: String): Int',
      'weight(unit: "kg") price(in: "CNY")',
      '"weight", "price"',
    ],
  ])(
    'admits a @requires with arguments %s, which it names for @apollo/gateway',
    async (_, external, fields, named) => {
      const good = 'type Good @key(fields: "id") { id: ID!';
      const box = 'type Box @shareable { size(unit: String): Int }';
      const freight = `freight: Int @requires(fields: ${JSON.stringify(fields)})`;
      const { errors, supergraphSdl = '' } = composeServices(
        [
          `type Query { goods: [Good] } ${good} ${external} } ${box}`,
          `${good} ${external.replaceAll(/(Int|Box)/g, '$1 @external')} ${freight} } ${box}`,
        ].map((sdl, at) => ({
          name: `s${String(at)}`,
          url: 'http://s.invalid',
          typeDefs: parse(`${LINK} ${sdl}`),
        })),
      );
      expect(errors).toBeUndefined();
      expect(await read(supergraphSdl)).toBe(supergraphSdl);
      expect(argumentsInRequires(parse(supergraphSdl))).toEqual([
        `On field "Good.freight", for @requires: @apollo/gateway would drop the arguments of ${named}; use RIVERGATE_ENGINE=rivergate, or require a field without arguments.`,
      ]);
    },
  );

  test.each([
    ['no GraphQL', 'hello {', /refused: Syntax Error/],
    ['no supergraph', 'type Query { a: Int }', /it names no subgraph by @join__graph/],
    [
      'a subgraph without an address',
      supergraph({ water: 'unix:/x' }),
      /"water" needs an http address, but has: "unix:\/x"/,
    ],
  ])('refuses %s', async (_, sdl, message) => {
    await expect(read(sdl)).rejects.toThrow(message);
  });

  test('refuses a file that does not exist', async () => {
    await expect(readPublicSupergraph(join(folder, 'none'))).rejects.toThrow(
      /it cannot be read: ENOENT/,
    );
  });
});
