import { fieldOf } from '../arguments';
import { KEYS } from './entity-keys';
import { computed, fixed, objectText, textSql, type JsonText } from '../text/json-text';
import { fieldsOf, objectType, type Scope } from '../scope';
import type { GraphQLObjectType } from 'graphql';
import type { SelectedField } from '../selection';
import { valueText } from '../text/value-sql';

/** An entity that others own, by its key. */
interface KeyedEntity {
  readonly type: string;
  /** SQL of its key, a text. */
  readonly key: string;
}

/** The JSON text of an entity of which the department knows the key, and what lies at it. */
export function entityText(
  scope: Scope,
  { type: name, key }: KeyedEntity,
  field: SelectedField,
): JsonText {
  const type = objectType(scope, name);
  return objectText(
    fieldsOf(scope, type, field).map((one) => {
      if (one.name === '__typename') return [one.key, fixed(JSON.stringify(name))];
      if (one.name === KEYS[name])
        return [one.key, valueText(fieldOf(type, one.name).type, { sql: key, sqlType: 'text' })];
      return [one.key, listText(scope, { type, key }, one)];
    }),
  );
}

/** A list at an entity. Its key has a name that no part of the list hides. */
function listText(
  scope: Scope,
  { type, key }: { readonly type: GraphQLObjectType; readonly key: string },
  field: SelectedField,
): JsonText {
  const entity = `e${String(scope.parameters.values.length)}`;
  const page = scope.pageText(scope, { type, key: `${entity}.key` }, field);
  return computed(`(select ${textSql(page)} from (select ${key} as key) ${entity})`);
}
