import { isNonNullType, type GraphQLObjectType } from 'graphql';
import { argumentsOf } from './arguments';
import { computedEntities, isPlainReference, orComputed } from './computed/computed-entities';
import { fieldWriter } from './computed/value-writer';
import { KEYS } from './stations/entity-keys';
import type { Declarations } from './declarations';
import { Fallback } from './fallback';
import type { CompiledForm, Member, Objects } from './form';
import { computed, listSql, textSql, type JsonText } from './text/json-text';
import {
  keyedFrom,
  statementForms,
  type OperationScope,
  type WriteColumns,
} from './pushed-statement';
import { tableOfAll, tableOfOne, tableOfType, type RowTable } from './row-table';
import type { Scope } from './scope';
import { selectedFields, type SelectedField } from './selection';
import { listedTable } from './stations/station-page';

/**
 * Compiles what an operation selects of Query, or of entities of one type. What no declaration
 * leads to a column is computed by the resolver of its field.
 */
export function compiledForm(operation: OperationScope, objects: Objects): CompiledForm {
  const { type, isKeyed } = objects;
  if (type.name === 'Query') return membersForm(operation, objects);
  const table = tableOfType(operation.declared, type.name);
  const computed = () => computedEntities(operation, objects);
  if (isKeyed && table)
    return orComputed(operation, () => wholeForm(operation, objects, table), computed);
  if (isKeyed && isPlainReference(type)) return membersForm(operation, objects);
  return orComputed(operation, NOTHING_READ, computed);
}

function membersForm(operation: OperationScope, { type, selections }: Objects): CompiledForm {
  const groups = new Map<string, SelectedField[]>();
  const members = selectedFields(type, selections, operation).map((field): Member => {
    const made = keyMember(type, field);
    if (made) return made;
    const { key } = field;
    const isNullable = !isNonNullType(type.getFields()[field.name]?.type);
    const read = (): Member => {
      const dataset = datasetOf(operation, type, field);
      statementForms(operation, { dataset, write: writeColumns(type, [field]) }); // Throws where code is needed.
      const group = groups.get(dataset) ?? [];
      groups.set(dataset, group);
      const statement = [...groups.keys()].indexOf(dataset);
      return { key, statement, column: group.push(field) - 1, isNullable };
    };
    const compute = () => ({ key, isNullable, compute: fieldWriter(operation, type, field) });
    return orComputed<Member>(operation, read, compute);
  });
  const statements = [...groups].map(([dataset, group]) =>
    statementForms(operation, { dataset, write: writeColumns(type, group) }),
  );
  return { members, statements, isWhole: false };
}

function writeColumns(type: GraphQLObjectType, fields: ReadonlyArray<SelectedField>): WriteColumns {
  return (scope) => {
    const from = type.name === 'Query' ? '' : keyedFrom(scope);
    return { columns: fields.map((field) => rootText(scope, type, field)), from };
  };
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

/** No statement reads objects that are not known by a key. */
const NOTHING_READ = (): never => {
  throw new Fallback('FIELD', '_entities');
};

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
