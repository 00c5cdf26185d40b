import {
  getNamedType,
  getNullableType,
  isListType,
  type FieldNode,
  type GraphQLField,
} from 'graphql';
import type { FieldSizes, MeasuredType, PeriodSize } from './declared-sizes';
import { BOUNDS, entryOf, givenArgument, listBounds } from './list-bounds';
import type { OperationFacts } from '../operation-facts';
import { UNSIZED, type Scope } from '../scope';

/** The assumed length of a list without a declaration, as in a supergraph that is not ours. */
const DEFAULT_LENGTH = 10;

/** A field at the place where it is selected. */
export interface SelectedField {
  readonly node: FieldNode;
  readonly definition: GraphQLField<unknown, unknown> | undefined;
  readonly scope: Scope;
  readonly facts: OperationFacts;
}

/** How many items a field returns, and how many each list of its object. */
export interface FieldSize {
  /** One if it is not a list. */
  readonly own: number;
  readonly sized: ReadonlyMap<string, number>;
}

/** The size of a field, from its arguments, its declarations and the register of stations. */
export function fieldSize(asked: SelectedField): FieldSize {
  const sizes = sizesOf(asked);
  const isList =
    asked.definition !== undefined && isListType(getNullableType(asked.definition.type));
  const periodSized = periodSizes(asked, sizes.period);
  const bound = boundOf(asked, sizes);
  if (!isList) {
    const names = sizes.list?.sizedFields ?? ['*'];
    const pages = bound === undefined ? UNSIZED : new Map(names.map((name) => [name, bound]));
    return { own: 1, sized: new Map([...pages, ...periodSized]) };
  }
  return { own: ownLength(asked, sizes, bound), sized: periodSized };
}

/** The declaration of a field's type. */
export function sizesOf({ scope, definition, facts }: SelectedField): FieldSizes {
  const coordinate = `${scope.type?.name ?? ''}.${definition?.name ?? ''}`;
  return facts.costing.sizes.fields.get(coordinate) ?? {};
}

function ownLength(asked: SelectedField, sizes: FieldSizes, bound: number | undefined): number {
  const { scope, node } = asked;
  const above = scope.sized.get(node.name.value) ?? scope.sized.get('*');
  if (above !== undefined) return above;
  const assumed = sizes.list?.assumedSize;
  const known = [seriesCount(asked, sizes), itemCount(asked, sizes), periodCount(asked, sizes)];
  const smallest = Math.min(...known.map((one) => one ?? Infinity), assumed ?? Infinity);
  if (bound !== undefined) return Math.min(bound, smallest);
  return Number.isFinite(smallest) ? smallest : DEFAULT_LENGTH;
}

/** The requested page size, else the schema's default; at most as long as the register. */
function boundOf(asked: SelectedField, { list }: FieldSizes): number | undefined {
  const { node, definition, facts } = asked;
  const names = list ? new Set(list.slicingArguments) : BOUNDS;
  const given = listBounds(node, facts, names).map(({ size }) => Math.max(0, size));
  const defaults = (definition?.args ?? []).flatMap(({ name, defaultValue }) =>
    names.has(name) && typeof defaultValue === 'number' ? [defaultValue] : [],
  );
  const [first] = given.length > 0 ? [Math.max(...given)] : defaults;
  if (first === undefined) return undefined;
  return Math.min(first, registered(asked) ?? Infinity, list?.assumedSize ?? Infinity);
}

/** How many stations of the public register this list may contain. */
function registered({ node, definition, scope, facts }: SelectedField): number | undefined {
  const { register } = facts.costing;
  const measured = definition && measuredBehind(definition, facts);
  if (!measured || measured.kinds.length === 0) return undefined;
  const filter = givenArgument(node, 'filter', facts);
  const kinds = requestedKinds(measured.kinds, entryOf(filter, 'kind'));
  const asked = entryOf(filter, 'district');
  const district = typeof asked === 'string' ? asked : scope.origin.district;
  if (district !== undefined) return register.count(kinds, district);
  return scope.type?.name === 'District' ? register.largest(kinds) : register.count(kinds);
}

function requestedKinds(kinds: ReadonlyArray<string>, kind: unknown): ReadonlyArray<string> {
  const asked = kinds.filter((one) => typeof kind === 'string' && one.endsWith(`/${kind}`));
  return asked.length > 0 ? asked : kinds;
}

/** The type with measurements that a list or connection has as items. */
function measuredBehind(
  { type }: GraphQLField<unknown, unknown>,
  { costing }: OperationFacts,
): MeasuredType | undefined {
  const name = getNamedType(type).name.replace(/Connection$/, '');
  return costing.sizes.measured.get(name);
}

function measuredHere({ scope, facts }: SelectedField): MeasuredType | undefined {
  return facts.costing.sizes.measured.get(scope.type?.name ?? '');
}

function seriesCount(asked: SelectedField, { indicators }: FieldSizes): number | undefined {
  const measured = measuredHere(asked);
  if (indicators === undefined || !measured) return undefined;
  const given = givenArgument(asked.node, indicators, asked.facts);
  if (given === undefined || given === null) return measured.series;
  const names = Array.isArray(given) ? given.length : 1;
  return Math.min(measured.series, names * measured.seriesOfIndicator);
}

function itemCount(asked: SelectedField, { items }: FieldSizes): number | undefined {
  if (!items) return undefined;
  const given = givenArgument(asked.node, items.argument, asked.facts);
  if (given === undefined || given === null) return items.absent * items.size;
  return (Array.isArray(given) ? given.length : 1) * items.size;
}

function periodCount(asked: SelectedField, { period }: FieldSizes): number | undefined {
  return period?.sizedFields.length === 0 ? pointsOf(asked, period) : undefined;
}

function periodSizes(
  asked: SelectedField,
  period: PeriodSize | undefined,
): ReadonlyMap<string, number> {
  const points = period && pointsOf(asked, period);
  if (!period || points === undefined) return UNSIZED;
  return new Map(period.sizedFields.map((name) => [name, points]));
}

/**
 * The larger of the step and the averaging period: a series of daily means has at most one value a
 * day.
 */
const SECONDS: Readonly<Record<string, number>> = {
  ...{ MINUTE: 60, TEN_MINUTES: 600, HOUR: 3600, SIX_HOURS: 21_600, EIGHT_HOURS: 28_800 },
  ...{ DAY: 86_400, MONTH: 28 * 86_400, YEAR: 365 * 86_400 },
};

/** How many steps a period touches; undefined if its arguments are not instants. */
function pointsOf(asked: SelectedField, { everySeconds }: PeriodSize): number | undefined {
  const instant = (name: string) => {
    const given = givenArgument(asked.node, name, asked.facts);
    return typeof given === 'string' || given instanceof Date ? Number(new Date(given)) : NaN;
  };
  const seconds = (instant('to') - instant('from')) / 1000;
  if (Number.isNaN(seconds)) return undefined;
  const named = ['step', 'averaging'].map((name) => {
    const given = givenArgument(asked.node, name, asked.facts);
    return typeof given === 'string' && Object.hasOwn(SECONDS, given) ? (SECONDS[given] ?? 1) : 1;
  });
  const length = Math.max(measuredHere(asked)?.everySeconds ?? everySeconds, ...named);
  return Math.max(0, Math.ceil(seconds / length)) + 1;
}
