import { Kind, visit, type DirectiveNode, type DocumentNode, type FieldNode } from 'graphql';
import { argumentNode } from './arguments';
import { Fallback } from './fallback';

/** Most variables that decide the form of a statement: each combination is compiled separately. */
const MOST_VARIABLES = 4;

/**
 * Names of the variables that decide the form of a statement: of `@skip` and `@include`, the step
 * and days of a series, and the indicator of hours and calendar days, which decides how they are
 * aggregated. Throws `Fallback`
 * for too many, and for other directives.
 */
export function formVariables(document: DocumentNode): ReadonlyArray<string> {
  const names = new Set<string>();
  visit(document, {
    Directive: (directive) => {
      for (const name of inDirective(directive)) names.add(name);
    },
    Field: (field) => {
      if (field.name.value === 'series') for (const name of inSeries(field)) names.add(name);
    },
  });
  if (names.size > MOST_VARIABLES) throw new Fallback('DIRECTIVE', 'variables of the form');
  return [...names].sort();
}

function inDirective({ name, arguments: given }: DirectiveNode): ReadonlyArray<string> {
  if (name.value !== 'skip' && name.value !== 'include')
    throw new Fallback('DIRECTIVE', `@${name.value}`);
  return (given ?? []).flatMap(({ value }) =>
    value.kind === Kind.VARIABLE ? [value.name.value] : [],
  );
}

function inSeries(field: FieldNode): ReadonlyArray<string> {
  const step = argumentNode(field, 'step');
  const days = argumentNode(field, 'days');
  const isAggregated =
    step?.kind === Kind.VARIABLE ||
    days?.kind === Kind.VARIABLE ||
    (step?.kind === Kind.ENUM && step.value === 'HOUR') ||
    (days?.kind === Kind.ENUM && days.value === 'CALENDAR');
  return [
    ...variable(field, 'step'),
    ...variable(field, 'days'),
    ...(isAggregated ? variable(field, 'indicator') : []),
  ];
}

function variable(field: FieldNode, argument: string): ReadonlyArray<string> {
  const value = argumentNode(field, argument);
  return value?.kind === Kind.VARIABLE ? [value.name.value] : [];
}
