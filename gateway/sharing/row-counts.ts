import type { Read } from '../../shared/sharing/filter/filtered-operation';
import { idsOf } from '../../shared/sharing/policy-index';

/**
 * How many rows of each dataset an answer contains.
 *
 * Items of lists are rows. A column of values counts as many rows as it has values; an object
 * outside lists counts one, and so do the single values of one object together. Rows of another
 * dataset inside count only for that dataset.
 */
export function rowCounts(
  data: unknown,
  reads: ReadonlyArray<Read>,
  datasets: Iterable<string>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...datasets].map((dataset) => [dataset, rowsOf(data, placesOf(reads, dataset))]),
  );
}

/** Where in an answer the fields of one dataset are, and where those of others are. */
interface Place {
  readonly own: Set<string>;
  readonly foreign: Set<string>;
  readonly below: Map<string, Place>;
}

function placesOf(reads: ReadonlyArray<Read>, dataset: string): Place {
  const root = newPlace();
  for (const { path, policy } of reads) {
    const place = path.slice(0, -1).reduce(placeBelow, root);
    const isOwn = idsOf(policy).includes(dataset);
    (isOwn ? place.own : place.foreign).add(path.at(-1) ?? '');
  }
  return root;
}

function newPlace(): Place {
  return { own: new Set(), foreign: new Set(), below: new Map() };
}

function placeBelow(place: Place, key: string): Place {
  const below = place.below.get(key) ?? newPlace();
  place.below.set(key, below);
  return below;
}

/** Rows below a place that is not itself in the dataset. */
function rowsOf(value: unknown, place: Place | undefined): number {
  if (!place || !isObject(value)) return 0;
  if (Array.isArray(value)) return sum(value.map((item) => rowsOf(item, place)));
  const entries = Object.entries(value);
  const own = entries.filter(([key, inner]) => place.own.has(key) && isThere(inner));
  const others = entries.filter(([key]) => !place.own.has(key));
  const inObjects = own.filter(([, inner]) => isObject(inner));
  const ownRows = sum(inObjects.map(([key, inner]) => rowsWithin(inner, place.below.get(key))));
  const single = own.length > inObjects.length && ownRows === 0 ? 1 : 0;
  return ownRows + single + sum(others.map(([key, inner]) => rowsOf(inner, place.below.get(key))));
}

/** Rows of a value that is in the dataset. */
function rowsWithin(value: unknown, place: Place | undefined): number {
  if (!Array.isArray(value)) return Math.max(1, nestedRows(value, place));
  return value.some(isObject)
    ? sum(value.filter(isThere).map((item) => 1 + nestedRows(item, place)))
    : value.length;
}

/** Rows of the lists inside an object of the dataset. */
function nestedRows(value: unknown, place: Place | undefined): number {
  if (!isObject(value) || Array.isArray(value)) return 0;
  const own = Object.entries(value).filter(
    ([key]) => !place?.foreign.has(key) || place.own.has(key),
  );
  const columns = own.flatMap(([, inner]) =>
    Array.isArray(inner) && !inner.some(isObject) ? [inner.length] : [],
  );
  const inner = own.map(([key, below]) => {
    if (!isObject(below)) return 0;
    const isList = Array.isArray(below);
    if (isList && !below.some(isObject)) return 0;
    return isList
      ? rowsWithin(below, place?.below.get(key))
      : nestedRows(below, place?.below.get(key));
  });
  return Math.max(0, ...columns) + sum(inner);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isThere(value: unknown): boolean {
  return value !== null && value !== undefined;
}

function sum(numbers: ReadonlyArray<number>): number {
  return numbers.reduce((total, one) => total + one, 0);
}
