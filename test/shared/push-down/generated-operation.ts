import fc from 'fast-check';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** Draws values, of which a property shrinks the numbers. */
export interface Draw {
  /** An integer from 0, below `n`. */
  below(n: number): number;
  pick<Value>(from: ReadonlyArray<Value>): Value;
  /** At most `most` elements, in their order. */
  some<Value>(from: ReadonlyArray<Value>, most: number): ReadonlyArray<Value>;
}

/** Draws by the generator of `fc.gen()`. */
export function drawing(generator: fc.GeneratorValue): Draw {
  const below = (n: number) => generator(fc.integer, { min: 0, max: n - 1 });
  const pick = <Value>(from: ReadonlyArray<Value>) => from[below(from.length)] as Value; // Lists of a test are not empty.
  return {
    below,
    pick,
    some: (from, most) => {
      const wanted = below(Math.min(most, from.length) + 1);
      const chosen = new Set(Array.from({ length: wanted }, () => below(from.length)));
      return from.filter((_, at) => chosen.has(at));
    },
  };
}

/** Values of a department that arguments name. */
export interface KnownValues {
  readonly stations: ReadonlyArray<string>;
  readonly kinds: ReadonlyArray<string>;
  readonly indicators: ReadonlyArray<string>;
  readonly districts: ReadonlyArray<string>;
  readonly waterBodies: ReadonlyArray<string>;
  readonly regions: ReadonlyArray<string>;
  /** Cells of places. */
  readonly cells: ReadonlyArray<string>;
}

