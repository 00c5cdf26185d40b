import { getNamedType, type GraphQLObjectType } from 'graphql';
import { MAX_PAGE } from '../../graphql/connection';
import { fieldOf, type FieldArguments } from '../arguments';
import { Fallback } from '../fallback';
import { fieldsOf, objectType, type Scope } from '../scope';
import type { SelectedField } from '../selection';
import { computed, fixed, listSql, objectText, type JsonText } from '../text/json-text';
import { cursorSql } from './cursor-sql';

/** A page whose rows a statement aggregates: at most one row more than the page holds. */
export interface PagedRows {
  /** The type of the connection. */
  readonly type: GraphQLObjectType;
  readonly asked: FieldArguments;
  /** Alias of the rows; its column `n` numbers them from 1. */
  readonly row: string;
  /** SQL of the size of a page. */
  readonly first: string;
  /** SQL of the key of a row, of which its cursor is made. */
  readonly key: string;
  /** SQL of the digest by which the cursors of the list are known. */
  readonly digest: () => string;
  /** SQL of the number of items of the whole list. */
  readonly total: () => string;
  readonly node: (field: SelectedField) => JsonText;
}

/** Adds the size of a page as a parameter and returns its SQL. */
export function firstSql({ parameters }: Scope, asked: FieldArguments): string {
  return parameters.add('int', (run) => pageSize(asked.of(run)['first']));
}

function pageSize(first: unknown): number {
  if (typeof first === 'number' && first >= 1 && first <= MAX_PAGE) return first;
  throw new Fallback('ARGUMENT', 'first');
}

/** The JSON text of a page. */
export function pageText(scope: Scope, page: PagedRows, field: SelectedField): JsonText {
  const members = fieldsOf(scope, page.type, field);
  return objectText(members.map((one) => [one.key, memberText(scope, page, one)]));
}

function memberText(scope: Scope, page: PagedRows, field: SelectedField): JsonText {
  const { type, row, first } = page;
  const listed = (text: JsonText) =>
    computed(listSql(text, { order: `${row}.n`, where: `${row}.n <= ${first}` }));
  if (field.name === '__typename') return fixed(JSON.stringify(type.name));
  if (field.name === 'nodes') return listed(page.node(field));
  if (field.name === 'edges') return listed(edgeText(scope, page, field));
  if (field.name === 'pageInfo') return pageInfoText(scope, page, field);
  if (field.name === 'totalCount') return computed(page.total());
  throw new Fallback('FIELD', `${type.name}.${field.name}`);
}

function edgeText(scope: Scope, page: PagedRows, field: SelectedField): JsonText {
  const type = objectType(scope, getNamedType(fieldOf(page.type, 'edges').type).name);
  return objectText(
    fieldsOf(scope, type, field).map((one) => {
      if (one.name === '__typename') return [one.key, fixed(JSON.stringify(type.name))];
      if (one.name === 'cursor') return [one.key, computed(cursorSql(page.key, page.digest()))];
      return [one.key, page.node(one)];
    }),
  );
}

function pageInfoText(scope: Scope, page: PagedRows, field: SelectedField): JsonText {
  const { asked, row, first, key } = page;
  const type = objectType(scope, 'PageInfo');
  const cursorOf = (direction: string) => {
    const found = `(array_agg(${key} order by ${row}.n ${direction}) filter (where ${row}.n <= ${first}))[1]`;
    return computed(`coalesce(${cursorSql(found, page.digest())}, 'null')`);
  };
  const whether = (sql: string) => computed(`case when ${sql} then 'true' else 'false' end`);
  const isAfter = () =>
    scope.parameters.add('boolean', (run) => (asked.of(run)['after'] ?? null) !== null);
  const texts: Readonly<Record<string, () => JsonText>> = {
    __typename: () => fixed('"PageInfo"'),
    hasNextPage: () => whether(`count(*) > ${first}`),
    hasPreviousPage: () => whether(isAfter()),
    startCursor: () => cursorOf('asc'),
    endCursor: () => cursorOf('desc'),
  };
  return objectText(
    fieldsOf(scope, type, field).map((one) => {
      const text = texts[one.name];
      if (!text) throw new Fallback('FIELD', `PageInfo.${one.name}`);
      return [one.key, text()];
    }),
  );
}
