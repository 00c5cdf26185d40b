import { parse, Kind } from 'graphql';
import { readRecipes, type Recipe } from '../../../gateway/recipes/read-recipes';
import type { MeasuredOperation } from './measured-server';

const VARIANTS = 60;
const HOUR_MS = 3_600_000;

/**
 * The recipes of the bureau; each request moves their instants back by another number of hours, so
 * that no two in flight are the same. A recipe without instants has one set of variables.
 */
export function recipeOperations(): ReadonlyArray<MeasuredOperation> {
  return readRecipes().map((recipe) => ({
    name: recipe.name,
    query: recipe.query,
    operationName: operationOf(recipe),
    variables: variantsOf(recipe.variables),
  }));
}

function operationOf({ name, query }: Recipe): string {
  const operation = parse(query).definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind === Kind.OPERATION_DEFINITION && operation.name) return operation.name.value;
  throw new TypeError(`The recipe ${name} requires a named operation.`);
}

/** At least one; the same number of hours for all instants of a request. */
export function variantsOf(
  variables: Readonly<Record<string, unknown>>,
): ReadonlyArray<Readonly<Record<string, unknown>>> {
  const hasInstant = Object.values(variables).some(isInstant);
  return Array.from({ length: hasInstant ? VARIANTS : 1 }, (_, hours) =>
    Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [
        name,
        isInstant(value) ? earlier(value, hours) : value,
      ]),
    ),
  );
}

function isInstant(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value);
}

function earlier(instant: string, hours: number): string {
  return new Date(Date.parse(instant) - hours * HOUR_MS).toISOString().replace('.000Z', 'Z');
}
