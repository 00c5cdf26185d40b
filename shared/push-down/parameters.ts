import type { AccessDecisions } from '../sharing/access-decisions';
import type { RowLimits } from '../sharing/row-limits';

/** One request, from which the values of a statement's parameters are calculated. */
export interface Run {
  /** Coerced variables. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Keys of the requested entities; empty for an operation of Query. */
  readonly keys: ReadonlyArray<string>;
  readonly access: AccessDecisions;
  /** Row limits of the statement's datasets. */
  readonly limits: RowLimits;
  /** Arguments that were calculated before, by their selection. */
  readonly known: Map<object, Readonly<Record<string, unknown>>>;
}

/** Calculates the value of a parameter; throws `Fallback` for a request that is an exception. */
export type ValueOf = (run: Run) => unknown;

/** The parameters of a statement, in their order. */
export interface ParameterList {
  /** Adds a parameter of this type and returns its SQL. */
  add(sqlType: string, valueOf: ValueOf): string;
  /** Adds it once under this name. */
  addOnce(name: string, sqlType: string, valueOf: ValueOf): string;
  readonly values: ReadonlyArray<ValueOf>;
}

/** Creates an empty list of parameters. */
export function parameterList(): ParameterList {
  const values: ValueOf[] = [];
  const named = new Map<string, string>();
  const add = (sqlType: string, valueOf: ValueOf) => {
    values.push(valueOf);
    return `$${String(values.length)}::${sqlType}`;
  };
  return {
    add,
    addOnce: (name, sqlType, valueOf) => {
      const known = named.get(name) ?? add(sqlType, valueOf);
      named.set(name, known);
      return known;
    },
    values,
  };
}
