import type { TypedDocument } from '../../common/typed-document';
import {
  isLeaf,
  isList,
  typeName,
  wantsNothing,
  type GraphField,
  type GraphFields,
} from '../graph-fields';

/** Selections of object types that many fields return. */
const PARTS: Readonly<Record<string, string>> = {
  Reading: 'value unit at',
  Observation: 'indicator { symbol } value unit to flag',
  District: 'nameZh',
  WaterBody: 'nameZh',
  Indicator: 'symbol nameZh',
};
const MOST = 8;
/** Maximum depth of an example query, which should be readable at a glance. */
const DEEPEST = 2;

/**
 * How a query reaches the rows of a dataset: the root field, whether it is paged, and the type of
 * its rows.
 */
interface Reached {
  readonly root: string;
  readonly isPaged: boolean;
  readonly type: string;
}

/**
 * The types of a dataset's fields (`Type.field`) without Query, the one with the most fields first.
 */
function typesOf(coordinates: ReadonlyArray<string>): ReadonlyArray<string> {
  const counts = new Map<string, number>();
  for (const coordinate of coordinates) {
    const [type = ''] = coordinate.split('.');
    if (type !== 'Query') counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([type]) => type);
}

/** The first type of a dataset that a root field lists; undefined if there is none. */
function reachedBy(coordinates: ReadonlyArray<string>, graph: GraphFields): Reached | undefined {
  const query = graph.get('Query') ?? [];
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

/** Builds an example query of a dataset from its own fields; null if no root field lists it. */
export function exampleOf(coordinates: ReadonlyArray<string>, graph: GraphFields): string | null {
  const reached = reachedBy(coordinates, graph);
  if (!reached) return null;
  const { root, isPaged, type } = reached;
  const rows = partsOf(type, { own: new Set(coordinates), graph });
  return isPaged
    ? `query Example {\n  ${root}(first: 5) {\n    totalCount\n    nodes {\n      ${rows.join('\n      ')}\n    }\n  }\n}\n`
    : `query Example {\n  ${root} {\n    ${rows.join('\n    ')}\n  }\n}\n`;
}

/** Input of an example: the coordinates of the dataset, and the graph. */
interface Example {
  readonly own: ReadonlySet<string>;
  readonly graph: GraphFields;
}

/**
 * The selection of a type. `way` names the enclosing types; none of them is selected again, since
 * types of the mandate refer to each other in cycles.
 */
function partsOf(
  type: string,
  { own, graph }: Example,
  way: ReadonlyArray<string> = [],
): ReadonlyArray<string> {
  const fields = (graph.get(type) ?? []).filter(wantsNothing);
  const named = fields.filter(({ name }) => name === 'id' || name === 'nameZh');
  const asked = fields.filter(
    ({ name }) => own.has(`${type}.${name}`) && name !== 'id' && name !== 'nameZh',
  );
  const parts = asked.flatMap((field) => partOf(field, { own, graph }, [...way, type]));
  return [...named.map(({ name }) => name), ...parts.slice(0, MOST)];
}

function partOf(
  field: GraphField,
  example: Example,
  way: ReadonlyArray<string>,
): ReadonlyArray<string> {
  if (isLeaf(field)) return [field.name];
  const type = typeName(field);
  const known = PARTS[type];
  if (known !== undefined) return [`${field.name} { ${known} }`];
  const isOwn = [...example.own].some((one) => one.startsWith(`${type}.`));
  if (!isOwn || way.includes(type) || way.length > DEEPEST) return [];
  const inner = partsOf(type, example, way);
  return inner.length > 0 ? [`${field.name} { ${inner.join(' ')} }`] : [];
}

/**
 * The number of rows of a list, and the end of the newest value of each row, whose place in the row
 * differs by dataset.
 */
export type FreshnessDocument = TypedDocument<
  {
    readonly list: {
      readonly totalCount: number;
      readonly nodes: ReadonlyArray<object>;
    } | null;
  },
  Readonly<Record<string, never>>
>;

/** Builds the query of a dataset's freshness; null if its rows are not stations. */
export function freshnessDocument(
  coordinates: ReadonlyArray<string>,
  graph: GraphFields,
): FreshnessDocument | null {
  const reached = reachedBy(coordinates, graph);
  if (!reached?.isPaged) return null;
  const { root, type } = reached;
  const fields = graph.get(type) ?? [];
  const own = new Set(coordinates);
  const through = (name: string, of: string) =>
    own.has(`${of}.latest`) ? (name ? `${name} { latest { to } }` : 'latest { to }') : null;
  const path =
    through('', type) ??
    fields
      .filter((field) => own.has(`${type}.${field.name}`))
      .map((field) => through(field.name, typeName(field)))
      .find((one) => one !== null);
  if (!path) return null;
  const text = `query Freshness { list: ${root}(first: 500) { totalCount nodes { ${path} } } }`;
  return { name: 'Freshness', text };
}
