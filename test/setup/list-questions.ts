import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** A question whose answer holds a list. */
export interface ListQuestion {
  /** `Type.field` */
  readonly coordinate: string;
  readonly query: string;
  /** Response keys from the root to the list. */
  readonly path: ReadonlyArray<string>;
}

interface Step {
  readonly type: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
}

/** Values for arguments that must be given, or make lists longer, by argument name, else by type. */
export type ArgumentTexts = Readonly<Record<string, string>>;

/** A question for each list of each object type, on each of the shortest ways that lead there by different root fields. */
export function listQuestions(
  schema: GraphQLSchema,
  texts: ArgumentTexts,
  isWanted: (coordinate: string) => boolean,
): ReadonlyArray<ListQuestion> {
  const ways = waysTo(schema);
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => isListType(getNullableType(field.type)))
        .filter((field) => isWanted(`${type.name}.${field.name}`))
        .flatMap((field) =>
          (ways.get(type.name) ?? []).map((way) => question([...way, { type, field }], texts)),
        ),
    );
}

const WAYS_EACH = 3;
const LONGEST_WAY = 7;

/** Ways from the root to each type, shortest first, at most so many for each type. */
function waysTo(schema: GraphQLSchema): ReadonlyMap<string, ReadonlyArray<ReadonlyArray<Step>>> {
  const query = schema.getQueryType();
  if (!query) throw new TypeError('A schema has queries.');
  const found = new Map<string, ReadonlyArray<Step>[]>([[query.name, [[]]]]);
  const waiting: { readonly type: GraphQLObjectType; readonly way: ReadonlyArray<Step> }[] = [
    { type: query, way: [] },
  ];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { type, way } = next;
    if (way.length >= LONGEST_WAY) continue;
    for (const field of Object.values(type.getFields())) {
      const inner = getNamedType(field.type);
      if (!isObjectType(inner)) continue;
      const known = found.get(inner.name) ?? [];
      if (known.length >= WAYS_EACH) continue;
      const longer = [...way, { type, field }];
      found.set(inner.name, [...known, longer]);
      waiting.push({ type: inner, way: longer });
    }
  }
  return found;
}

function question(steps: ReadonlyArray<Step>, texts: ArgumentTexts): ListQuestion {
  const last = steps.at(-1);
  const leaf = last && isLeafType(getNamedType(last.field.type)) ? '' : '{ __typename }';
  const query = steps.reduceRight(
    (inner, { field }) => `{ ${field.name}${argumentsText(field, texts)} ${inner} }`,
    leaf,
  );
  return {
    coordinate: last ? `${last.type.name}.${last.field.name}` : '',
    query,
    path: steps.map(({ field }) => field.name),
  };
}

/** What makes lists longer; what else may be left out narrows them. */
const LENGTHENING: ReadonlySet<string> = new Set(['first', 'withinKm']);

function argumentsText({ args }: GraphQLField<unknown, unknown>, texts: ArgumentTexts): string {
  const given = args.flatMap(({ name, type, defaultValue }) => {
    const isWanted = isNonNullType(type) && defaultValue === undefined;
    if (!isWanted && !LENGTHENING.has(name)) return [];
    return [`${name}: ${texts[name] ?? literal(type, texts)}`];
  });
  return given.length > 0 ? `(${given.join(', ')})` : '';
}

function literal(type: GraphQLInputType, texts: ArgumentTexts): string {
  if (isNonNullType(type)) return literal(type.ofType, texts);
  if (isListType(type)) return `[${literal(type.ofType, texts)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (isInputObjectType(type)) {
    const wanted = Object.values(type.getFields()).filter((one) => isNonNullType(one.type));
    return `{${wanted.map((one) => `${one.name}: ${literal(one.type, texts)}`).join(', ')}}`;
  }
  return texts[type.name] ?? '"x"';
}

/** The lengths of the lists at the end of a path in an answer; what is null on the way has none. */
export function lengthsAt(value: unknown, path: ReadonlyArray<string>): ReadonlyArray<number> {
  if (value === null || value === undefined) return [];
  const [key, ...rest] = path;
  if (key === undefined) return Array.isArray(value) ? [value.length] : [];
  if (Array.isArray(value)) return value.flatMap((item) => lengthsAt(item, path));
  if (typeof value !== 'object') return [];
  return lengthsAt(Object.entries(value).find(([name]) => name === key)?.[1], rest);
}
