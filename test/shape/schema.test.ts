import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaOf } from '../setup/built-once';
import { committedSupergraph } from '../setup/committed-supergraph';
import { isOpenToAll } from '../../shared/sharing/dataset';
import { departments } from '../../subgraphs/registry';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  parse,
  print,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

const SUBGRAPHS = join(__dirname, '..', '..', 'subgraphs');

describe('the committed schemas', () => {
  test('match the code', async () => {
    for (const department of await departments()) {
      const { sdl } = await schemaOf(department);
      const committed = readFileSync(join(SUBGRAPHS, department.name, 'schema.graphql'), 'utf8');
      if (inOrderOfNames(committed) !== inOrderOfNames(sdl))
        throw new Error(
          `${department.name}: run \`npm run rivergate -- schema ${department.name}\``,
        );
    }
  });

  test('compose without an error and without silent loss', async () => {
    expect(await committedSupergraph()).toContain('join__Graph');
  });

  test('describe every type, field, argument and value', async () => {
    for (const department of await departments()) {
      const { schema } = await schemaOf(department);
      const bare = undescribed(schema).filter(
        (name) => !/^(_|Query\._|federation__|link__)/.test(name),
      );
      expect({ department: department.name, bare }).toEqual({
        department: department.name,
        bare: [],
      });
    }
  });

  test('keep every field outside open datasets nullable', async () => {
    for (const department of await departments()) {
      const { schema, index } = await schemaOf(department);
      const closed = new Set(
        department.datasets.filter((dataset) => !isOpenToAll(dataset)).map(({ id }) => id),
      );
      const stiff = [...index.fields].filter(
        ([coordinate, policy]) =>
          policy.flat().some((id) => closed.has(id)) && isRequired(schema, coordinate),
      );
      expect({ department: department.name, stiff }).toEqual({
        department: department.name,
        stiff: [],
      });
    }
  });
});

/**
 * The text with types and fields in the order of their names: type-graphql prints them in the order in
 * which modules were loaded, and a test that ran before has loaded some of them.
 */
function inOrderOfNames(sdl: string): string {
  const sorted = (nodes: ReadonlyArray<object>) =>
    [...nodes].sort((a, b) => (nameIn(a) < nameIn(b) ? -1 : 1));
  const { definitions, ...document } = parse(sdl, { noLocation: true });
  const parts = definitions.map((one) =>
    'fields' in one && one.fields ? { ...one, fields: sorted(one.fields) } : one,
  );
  return print({ ...document, definitions: sorted(parts) } as DocumentNode);
}

function nameIn(node: object): string {
  return 'name' in node ? (node as { readonly name: { readonly value: string } }).name.value : '';
}

function isRequired(schema: GraphQLSchema, coordinate: string): boolean {
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
  return field !== undefined && isNonNullType(field.type);
}

/** Coordinates without a description; the built-in types and the root types need none. */
function undescribed(schema: GraphQLSchema): string[] {
  const ours = Object.values(schema.getTypeMap()).filter(
    ({ name }) => !name.startsWith('__') && !FOREIGN.has(name),
  );
  return ours.flatMap((type) => [
    ...bare(type, type.name),
    ...partsOf(type).flatMap(([name, part]) => bare(part, `${type.name}.${name}`)),
  ]);
}

const FOREIGN = new Set(['Query', 'Mutation', 'String', 'Int', 'Float', 'Boolean', 'ID']);

interface Described {
  readonly description?: string | null;
}

function bare({ description }: Described, name: string): string[] {
  return description ? [] : [name];
}

/** Fields with their arguments, values of an enumeration, fields of an input. */
function partsOf(type: GraphQLNamedType): ReadonlyArray<readonly [string, Described]> {
  if (isEnumType(type)) return type.getValues().map((value) => [value.name, value]);
  if (isInputObjectType(type)) return Object.entries(type.getFields());
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    [field.name, field] as const,
    ...field.args.map((arg) => [`${field.name}(${arg.name}:)`, arg] as const),
  ]);
}
