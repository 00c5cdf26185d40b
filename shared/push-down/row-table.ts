import type { EntityTable } from '../monitoring/entity-table';
import { fieldOf } from './arguments';
import type { Declarations } from './declarations';
import { Fallback } from './fallback';
import { objectType, type Scope } from './scope';
import { selectedFields, type SelectedField } from './selection';
import { stationText } from './stations/station-object';
import { fixed, objectText, quotedList, type JsonText } from './text/json-text';
import { valueText } from './text/value-sql';

/** A table of which each row `t` is a published object with a key. */
export interface RowTable {
  readonly type: string;
  readonly dataset: string;
  /** The table, with its schema. */
  readonly name: string;
  /** Field of its key; its column has the same name. */
  readonly key: string;
  /** SQL condition on `t`: which rows are of the type. */
  readonly where: string;
  /** The text of row `t`. */
  readonly text: (scope: Scope, field: Pick<SelectedField, 'selections'>) => JsonText;
}

/** The table of a published type; undefined if no declaration has one. */
export function tableOfType(declared: Declarations, type: string): RowTable | undefined {
  return tablesOf(declared).find((one) => one.type === type);
}

/** The table of which a field of Query returns one row by its key. */
export function tableOfOne(declared: Declarations, field: string): RowTable | undefined {
  return tablesOf(declared).find(({ one }) => one === field);
}

/** The table of which a field of Query returns all rows, and the column that orders them. */
export function tableOfAll(declared: Declarations, field: string) {
  return tablesOf(declared).find(({ all }) => all === field);
}

type QueriedTable = RowTable & Pick<EntityTable, 'one' | 'all'> & { readonly order: string };

function tablesOf({ department, stations, entities }: Declarations): ReadonlyArray<QueriedTable> {
  return [
    ...stations.map((table) => ({
      ...{ type: table.type, dataset: table.dataset, one: table.one },
      ...{ name: `${department}.station`, key: 'id', order: 'id' },
      where: `t.kind = any(${quotedList(table.kinds)})`,
      text: (scope: Scope, field: Pick<SelectedField, 'selections'>) =>
        stationText(scope, { field, table }),
    })),
    ...entities.map((table) => ({
      ...table,
      name: `${department}.${table.table}`,
      where: 'true',
      text: (scope: Scope, field: Pick<SelectedField, 'selections'>) =>
        rowText(scope, table, field),
    })),
  ];
}

function rowText(
  scope: Scope,
  table: EntityTable,
  { selections }: Pick<SelectedField, 'selections'>,
): JsonText {
  const type = objectType(scope, table.type);
  return objectText(
    selectedFields(type, selections, scope).map((one) => {
      if (one.name === '__typename') return [one.key, fixed(JSON.stringify(type.name))];
      const source = table.sources[one.name];
      if (!source) throw new Fallback('FIELD', `${type.name}.${one.name}`);
      const value = { sql: `t.${source.column}`, sqlType: source.sqlType };
      return [one.key, valueText(fieldOf(type, one.name).type, value)];
    }),
  );
}
