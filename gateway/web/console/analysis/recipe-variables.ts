import type { Recipe } from '../../common/recipe';
import { DAY_MS } from '../times';

/** A variable of a recipe: its declared type and its example. */
export interface RecipeVariable {
  readonly name: string;
  /** The declared type without `!`: `DateTime`, `ID`, `Int`. */
  readonly type: string;
  readonly example: string;
}

/** The variables of a recipe in the order of its operation. */
export function variablesOf({ query, variables }: Recipe): ReadonlyArray<RecipeVariable> {
  const [, declared = ''] = /^query \w+\(([^)]*)\)/m.exec(query) ?? [];
  const examples = JSON.parse(variables) as Readonly<Record<string, string | number>>;
  return [...declared.matchAll(/\$(\w+): (\w+)/g)].map(([, name = '', type = '']) => ({
    name,
    type,
    example: String(examples[name] ?? ''),
  }));
}

/** The variables to send to the hub: the values of the address, or else the examples. */
export function valuesOf(
  variables: ReadonlyArray<RecipeVariable>,
  search: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    variables.map(({ name, type, example }) => {
      const text = String(search[name] ?? example);
      return [name, type === 'Int' || type === 'Float' ? Number(text) : text];
    }),
  );
}

const STALE_DAYS = 60;

/** Shifts the dates of the variables by whole days to near today, if the examples are old. */
export function recent(
  variables: ReadonlyArray<RecipeVariable>,
  nowMs: number,
): ReadonlyArray<RecipeVariable> {
  const instants = variables.filter(isDated).map(({ example }) => Date.parse(example));
  const days = Math.floor((nowMs - Math.max(...instants)) / DAY_MS);
  if (instants.length === 0 || days < STALE_DAYS) return variables;
  return variables.map((variable) =>
    isDated(variable) ? { ...variable, example: later(variable, days) } : variable,
  );
}

function isDated({ type }: RecipeVariable): boolean {
  return type === 'DateTime' || type === 'Date';
}

function later({ type, example }: RecipeVariable, days: number): string {
  const moved = new Date(Date.parse(example) + days * DAY_MS).toISOString();
  return type === 'Date' ? moved.slice(0, 10) : moved.replace('.000', '');
}