/** A generated operation and its variables. */
export interface Generated {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Writing {
  readonly schema: GraphQLSchema;
  readonly known: KnownValues;
  readonly draw: Draw;
  /** Whether only fields are selected that a declaration leads to a column. */
  readonly isDeclared: boolean;
  readonly variables: Map<
    string,
    { readonly type: string; readonly value: unknown; readonly isOmitted?: boolean }
  >;
}

/** Fields that code answers, which a declared operation leaves out. */
const OF_CODE = new Set(['coverage', 'assessment', 'meetsTarget', 'risk', 'flux', 'levels']);

/** Fields of Query that say what this process is, not what a caller asks. */
const OF_FEDERATION = new Set(['_entities', '_service']);

/** Generates an operation of Query, or of the entities of one type. */
export function generatedOperation(
  schema: GraphQLSchema,
  known: KnownValues,
  draw: Draw,
): Generated {
  const writing: Writing = {
    schema,
    known,
    draw,
    isDeclared: draw.below(2) > 0,
    variables: new Map(),
  };
  const body = isOneIn(writing, 3) ? entities(writing) : roots(writing);
  return withVariables(writing, body);
}

/** Generates an operation on the observations of one station, own or of another dataset. */
export function generatedObservations(
  schema: GraphQLSchema,
  known: KnownValues,
  { draw, one }: { readonly draw: Draw; readonly one: string },
): Generated {
  const writing: Writing = { schema, known, draw, isDeclared: true, variables: new Map() };
  const station = getNamedType(schema.getQueryType()?.getFields()[one]?.type) as GraphQLObjectType; // A query for one station.
  const holders = Object.values(station.getFields()).flatMap(({ name, type }) => {
    const returned = getNamedType(type);
    return isObjectType(returned) && 'observations' in returned.getFields()
      ? [{ name, type: returned }]
      : [];
  });
  const holder = draw.pick([null, ...holders]);
  const list = fieldText(writing, {
    ...{ type: holder?.type ?? station, name: 'observations', depth: 2, at: 0 },
  });
  const body = holder ? `${holder.name} { ${list} }` : list;
  return withVariables(writing, `{ ${one}(id: "${draw.pick(known.stations)}") { id ${body} } }`);
}

function withVariables({ variables }: Writing, body: string): Generated {
  const given = [...variables];
  const declared = given.map(([name, { type }]) => `$${name}: ${type}`).join(', ');
  return {
    query: `query Generated${declared ? `(${declared})` : ''} ${body}`,
    variables: Object.fromEntries(
      given.flatMap(([name, { value, isOmitted }]) => (isOmitted ? [] : [[name, value]])),
    ),
  };
}

function isOneIn({ draw }: Writing, n: number): boolean {
  return draw.below(n) === n - 1;
}

function stationFields({ schema }: Writing): ReadonlyArray<string> {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return fields.flatMap(({ name, type, args }) =>
    name === 'district' ||
    name === 'districts' ||
    (isStation(schema, getNamedType(type).name.replace(/Connection$/, '')) &&
      (args.some((one) => one.name === 'id') || args.some((one) => one.name === 'after')))
      ? [name]
      : [],
  );
}

function isStation(schema: GraphQLSchema, name: string): boolean {
  const type = schema.getType(name);
  return isObjectType(type) && type.getInterfaces().some((one) => one.name === 'Station');
}

function roots(writing: Writing): string {
  const count = 1 + writing.draw.below(2);
  const query = writing.schema.getQueryType() as GraphQLObjectType; // Every department has one.
  const every = Object.keys(query.getFields()).filter((name) => !OF_FEDERATION.has(name));
  const names = writing.isDeclared ? stationFields(writing) : every;
  const fields = Array.from({ length: count }, (_, at) =>
    fieldText(writing, {
      type: query,
      name: writing.draw.pick(names),
      depth: 0,
      at,
    }),
  );
  return `{ ${isOneIn(writing, 5) ? '__typename ' : ''}${fields.join(' ')} }`;
}

function entities(writing: Writing): string {
  const { schema, draw, isDeclared } = writing;
  const name = draw.pick(entityTypes(writing));
  const type = schema.getType(name) as GraphQLObjectType; // Chosen among the object types.
  const [key, keys] = keysOf(writing, name);
  const asked = Array.from({ length: 1 + draw.below(4) }, () =>
    draw.pick([...keys, 'no-such-key']),
  );
  const more = isDeclared || draw.below(5) > 0 ? {} : { nameZh: 'a required field' };
  const value = asked.map((one) => ({ __typename: name, [key]: one, ...more }));
  writing.variables.set('representations', { type: '[_Any!]!', value });
  const lists = stationFields(writing).filter((one) => type.getFields()[one]);
  const selected =
    isDeclared && !isStation(schema, name) && lists.length > 0
      ? lists
          .slice(0, 1 + draw.below(3))
          .map((list, at) => fieldText(writing, { type, name: list, depth: 1, at }))
          .join(' ')
      : selection(writing, type, 1);
  return `{ _entities(representations: $representations) { __typename ... on ${name} { ${selected} } } }`;
}

/** Stations, and what departments add fields to; places have no columns. */
function entityTypes({ schema, isDeclared }: Writing): ReadonlyArray<string> {
  const added = ['District', 'Indicator', ...(isDeclared ? [] : ['WaterBody', 'Place'])];
  return Object.keys(schema.getTypeMap()).filter(
    (name) =>
      isStation(schema, name) || (added.includes(name) && isObjectType(schema.getType(name))),
  );
}

/** The key field of an entity, and keys of which the department knows some. */
function keysOf({ schema, known }: Writing, name: string) {
  if (isStation(schema, name)) return ['id', known.stations] as const;
  if (name === 'Place') return ['cell', known.cells] as const;
  if (name === 'Indicator') return ['code', known.indicators] as const;
  return ['code', name === 'WaterBody' ? known.waterBodies : known.districts] as const;
}

interface FieldAt {
  readonly type: GraphQLObjectType;
  readonly name: string;
  readonly depth: number;
  readonly at: number;
}

const LONG_ALIAS = 'a_very_long_alias_that_is_longer_than_the_identifiers_of_the_database_can_be';

function fieldText(writing: Writing, { type, name, depth, at }: FieldAt): string {
  const field = type.getFields()[name];
  if (!field) return name;
  const alias =
    at > 0 || isOneIn(writing, 6)
      ? `${isOneIn(writing, 4) ? LONG_ALIAS : 'a'}${String(at)}_${name}: `
      : '';
  const args = argumentTexts(writing, field.args);
  const returned = getNamedType(field.type);
  const below = isObjectType(returned) ? ` { ${selection(writing, returned, depth + 1)} }` : '';
  return `${alias}${name}${args}${directive(writing)}${below}`;
}

function directive(writing: Writing): string {
  if (!isOneIn(writing, 15)) return '';
  const word = writing.draw.pick(['skip', 'include']);
  if (isOneIn(writing, 2)) return ` @${word}(if: ${String(writing.draw.below(2) === 1)})`;
  writing.variables.set('isShown', { type: 'Boolean!', value: writing.draw.below(2) === 1 });
  return ` @${word}(if: $isShown)`;
}

const DEEPEST = 6;

/** A selection of an object; a fragment repeats some of it. */
function selection(writing: Writing, type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields()).filter(({ name, type: returned }) =>
    isSelectable(writing, name, getNamedType(returned), depth),
  );
  const names = fields.map(({ name }) => name);
  const chosen = writing.draw.some(names, 8);
  const texts = chosen.map((name, at) =>
    fieldText(writing, { type, name, depth, at: isOneIn(writing, 8) ? at + 1 : 0 }),
  );
  const again = isOneIn(writing, 6) ? ` ... on ${type.name} { __typename }` : '';
  return `${texts.length === 0 || isOneIn(writing, 6) ? '__typename ' : ''}${texts.join(' ')}${again}`;
}

