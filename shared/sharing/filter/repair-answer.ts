import { TYPENAME_KEY, type FilteredOperation, type Step } from './filtered-operation';
import { conditionsHold } from './operation-shape';

type Answer = Record<string, unknown>;
type Variables = Readonly<Record<string, unknown>>;

/**
 * Converts the answer of a filtered operation into the shape of the original one: adds null for
 * each cut field, and removes added `__typename`s. Modifies the given answer.
 */
export function repairAnswer(
  data: Answer,
  { nulls, marks, operation }: FilteredOperation,
  variables: Variables,
): Answer {
  const repairs = noRepairs();
  for (const { steps, isLost, conditions } of nulls) {
    const last = steps.at(-1);
    if (!last || !conditionsHold(conditions, variables, operation)) continue;
    repairsAt(repairs, steps.slice(0, -1)).nulls.push({ ...last, isLost });
  }
  repair(data, repairs);
  for (const path of marks) unmark(data, path);
  return data;
}

/** The repairs at one position of the answer, and below it. */
interface Repairs {
  readonly nulls: (Step & { readonly isLost: boolean })[];
  readonly below: (Step & { readonly repairs: Repairs })[];
}

function noRepairs(): Repairs {
  return { nulls: [], below: [] };
}

function repairsAt(root: Repairs, steps: ReadonlyArray<Step>): Repairs {
  return steps.reduce((above, step) => {
    const known = above.below.find((one) => one.key === step.key && isSame(one.types, step.types));
    if (known) return known.repairs;
    const repairs = noRepairs();
    above.below.push({ ...step, repairs });
    return repairs;
  }, root);
}

function isSame(one: Step['types'], other: Step['types']): boolean {
  return one === other || one?.join() === other?.join();
}

function repair(value: unknown, repairs: Repairs): void {
  for (const answer of answersIn(value)) {
    const isHeldBy = ({ types }: Step) =>
      !types || types.some((one) => one === answer[TYPENAME_KEY]);
    for (const place of repairs.nulls.filter(isHeldBy)) {
      const { key, isLost } = place;
      if (isLost || !Object.hasOwn(answer, key)) Object.defineProperty(answer, key, NULL);
    }
    for (const { key, repairs: inner } of repairs.below.filter(isHeldBy))
      if (Object.hasOwn(answer, key)) repair(answer[key], inner);
  }
}

/** Removes an added `__typename`. */
function unmark(value: unknown, [key, ...rest]: ReadonlyArray<string>): void {
  for (const answer of answersIn(value)) {
    if (key === undefined) Reflect.deleteProperty(answer, TYPENAME_KEY);
    else if (Object.hasOwn(answer, key)) unmark(answer[key], rest);
  }
}

/** Defined, not assigned: a caller may name a field `__proto__`. */
const NULL = { value: null, enumerable: true, configurable: true, writable: true } as const;

/** The objects in a value: the value itself, or the items of its lists. */
function answersIn(value: unknown): ReadonlyArray<Answer> {
  if (Array.isArray(value)) return value.flatMap(answersIn);
  return typeof value === 'object' && value !== null ? [value as Answer] : [];
}
