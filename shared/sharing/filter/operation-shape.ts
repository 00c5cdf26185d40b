import {
  Kind,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { RiverGateError } from '../../errors/rivergate-error';

/** A condition for including a selection: a variable and its required value. */
export interface Condition {
  readonly variable: string;
  readonly is: boolean;
}

/** A variable that gives an argument, or the member of its value at this path. */
export interface GivenBy {
  readonly variable: string;
  readonly within: ReadonlyArray<string>;
  /** Whether the argument has a value without the variable. */
  readonly hasDefault: boolean;
}

/** Whether variables give an argument; null counts as absent. */
export function givenBy(
  variables: Readonly<Record<string, unknown>>,
): (argument: GivenBy) => boolean {
  return ({ variable, within, hasDefault }) => {
    const whole = variables[variable];
    if (whole === undefined) return hasDefault;
    const value = within.reduce<unknown>(
      (found, name) => (found as Readonly<Record<string, unknown>> | null | undefined)?.[name], // An input object, null or undefined.
      whole,
    );
    return value !== null && value !== undefined;
  };
}

/** The name of a field in the answer: its alias, or its name. */
export function responseKey({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}

/** The conditions of a selection by `@include` and `@skip`; null if it is never included. */
export function conditionsOf(
  directives: ReadonlyArray<DirectiveNode> = [],
): ReadonlyArray<Condition> | null {
  const conditions: Condition[] = [];
  for (const { name, arguments: given = [] } of directives) {
    if (name.value !== 'include' && name.value !== 'skip') continue;
    const wanted = name.value === 'include';
    const value = given.find((argument) => argument.name.value === 'if')?.value;
    if (value?.kind === Kind.VARIABLE) {
      conditions.push({ variable: value.name.value, is: wanted });
    } else if (value?.kind === Kind.BOOLEAN && value.value !== wanted) {
      return null;
    }
  }
  return conditions;
}

/** Variables that `@include` and `@skip` use in a document. */
export function flagsIn(document: DocumentNode): ReadonlyArray<string> {
  const found = new Set<string>();
  visit(document, {
    Directive: (directive) => {
      for (const { variable } of conditionsOf([directive]) ?? []) found.add(variable);
    },
  });
  return [...found];
}

/** The value of a condition's variable in a request; undefined if it is not a boolean. */
export type FlagOf = (variable: string) => boolean | undefined;

/** Condition values by the variables of a request, with the operation's own defaults. */
export function flagsOf(
  variables: Readonly<Record<string, unknown>>,
  operation: OperationDefinitionNode,
): FlagOf {
  return (variable) => {
    const given = variables[variable];
    const value = given === undefined ? defaultOf(variable, operation) : given;
    return typeof value === 'boolean' ? value : undefined;
  };
}

/** The conditions that these values do not decide; null if they exclude the selection. */
export function undecided(
  conditions: ReadonlyArray<Condition>,
  flagOf: FlagOf,
): ReadonlyArray<Condition> | null {
  const isExcluded = conditions.some(({ variable, is }) => flagOf(variable) === !is);
  return isExcluded ? null : conditions.filter(({ variable }) => flagOf(variable) === undefined);
}

/**
 * Whether conditions are true for the variables of a request, with the operation's own defaults.
 */
export function conditionsHold(
  conditions: ReadonlyArray<Condition>,
  variables: Readonly<Record<string, unknown>>,
  operation: OperationDefinitionNode,
): boolean {
  const flagOf = flagsOf(variables, operation);
  return conditions.every(({ variable, is }) => flagOf(variable) === is);
}

function defaultOf(variable: string, { variableDefinitions = [] }: OperationDefinitionNode) {
  const found = variableDefinitions.find((one) => one.variable.name.value === variable);
  const value = found?.defaultValue;
  return value?.kind === Kind.BOOLEAN ? value.value : undefined;
}

/** Maximum number of expanded selections: a few nested fragments can expand to millions. */
const MOST_SELECTIONS = 20_000;

/**
 * Expands the fragment spreads of a selection set into inline fragments, at every depth; throws
 * TOO_COSTLY if there are too many selections. The fragments must not be cyclic.
 */
export function withoutSpreads(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): SelectionSetNode {
  let written = 0;
  const writeOut = (inner: SelectionSetNode): SelectionSetNode => {
    written += inner.selections.length;
    if (written > MOST_SELECTIONS) {
      throw new RiverGateError(
        'TOO_COSTLY',
        `With its fragments expanded, the operation selects more than ${String(MOST_SELECTIONS)} fields.`,
      );
    }
    return { kind: Kind.SELECTION_SET, selections: inner.selections.flatMap(flat) };
  };
  const flat = (selection: SelectionNode): ReadonlyArray<SelectionNode> => {
    if (selection.kind !== Kind.FRAGMENT_SPREAD) {
      return selection.selectionSet
        ? [{ ...selection, selectionSet: writeOut(selection.selectionSet) }]
        : [selection];
    }
    const fragment = fragments.get(selection.name.value);
    if (!fragment) return [];
    const { typeCondition, selectionSet } = fragment;
    const { directives = [] } = selection;
    const asInline = { typeCondition, directives, selectionSet: writeOut(selectionSet) };
    return [{ kind: Kind.INLINE_FRAGMENT, ...asInline }];
  };
  return writeOut(set);
}
