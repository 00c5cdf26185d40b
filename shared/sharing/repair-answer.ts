import { TYPENAME_KEY, type FilteredOperation, type NullPlace } from './filtered-operation';
import { conditionsHold } from './operation-shape';

type Answer = Record<string, unknown>;
type Variables = Readonly<Record<string, unknown>>;

/**
 * The answer of a filtered operation as the operation that was asked would have it: null in the place of
 * each cut field, and nothing that only we had asked for. Changes the answer it is given.
 */
export function repairAnswer(
  data: Answer,
  filtered: FilteredOperation,
  variables: Variables,
): Answer {
  if (filtered.nulls.length > 0) repair(data, repairsOf(filtered, variables));
  return data;
}

/** What is to be done at one place of the answer, and below it. */
interface Repairs {
  readonly nulls: { readonly key: string; readonly types: ReadonlyArray<string> | null }[];
  isMarked: boolean;
  readonly below: Map<string, Repairs>;
}

function repairsOf(filtered: FilteredOperation, variables: Variables): Repairs {
  const root = noRepairs();
  for (const { path, types } of filtered.nulls.filter(holds(filtered, variables))) {
    const key = path.at(-1) ?? '';
    repairsAt(root, path.slice(0, -1)).nulls.push({ key, types });
  }
  for (const path of filtered.marks) repairsAt(root, path).isMarked = true;
  return root;
}

function holds(
  { operation }: FilteredOperation,
  variables: Variables,
): (place: Pick<NullPlace, 'conditions'>) => boolean {
  return ({ conditions }) => conditionsHold(conditions, variables, operation);
}

function noRepairs(): Repairs {
  return { nulls: [], isMarked: false, below: new Map() };
}

function repairsAt(root: Repairs, path: ReadonlyArray<string>): Repairs {
  return path.reduce((repairs, key) => {
    const below = repairs.below.get(key) ?? noRepairs();
    repairs.below.set(key, below);
    return below;
  }, root);
}

function repair(value: unknown, repairs: Repairs): void {
  if (Array.isArray(value)) {
    for (const item of value) repair(item, repairs);
    return;
  }
  if (!isAnswer(value)) return;
  const type = value[TYPENAME_KEY];
  for (const { key, types } of repairs.nulls) {
    const isPlace = types === null || types.some((one) => one === type);
    if (isPlace && !Object.hasOwn(value, key)) Object.defineProperty(value, key, NULL);
  }
  if (repairs.isMarked) Reflect.deleteProperty(value, TYPENAME_KEY);
  for (const [key, below] of repairs.below) {
    if (Object.hasOwn(value, key)) repair(value[key], below);
  }
}

/** Defined, not assigned: a caller may name a field `__proto__`. */
const NULL = { value: null, enumerable: true, configurable: true, writable: true } as const;

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null;
}
