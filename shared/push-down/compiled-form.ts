import { isNonNullType, type GraphQLObjectType, type SelectionSetNode } from 'graphql';
import { argumentsOf } from './arguments';
import { KEYS } from './stations/entity-keys';
import type { Declarations } from './declarations';
import { Fallback } from './fallback';
import { computed, listSql, textSql, type JsonText } from './text/json-text';
import {
  keyedFrom,
  statementForms,
  type OperationScope,
  type StatementForms,
  type WriteColumns,
} from './pushed-statement';
import { tableOfAll, tableOfOne, tableOfType, type RowTable } from './row-table';
import type { Scope } from './scope';
import { selectedFields, type SelectedField } from './selection';
import { listedTable } from './stations/station-page';

/** One form of an operation: what each member of its objects is, and the statements to run. */
export interface CompiledForm {
  readonly members: ReadonlyArray<Member>;
  readonly statements: ReadonlyArray<StatementForms>;
  /** Whether the only member is the object itself, null if it does not exist. */
  readonly isWhole: boolean;
}

/** A member of an object: made from its key in this process, or a column of a statement. */
export type Member = { readonly key: string } & (
  { readonly textOf: (entity: string) => string } | ReadMember
);

/** A column of a statement. */
export interface ReadMember {
  readonly key: string;
  readonly statement: number;
  readonly column: number;
  /** Whether it may be null: else its object is null where it could not be read. */
  readonly isNullable: boolean;
}

/** The objects that an operation selects: Query, or entities with keys `k.key`. */
export interface Objects {
  readonly type: GraphQLObjectType;
  readonly selections: ReadonlyArray<SelectionSetNode>;
}

/** Compiles what an operation selects of Query, or of entities of one type. */
export function compiledForm(operation: OperationScope, objects: Objects): CompiledForm {
  const { type } = objects;
  const table = type.name === 'Query' ? undefined : tableOfType(operation.declared, type.name);
  if (table) return wholeForm(operation, objects, table);
  if (type.name !== 'Query' && !isPlainReference(type))
    throw new Fallback('FIELD', `_entities of ${type.name}`);
  const groups = new Map<string, SelectedField[]>();
  const members = selectedFields(type, objects.selections, operation).map((field): Member => {
    const made = keyMember(type, field);
    if (made) return made;
    const dataset = datasetOf(operation, type, field);
    const group = groups.get(dataset) ?? [];
    groups.set(dataset, group);
    const statement = [...groups.keys()].indexOf(dataset);
    const isNullable = !isNonNullType(type.getFields()[field.name]?.type);
    return { key: field.key, statement, column: group.push(field) - 1, isNullable };
  });
  const statements = [...groups].map(([dataset, group]) => {
    const write: WriteColumns = (scope) => {
      const from = type.name === 'Query' ? '' : keyedFrom(scope);
      return { columns: group.map((field) => rootText(scope, type, field)), from };
    };
    return statementForms(operation, { dataset, write });
  });
  return { members, statements, isWhole: false };
}

/** Whether a reference to an entity is the entity: the department has no resolver for it. */
function isPlainReference({ name, extensions }: GraphQLObjectType): boolean {
  const { apollo } = extensions as {
    readonly apollo?: { readonly subgraph?: { readonly resolveReference?: unknown } };
  }; // `buildSubgraphSchema` sets it.
  return name in KEYS && apollo?.subgraph?.resolveReference === undefined;
}

function keyMember(type: GraphQLObjectType, { key, name }: SelectedField): Member | undefined {
  if (name === '__typename') return { key, textOf: () => JSON.stringify(type.name) };
  return name === KEYS[type.name] ? { key, textOf: (entity) => JSON.stringify(entity) } : undefined;
}

function datasetOf(
  { declared }: OperationScope,
  type: GraphQLObjectType,
  { name }: SelectedField,
): string {
  const table = listedTable({ declared }, type.name, name) ?? rootTable(declared, type, name);
  if (!table) throw new Fallback('FIELD', `${type.name}.${name}`);
  return table.dataset;
}

function rootTable(declared: Declarations, type: GraphQLObjectType, name: string) {
  if (type.name !== 'Query') return undefined;
  return tableOfOne(declared, name) ?? tableOfAll(declared, name);
}

function rootText(scope: Scope, type: GraphQLObjectType, field: SelectedField): JsonText {
  const key = type.name === 'Query' ? null : 'k.key';
  if (key !== null) return scope.pageText(scope, { type, key }, field);
  const one = tableOfOne(scope.declared, field.name);
  if (one) return oneText(scope, { type, table: one }, field);
  const all = tableOfAll(scope.declared, field.name);
  if (!all) return scope.pageText(scope, { type, key }, field);
  scope.datasets.add(all.dataset);
  const list = listSql(all.text(scope, field), { order: `t.${all.order}` });
  return computed(`(select ${list} from ${all.name} t where ${all.where})`);
}

/** A row by its key, or null. */
function oneText(
  scope: Scope,
  { type, table }: { readonly type: GraphQLObjectType; readonly table: RowTable },
  field: SelectedField,
): JsonText {
  const asked = argumentsOf(type, field);
  scope.datasets.add(table.dataset);
  const key = scope.parameters.add('text', (run) => asked.of(run)[table.key]);
  return computed(
    `coalesce((select ${textSql(table.text(scope, field))} from ${table.name} t
      where t.${table.key} = ${key} and ${table.where}), 'null')`,
  );
}

/** Rows as entities: each is a whole object, or null. */
function wholeForm(operation: OperationScope, field: Objects, table: RowTable): CompiledForm {
  const write: WriteColumns = (scope) => {
    scope.datasets.add(table.dataset);
    const from = keyedFrom(scope);
    const text = textSql(table.text(scope, field));
    const join = `left join ${table.name} t on t.${table.key} = k.key and ${table.where}`;
    const columns = [computed(`case when t.${table.key} is null then 'null' else ${text} end`)];
    return { columns, from: from.replace(' order by', () => ` ${join} order by`) };
  };
  const members = [{ key: table.type, statement: 0, column: 0, isNullable: true }];
  return {
    members,
    statements: [statementForms(operation, { dataset: table.dataset, write })],
    isWhole: true,
  };
}
