import { getNamedType, isEnumType, type GraphQLNamedType, type GraphQLObjectType } from 'graphql';
import type { FieldSource } from '../../monitoring/stations/station-field';
import type { StationTable } from '../../monitoring/stations/station-table';
import { fieldOf } from '../arguments';
import type { MarkedStations } from '../computed/marked-field';
import { stationReadings } from '../computed/station-readings';
import { fieldWriter } from '../computed/value-writer';
import { entityText } from './entity-object';
import { Fallback } from '../fallback';
import { BROKEN_SQL, computed, fixed, objectText, textSql, type JsonText } from '../text/json-text';
import { measurementText } from '../measurements/measurements';
import { newestText } from '../measurements/newest';
import { placeSql } from './place-sql';
import { fieldsOf, objectType, type Scope } from '../scope';
import { selectedFields, type SelectedField } from '../selection';
import { missingSql, valueText } from '../text/value-sql';
import { textInDataset } from '../text-apart';

/** A selected object, and where its fields come from. */
export interface SelectedObject {
  readonly field: Pick<SelectedField, 'selections'>;
  readonly table: StationTable;
}

/** The JSON text of station `t`. */
export function stationText(scope: Scope, { field, table }: SelectedObject): JsonText {
  const type = objectType(scope, table.type);
  const station = { type, table, marked: { table, brought: new Set<string>() } };
  const members = selectedFields(type, field.selections, scope);
  return objectText(members.map((one) => [one.key, fieldText(scope, station, one)]));
}

interface Station {
  readonly type: GraphQLObjectType;
  readonly table: StationTable;
  readonly marked: MarkedStations;
}

function fieldText(scope: Scope, station: Station, field: SelectedField): JsonText {
  const { type, table } = station;
  if (field.name === '__typename') return fixed(JSON.stringify(type.name));
  const identity = identityText({ id: 't.id', code: 't.code', dataset: table.dataset });
  const at = { type, dataset: table.dataset, stationId: 't.id', identity };
  if (isMeasurement(field.name)) return measurementText(scope, at, field);
  if (field.name === 'place') return placeText(scope, station, field);
  const source = table.sources[field.name] ?? { from: 'CODE' };
  if (source.from === 'NEWEST') return newestText(scope, { ...at, symbol: source.symbol }, field);
  if (source.from === 'RESTRICTED' && isMeasured(scope, type, field))
    return restrictedText(scope, { type, source }, field);
  if (source.from === 'CODE' || source.from === 'RESTRICTED')
    return markText(scope, station, field);
  return sourceText(scope, { type, source }, field);
}

/** The mark of a field that code computes. */
function markText(scope: Scope, { type, table, marked }: Station, field: SelectedField): JsonText {
  const source = table.sources[field.name];
  const readings = source?.from === 'CODE' ? source.readings : undefined;
  const { dataset } = table;
  return scope.marks.add(marked, {
    write: fieldWriter(scope, type, field),
    readings: readings ? stationReadings(scope, { type, dataset, readings }, field) : null,
  });
}

interface Identity {
  /** SQL of the id. */
  readonly id: string;
  /** SQL of the code, which may be null; absent: the object has none. */
  readonly code?: string;
  readonly dataset: string;
}

/** The names and values by which cursors know an object, see `boundCursors`. */
function identityText({ id, code, dataset }: Identity): JsonText {
  const coded = code
    ? computed(
        `case when ${code} is null then '' else '"code",' || to_json(${code})::text || ',' end`,
      )
    : [];
  return [
    ...fixed('["id",'),
    ...computed(`to_json(${id})::text`),
    ...fixed(','),
    ...coded,
    ...fixed(`"dataset",${JSON.stringify(dataset)}]`),
  ];
}

function isMeasurement(name: string): boolean {
  return name === 'latest' || name === 'series';
}

/** Whether nothing but measurements is selected of the object that a field returns. */
function isMeasured(scope: Scope, type: GraphQLObjectType, field: SelectedField): boolean {
  const returned = objectType(scope, getNamedType(fieldOf(type, field.name).type).name);
  return fieldsOf(scope, returned, field).every(
    ({ name }) => isMeasurement(name) || name === '__typename',
  );
}

interface Sourced<Source extends FieldSource = FieldSource> {
  readonly type: GraphQLObjectType;
  readonly source: Source;
}

function sourceText(scope: Scope, { type, source }: Sourced, field: SelectedField): JsonText {
  const published = fieldOf(type, field.name).type;
  if (source.from === 'EXPRESSION')
    return valueText(published, expressionOf(getNamedType(published), source.sql));
  if (source.from !== 'COLUMN') throw new Fallback('FIELD', `${type.name}.${field.name}`);
  const sql = `t.${source.column}`;
  if (!source.isKey) return valueText(published, { sql, sqlType: source.sqlType });
  const entity = entityText(scope, { type: getNamedType(published).name, key: sql }, field);
  return computed(
    `case when ${sql} is null then ${missingSql(published)} else ${textSql(entity)} end`,
  );
}

/** Expressions do not declare their type; a test compares them with code for their values. */
function expressionOf(type: GraphQLNamedType, sql: string) {
  if (type.name === 'Boolean') return { sql: `(${sql})`, sqlType: 'boolean' };
  if (isEnumType(type) || type.name === 'String') return { sql: `(${sql})`, sqlType: 'text' };
  throw new Fallback('FIELD', `an expression of ${type.name}`);
}

/** The place at the precision that is disclosed to the caller. */
function placeText(
  scope: Scope,
  { type, table }: Pick<Station, 'type' | 'table'>,
  field: SelectedField,
): JsonText {
  const published = fieldOf(type, 'place').type;
  const cell = placeSql(scope, table.dataset);
  const entity = entityText(scope, { type: getNamedType(published).name, key: 'p.cell' }, field);
  return computed(
    `(select case when p.cell is null then ${missingSql(published)} when p.cell = ${BROKEN_SQL} then ${BROKEN_SQL} else ${textSql(entity)} end from (select ${cell} as cell offset 0) p)`,
  );
}

/** The measurements of another dataset at the station, within the limits of both. */
function restrictedText(
  scope: Scope,
  { type, source }: Sourced<Extract<FieldSource, { from: 'RESTRICTED' }>>,
  field: SelectedField,
): JsonText {
  const returned = objectType(scope, getNamedType(fieldOf(type, field.name).type).name);
  const { dataset } = source;
  const write = (within: Scope, id: string) => {
    const at = { type: returned, dataset, stationId: id, identity: identityText({ id, dataset }) };
    return objectText(
      fieldsOf(within, returned, field).map((one) => {
        if (one.name === '__typename') return [one.key, fixed(JSON.stringify(returned.name))];
        return [one.key, measurementText(within, at, one)];
      }),
    );
  };
  return textInDataset(scope, { dataset, write }, 't.id');
}
