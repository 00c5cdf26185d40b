import { getNamedType } from 'graphql';
import { argumentsOf, fieldOf, type FieldArguments } from '../arguments';
import { digestsOf, keyAfter, type PagedList } from '../pages/cursor-sql';
import { firstSql, pageText } from '../pages/page-text';
import { KEYS } from './entity-keys';
import { Fallback } from '../fallback';
import { revealedBy } from '../inference';
import { computed, quotedList, textSql, type JsonText } from '../text/json-text';
import type { StationTable } from '../../monitoring/stations/station-table';
import { objectType, type ListParent, type Scope } from '../scope';
import type { SelectedField } from '../selection';
import { textInDataset } from '../text-apart';
import { filterSql } from './station-filter';
import { stationText } from './station-object';

/** Column of a station that refers to an entity. */
const REFERRING: Readonly<Record<string, string>> = {
  District: 'district_code',
  WaterBody: 'water_body_code',
};

/** The type of station that a field of an object lists; undefined if it lists none. */
export function listedTable(
  { declared }: Pick<Scope, 'declared'>,
  parent: string,
  field: string,
): StationTable | undefined {
  if (parent !== 'Query' && !(parent in REFERRING)) return undefined;
  return declared.stations.find(({ many }) => many === field);
}

/** SQL of the JSON text of a page of stations. */
export function stationPageText(scope: Scope, parent: ListParent, field: SelectedField): JsonText {
  const { type, key } = parent;
  const table = listedTable(scope, type.name, field.name);
  if (!table) throw new Fallback('FIELD', `${type.name}.${field.name}`);
  const listed = (within: Scope, at: string | null) =>
    listText(within, { parent: { type, key: at }, table }, field);
  if (key !== null) return textInDataset(scope, { dataset: table.dataset, write: listed }, key);
  scope.datasets.add(table.dataset);
  return listed(scope, key);
}

function listText(
  scope: Scope,
  { parent, table }: Pick<StationList, 'parent' | 'table'>,
  field: SelectedField,
): JsonText {
  const definition = fieldOf(parent.type, field.name);
  const asked = argumentsOf(parent.type, field);
  for (const coordinate of revealedBy(definition, asked)) scope.revealing.add(coordinate);
  const page = pageOf(scope, { parent, table, asked }, field);
  // With `having` the list is one row, whatever is selected of it.
  const type = objectType(scope, getNamedType(definition.type).name);
  const text = pageText(
    scope,
    {
      ...{ type, asked, row: 't', first: page.first, key: 't.id' },
      digest: () => digestSql(scope, page),
      total: () =>
        `(select count(*)::text from ${scope.declared.department}.station q where ${page.where})`,
      node: (one) => stationText(scope, { field: one, table }),
    },
    field,
  );
  return computed(`(select ${textSql(text)} from (${rowsSql(scope, page)}) t having true)`);
}

interface StationList {
  readonly parent: ListParent;
  readonly table: StationTable;
  readonly asked: FieldArguments;
}

interface Page extends StationList {
  readonly list: PagedList;
  /** SQL conditions of the whole list, for station `q`. */
  readonly where: string;
  /** SQL of the number of items. */
  readonly first: string;
}

function pageOf(scope: Scope, asking: StationList, field: SelectedField): Page {
  const { parent, table, asked } = asking;
  const column = REFERRING[parent.type.name];
  const conditions = [
    ...(parent.key === null ? [] : [`q.${String(column)} = ${parent.key}`]),
    `q.kind = any(${quotedList(table.kinds)})`,
    ...filterSql(scope, asked),
  ];
  const list = {
    coordinate: `${parent.type.name}.${field.name}`,
    parentKey: parent.key === null ? null : (KEYS[parent.type.name] ?? null),
  };
  return { ...asking, list, where: conditions.join(' and '), first: firstSql(scope, asked) };
}

/** Rows of the page, and one more if the list continues; `n` counts them. */
function rowsSql(scope: Scope, page: Page): string {
  const { asked, list, where, first } = page;
  if (asked.isGiven('after') && list.parentKey !== null && page.parent.key !== 'k.key')
    throw new Fallback('ARGUMENT', `${list.coordinate}: after`);
  const after = asked.isGiven('after')
    ? scope.parameters.add('text', (run) => keyAfter(list, run, asked.of(run)))
    : null;
  const rest = after === null ? '' : ` and (${after} is null or q.id > ${after})`;
  return `select q.*, row_number() over (order by q.id) as n from ${scope.declared.department}.station q
    where ${where}${rest} order by q.id limit ${first} + 1`;
}

/** SQL of the digest by which cursors of the list are known. */
function digestSql({ parameters }: Scope, { parent, list, asked }: Page): string {
  const isRoot = parent.key === null;
  if (!isRoot && parent.key !== 'k.key') throw new Fallback('FIELD', `${list.coordinate}: cursor`);
  const digests = parameters.add('text[]', (run) => digestsOf(list, run, asked.of(run)));
  return `(${digests})[${isRoot ? '1' : 'k.ord'}]`;
}
