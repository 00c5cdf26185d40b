import fc from 'fast-check';
import {
  GraphQLScalarType,
  Kind,
  buildSchema,
  getVariableValues,
  parse,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';
import { plainVariables } from '../../../shared/graphql/plain-variables';

const schema = withEven(
  buildSchema(
    'type Query { a(f: Float, i: ID): Int } enum Mood { CALM WILD } scalar Even input In { a: Int }',
  ),
);

/** A scalar that changes what it accepts, and refuses the rest. */
function withEven(built: GraphQLSchema): GraphQLSchema {
  const even = built.getType('Even');
  if (!(even instanceof GraphQLScalarType)) throw new TypeError('The schema has the scalar Even.');
  even.parseValue = (value) => {
    if (typeof value !== 'number' || value % 2 !== 0) throw new TypeError('not even');
    return value / 2;
  };
  return built;
}

const NAMED = ['String', 'Int', 'Float', 'Boolean', 'ID', 'Mood', 'Even', 'In'];
const type = fc
  .tuple(fc.constantFrom(...NAMED), fc.constantFrom('', '!', '[]', '[]!', '[!]', '[!]!', '[[]]'))
  .map(([name, form]) => {
    if (form === '' || form === '!') return `${name}${form}`;
    if (form === '[[]]') return `[[${name}]]`;
    return form.replace('[', `[${name}`);
  });
const leaf = fc.oneof(
  fc.constantFrom<unknown>('CALM', 'calm', '', 'x', 0, 1, 2, -0, 2.5, 2 ** 31, 2 ** 31 - 1),
  fc.constantFrom<unknown>(true, null, undefined, NaN, Infinity, {}, { a: 1 }),
);
const value = fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }), fc.array(fc.array(leaf)));

function definitionsOf(operation: string): ReadonlyArray<VariableDefinitionNode> {
  const [first] = parse(operation).definitions;
  if (first?.kind !== Kind.OPERATION_DEFINITION) throw new TypeError('It is an operation.');
  return first.variableDefinitions ?? [];
}

test('variables that are plain are read as graphql-js reads them, all others are left to it', () => {
  const counts = { plain: 0, left: 0 };
  fc.assert(
    fc.property(type, value, fc.boolean(), (name, one, isGiven) => {
      const definitions = definitionsOf(`query($v: ${name}, $other: Int) { a }`);
      const given = isGiven ? { v: one } : {};
      const found = plainVariables(schema, definitions)(given);
      counts[found ? 'plain' : 'left'] += 1;
      if (!found) return;
      expect(getVariableValues(schema, definitions, given)).toEqual({ coerced: { ...found } });
    }),
    { numRuns: 3000 },
  );
  expect(Math.min(counts.plain, counts.left)).toBeGreaterThan(300);
});

test.each([
  ['Int!', { v: 3 }],
  ['[String!]!', { v: ['a', 'b'] }],
  ['Mood', { v: 'WILD' }],
  ['Even', { v: 4 }],
  ['[[ID]]', { v: [['a', null], null] }],
  ['Float', {}],
])('%s is read without graphql-js', (name, given) => {
  const definitions = definitionsOf(`query($v: ${name}) { a }`);
  const found = plainVariables(schema, definitions)(given);
  expect({ coerced: { ...found } }).toEqual(getVariableValues(schema, definitions, given));
  expect(Object.getPrototypeOf(found)).toBeNull();
});

test('a default that applies is left to graphql-js', () => {
  const read = plainVariables(schema, definitionsOf('query($v: Int = 3, $w: Int! = 4) { a }'));
  expect({ ...read({ v: 1, w: 2 }) }).toEqual({ v: 1, w: 2 });
  for (const given of [{ v: 1 }, { w: 1 }, {}, { v: null, w: null }])
    expect(read(given)).toBeUndefined();
});
