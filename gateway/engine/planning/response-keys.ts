import { visit, type DocumentNode, type FieldNode } from 'graphql';

/** Response keys as departments answer under them, and as callers ask for them. */
export interface ResponseKeys {
  /** The key under which departments answer a field that the caller calls `alias`. */
  planned(alias: string): string;
  /** The caller's key for a key of a department's answer. */
  callers(key: string): string;
}

/** The keys of a supergraph. */
export type KeysOfSupergraph = (supergraph: DocumentNode) => ResponseKeys;

/** How the names of fields end that stand for a required field with its arguments. */
export const STAND_IN_ENDING = '__r';

const STAND_IN = new RegExp(`${STAND_IN_ENDING}\\d+$`);

/**
 * The response keys of a supergraph for planning: an alias that is the name of a field, or that
 * might be a name of the planner, gets an ending that no field has. Otherwise
 * `{ rivers { depth: name risk } }` would calculate the risk from the name: @apollo/query-planner
 * 2.14 puts keys and required fields under their own names, whatever the caller calls so.
 */
export const responseKeys: KeysOfSupergraph = (supergraph) => {
  const fields = fieldNames(supergraph);
  let ending = '__as';
  while ([...fields].some((name) => name.endsWith(ending))) ending += '_';
  return {
    planned: (alias) =>
      fields.has(alias) || STAND_IN.test(alias) || alias.endsWith(ending)
        ? `${alias}${ending}`
        : alias,
    callers: (key) => {
      if (key.endsWith(ending)) return key.slice(0, -ending.length);
      return fields.has(key) ? key : key.replace(STAND_IN, '');
    },
  };
};

/** The key under which departments answer a field. */
export function plannedKey({ alias, name }: FieldNode, keys: ResponseKeys): string {
  return alias && alias.value !== name.value ? keys.planned(alias.value) : name.value;
}

/** An operation with the keys under which departments answer. */
export function withPlannedKeys(document: DocumentNode, keys: ResponseKeys): DocumentNode {
  return visit(document, {
    Field: (field) => {
      if (!field.alias) return undefined;
      const value = plannedKey(field, keys);
      return value === field.alias.value
        ? undefined
        : { ...field, alias: { ...field.alias, value } };
    },
  });
}

function fieldNames(supergraph: DocumentNode): ReadonlySet<string> {
  const names = new Set(['__typename']);
  visit(supergraph, {
    FieldDefinition: ({ name }) => {
      names.add(name.value);
    },
  });
  return names;
}
