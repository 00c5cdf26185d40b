import {
  isLeaf,
  isList,
  typeName,
  wantsNothing,
  type GraphField,
  type GraphTypes,
} from './graph-types';

/** What is asked of objects that many fields lead to. */
const PARTS: Readonly<Record<string, string>> = {
  Reading: 'value unit at',
  Observation: 'indicator { symbol } value unit to flag',
  District: 'nameZh',
  WaterBody: 'nameZh',
  Indicator: 'symbol nameZh',
};
const MOST = 8;

/** How the rows of a dataset are reached: the question, whether it answers in pages, and the type of its rows. */
export interface Reached {
  readonly root: string;
  readonly isPaged: boolean;
  readonly type: string;
}

/** Types of a dataset's fields (`Type.field`), Query apart, the one with most fields first. */
export function typesOf(coordinates: ReadonlyArray<string>): ReadonlyArray<string> {
  const counts = new Map<string, number>();
  for (const coordinate of coordinates) {
    const [type = ''] = coordinate.split('.');
    if (type !== 'Query') counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([type]) => type);
}

/** The first type of a dataset that a question of the graph lists; undefined where none does. */
export function reachedBy(
  coordinates: ReadonlyArray<string>,
  { query }: GraphTypes,
): Reached | undefined {
  for (const type of typesOf(coordinates)) {
    const paged = query.find((field) => typeName(field) === `${type}Connection`);
    if (paged) return { root: paged.name, isPaged: true, type };
    const plain = query.find(
      (field) => typeName(field) === type && isList(field) && wantsNothing(field),
    );
    if (plain) return { root: plain.name, isPaged: false, type };
  }
  return undefined;
}

/** A first question about a dataset, by its own fields; null where no question of the graph lists it. */
export function exampleOf(coordinates: ReadonlyArray<string>, graph: GraphTypes): string | null {
  const reached = reachedBy(coordinates, graph);
  if (!reached) return null;
  const { root, isPaged, type } = reached;
  const rows = partsOf(type, coordinates, graph);
  return isPaged
    ? `query Example {\n  ${root}(first: 5) {\n    totalCount\n    nodes {\n      ${rows.join('\n      ')}\n    }\n  }\n}\n`
    : `query Example {\n  ${root} {\n    ${rows.join('\n    ')}\n  }\n}\n`;
}

function partsOf(
  type: string,
  coordinates: ReadonlyArray<string>,
  graph: GraphTypes,
): ReadonlyArray<string> {
  const fields = (graph.types.get(type) ?? []).filter(wantsNothing);
  const own = new Set(coordinates);
  const named = fields.filter(({ name }) => name === 'id' || name === 'nameZh');
  const asked = fields.filter(
    ({ name }) => own.has(`${type}.${name}`) && name !== 'id' && name !== 'nameZh',
  );
  const parts = asked.flatMap((field) => partOf(field, coordinates, graph)).slice(0, MOST);
  return [...named.map(({ name }) => name), ...parts];
}

function partOf(
  field: GraphField,
  coordinates: ReadonlyArray<string>,
  graph: GraphTypes,
): ReadonlyArray<string> {
  if (isLeaf(field)) return [field.name];
  const type = typeName(field);
  const known = PARTS[type];
  if (known !== undefined) return [`${field.name} { ${known} }`];
  const isOwn = coordinates.some((one) => one.startsWith(`${type}.`));
  if (!isOwn) return [];
  const inner = partsOf(type, coordinates, graph);
  return inner.length > 0 ? [`${field.name} { ${inner.join(' ')} }`] : [];
}

/** Asks how fresh a dataset is: how many rows it has and until when they are known; null where they are not of stations. */
export function freshnessQuery(
  coordinates: ReadonlyArray<string>,
  graph: GraphTypes,
): string | null {
  const reached = reachedBy(coordinates, graph);
  if (!reached?.isPaged) return null;
  const { root, type } = reached;
  const fields = graph.types.get(type) ?? [];
  const own = new Set(coordinates);
  const through = (name: string, of: string) =>
    own.has(`${of}.latest`) ? (name ? `${name} { latest { to } }` : 'latest { to }') : null;
  const path =
    through('', type) ??
    fields
      .filter((field) => own.has(`${type}.${field.name}`))
      .map((field) => through(field.name, typeName(field)))
      .find((one) => one !== null);
  return path
    ? `query Freshness { list: ${root}(first: 500) { totalCount nodes { ${path} } } }`
    : null;
}
