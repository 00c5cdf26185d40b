import {
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { Database } from '../../data/database';
import { json, list, text } from '../../data/sql-type';
import { statement } from '../../data/statement';
import { canAnnounce } from '../can-announce';
import { shapesOf } from '../dataset-shape';
import { actOfPolicy, idsOf, type PolicyIndex } from '../../sharing/policy-index';

/** A department's built schema, and the index of the policies of its fields. */
interface BuiltSchema {
  readonly schema: GraphQLSchema;
  readonly index: PolicyIndex;
}

/**
 * A field of a dataset as an information item (信息项) of the catalogue of government information
 * resources.
 */
export interface AnnouncedItem {
  readonly dataset_id: string;
  readonly coordinate: string;
  readonly name_zh: string | null;
  readonly description: string;
  readonly data_type: string;
}

/**
 * Announces the name, data type and dependencies of each field of a department's datasets to the
 * exchange, if the exchange is in the same database. Fields that are no longer published are
 * removed.
 */
export async function announceItems(
  database: Database,
  department: string,
  built: BuiltSchema,
): Promise<void> {
  const items = itemsOf(built);
  await database.asOwner(department, async (transaction) => {
    if (!(await canAnnounce(transaction, 'exchange.dataset_item'))) return;
    await transaction.query(WITHDRAW_ITEMS, [
      department,
      items.map((one) => `${one.dataset_id} ${one.coordinate}`),
    ]);
    await transaction.query(ANNOUNCE_ITEMS, [department, JSON.stringify(items)]);
    const shapes = Object.fromEntries(shapesOf(built));
    await transaction.query(ANNOUNCE_SHAPES, [department, JSON.stringify(shapes)]);
  });
}

/**
 * Returns the information items of a schema's datasets; fields of root types are entry points, not
 * items.
 */
export function itemsOf({ schema, index }: BuiltSchema): ReadonlyArray<AnnouncedItem> {
  return [...index.fields].flatMap(([coordinate, policy]) => {
    const field = fieldAt(schema, coordinate);
    if (!field) return [];
    const description = field.description ?? '';
    const facts = { coordinate, description, name_zh: chineseTermIn(description) };
    const datasets = idsOf(policy).filter((id) => actOfPolicy(id) === null);
    const data_type = dataTypeOf(field.type);
    return datasets.map((id) => ({ dataset_id: id, ...facts, data_type }));
  });
}

function fieldAt(schema: GraphQLSchema, coordinate: string) {
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  if (!isObjectType(type) || type === schema.getQueryType() || type === schema.getMutationType())
    return undefined;
  return type.getFields()[fieldName];
}

const IN_BRACKETS = /[(（]([^()（）]*\p{Script=Han}[^()（）]*)[)）]/u;

/**
 * Returns the standard Chinese term in the brackets of a description; the first one if there are
 * several, because it names the field itself.
 */
function chineseTermIn(description: string): string | null {
  return IN_BRACKETS.exec(description)?.[1] ?? null;
}

const LETTERS: Readonly<Record<string, string>> = {
  String: 'C',
  ID: 'C',
  Int: 'I',
  Float: 'B',
  Boolean: 'L',
  Date: 'D',
  DateTime: 'T',
};

/**
 * Returns the data-type letter of 政务信息资源目录编制指南（试行）; G (general) for an object with fields of its
 * own.
 */
function dataTypeOf(type: GraphQLOutputType): string {
  if (isListType(getNullableType(type))) return 'G';
  const named = getNamedType(type);
  return isEnumType(named) ? 'C' : (LETTERS[named.name] ?? 'G');
}

/** Removes the items that are no longer published. */
export const WITHDRAW_ITEMS = statement({
  text: `delete from exchange.dataset_item
where department = $1 and dataset_id || ' ' || coordinate <> all($2)`,
  parameters: [text(), list(text())],
});

/** Writes the dependencies between fields of datasets that are already announced. */
export const ANNOUNCE_SHAPES = statement({
  text: `update exchange.dataset d set shape = coalesce($2::jsonb -> d.id, '{}')
where d.department = $1 and d.shape is distinct from coalesce($2::jsonb -> d.id, '{}')`,
  parameters: [text(), json<Readonly<Record<string, unknown>>>()],
});

/** Writes the names and data types of the fields of a department's datasets. */
export const ANNOUNCE_ITEMS = statement({
  text: `insert into exchange.dataset_item as i (dataset_id, coordinate, department, name_zh, description, data_type)
select r.dataset_id, r.coordinate, $1, r.name_zh, r.description, r.data_type
from jsonb_to_recordset($2::jsonb) r (dataset_id text, coordinate text, name_zh text, description text, data_type text)
on conflict (dataset_id, coordinate) do update
  set (name_zh, description, data_type) = row (excluded.name_zh, excluded.description, excluded.data_type)
where (i.name_zh, i.description, i.data_type) is distinct from (excluded.name_zh, excluded.description, excluded.data_type)`,
  parameters: [text(), json<ReadonlyArray<AnnouncedItem>>()],
});
