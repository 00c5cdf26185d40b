import type { FetchDataRewrite } from '@apollo/query-planner';
import { isJsonObject } from '../../../shared/domain/is-json-object';
import type { TypeTest } from './type-conditions';
import { ownValue, setOwn, type Values } from './values';

/** Changes values in place, where the names of the graph and of one department differ. */
export type Rewrite = (value: unknown) => void;

const CONDITION = '... on ';

/** Compiles the rewrites of a fetch: they rename fields, or set the type of an object. */
export function rewriting(
  rewrites: ReadonlyArray<FetchDataRewrite> | undefined,
  isOfType: TypeTest,
): Rewrite {
  const all = (rewrites ?? []).map((one) => rewriteOf(one, isOfType));
  return (value) => {
    for (const rewrite of all) rewrite(value);
  };
}

function rewriteOf(rewrite: FetchDataRewrite, isOfType: TypeTest): Rewrite {
  const [last = '', ...parents] = rewrite.path.toReversed();
  const change =
    rewrite.kind === 'ValueSetter'
      ? (object: Values) => {
          setOwn(object, last, rewrite.setValueTo);
        }
      : (object: Values) => {
          rename(object, last, rewrite.renameKeyTo);
        };
  const path = parents.toReversed();
  return (value) => {
    changeAt(value, path, { isOfType, change });
  };
}

function rename(object: Values, from: string, to: string): void {
  const value = ownValue(object, from);
  if (value === undefined) return;
  setOwn(object, to, value);
  setOwn(object, from, undefined);
}

interface Change {
  readonly isOfType: TypeTest;
  readonly change: (object: Values) => void;
}

function changeAt(value: unknown, path: ReadonlyArray<string>, change: Change): void {
  if (Array.isArray(value)) {
    for (const item of value) changeAt(item, path, change);
    return;
  }
  if (!isJsonObject(value)) return;
  const [step, ...rest] = path;
  if (step === undefined) change.change(value);
  else if (!step.startsWith(CONDITION)) changeAt(ownValue(value, step), rest, change);
  else if (satisfies(value, step.slice(CONDITION.length), change)) changeAt(value, rest, change);
}

/** An object of unknown type is taken for what the plan says of it. */
function satisfies(value: Values, condition: string, { isOfType }: Change): boolean {
  const typename = value['__typename'];
  return typeof typename !== 'string' || isOfType(typename, condition);
}