function isSelectable(
  { schema, isDeclared }: Writing,
  name: string,
  returned: ReturnType<typeof getNamedType>,
  depth: number,
): boolean {
  if (!isObjectType(returned)) return true;
  if (isDeclared && OF_CODE.has(name)) return false;
  if (depth >= DEEPEST) return false;
  const page = returned.name.endsWith('Connection');
  return !page || depth < 3 || !isStation(schema, returned.name.replace(/Connection$/, ''));
}

function argumentTexts(writing: Writing, args: ReadonlyArray<GraphQLArgument>): string {
  const texts = args.flatMap((argument) => {
    const isRequired = isNonNullType(argument.type) && argument.defaultValue === undefined;
    if (!isRequired && isOneIn(writing, 2)) return [];
    const value = valueFor(writing, argument.name, argument.type);
    if (value === undefined) return [];
    return [`${argument.name}: ${given(writing, argument.type, value)}`];
  });
  return texts.length > 0 ? `(${texts.join(', ')})` : '';
}

/** A literal, or a variable with it. */
function given(writing: Writing, type: GraphQLInputType, value: unknown): string {
  if (!isOneIn(writing, 3)) return literal(type, value);
  const name = `v${String(writing.variables.size)}`;
  const isDefault = isOneIn(writing, 5) && value !== null;
  const text = String(type);
  writing.variables.set(name, {
    type: isDefault ? `${text} = ${literal(type, value)}` : text,
    value,
    isOmitted: isDefault,
  });
  return `$${name}`;
}

function literal(type: GraphQLInputType, value: unknown): string {
  if (value === null) return 'null';
  if (isNonNullType(type)) return literal(type.ofType, value);
  if (isListType(type) && Array.isArray(value))
    return `[${value.map((one) => literal(type.ofType, one)).join(', ')}]`;
  const named = getNamedType(type);
  if (isEnumType(named)) return String(value);
  if (!isInputObjectType(named)) return JSON.stringify(value);
  const fields = named.getFields();
  const members = Object.entries(value as object).flatMap(([name, one]) => {
    const field = fields[name];
    return field ? [`${name}: ${literal(field.type, one)}`] : [];
  });
  return `{${members.join(', ')}}`;
}

const DAY = 86_400_000;
const END = Date.parse('2026-11-23T12:00:00Z');

function valueFor(writing: Writing, name: string, type: GraphQLInputType): unknown {
  const { draw, known } = writing;
  const one = (list: ReadonlyArray<string>) => draw.pick([...list, 'no such']);
  const days = () => draw.below(13) / 2;
  if (name === 'filter') return filterOf(writing, type);
  if (name === 'first')
    return isOneIn(writing, 20) ? draw.pick([0, 501]) : draw.pick([1, 2, 3, 50, 500]);
  if (name === 'after') return isOneIn(writing, 3) ? 'djE6bm90LWEtY3Vyc29y' : null;
  if (name === 'id') return one(known.stations);
  if (name === 'code') return one(known.districts);
  if (name === 'indicator') return isOneIn(writing, 20) ? 'no such' : draw.pick(known.indicators);
  if (name === 'indicators') return isOneIn(writing, 20) ? null : draw.some(known.indicators, 5);
  if (name === 'at') return new Date(END - days() * DAY).toISOString();
  if (name === 'withinKm') return draw.pick([1, 20, 50, 100]);
  if (name === 'years') return draw.some([2024, 2025, 2026], 2);
  if (name === 'year') return draw.pick([2025, 2026]);
  if (name === 'days' && !isEnumType(getNamedType(type))) return 1 + draw.below(3);
  if (String(getNamedType(type)) === 'Date')
    return new Date(END - days() * DAY).toISOString().slice(0, 10);
  if (name === 'from') return new Date(END - 3 * DAY - days() * DAY).toISOString();
  if (name === 'to')
    return new Date(END - (isOneIn(writing, 20) ? 9 : 0) * DAY + days() * DAY).toISOString();
  const named = getNamedType(type);
  if (isEnumType(named)) return draw.pick(named.getValues().map((value) => value.name));
  return undefined;
}

function filterOf(writing: Writing, type: GraphQLInputType): unknown {
  const { draw, known } = writing;
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return undefined;
  const values: Readonly<Record<string, () => unknown>> = {
    ids: () => draw.some(known.stations, 4),
    kind: () => draw.pick([...known.kinds, 'no such']),
    authority: () => draw.pick(['PROVINCIAL', 'MUNICIPAL', 'COUNTY']),
    district: () => draw.pick(known.districts),
    waterBody: () => draw.pick([...known.waterBodies, 'no such']),
    region: () => draw.pick([...known.regions, 'no such']),
    nameContains: () => draw.pick(['江', 'a', "'", '\\', '%']),
    provenance: () => draw.pick(['SYNTHETIC', 'MEASURED']),
  };
  const names = draw.some(Object.keys(values), 2);
  return Object.fromEntries(
    names.map((name) => [name, isOneIn(writing, 8) ? null : values[name]?.()]),
  );
}
