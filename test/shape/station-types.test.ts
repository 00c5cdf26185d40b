import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isObjectType } from 'graphql';
import type { Client } from 'pg';
import { withConnection } from '../../shared/data/server/with-connection';
import { PLACE_RESOLUTION } from '../../shared/monitoring/stations/place';
import type { FieldSource, StationField } from '../../shared/monitoring/stations/station-field';
import {
  stationRow,
  type SelectedStation,
  type StationRow,
} from '../../shared/monitoring/stations/station-row';
import type { StationType } from '../../shared/monitoring/stations/station-type';
import { departments } from '../../subgraphs/registry';
import { schemaOf } from '../setup/built-once';
import type { TestDatabase } from '../setup/database';
import { everySchema } from '../setup/statements/every-schema';

const SUBGRAPHS = join(__dirname, '..', '..', 'subgraphs');

type AnyType = StationType<Readonly<Record<string, StationField<unknown>>>>;

/** A type of station, and the department that declares it. */
interface Declared {
  readonly department: string;
  readonly declared: AnyType;
}

let types: ReadonlyArray<Declared>;
let database: TestDatabase;
beforeAll(async () => {
  // First, as a hub does: the order in which modules are loaded is that of the printed schemas.
  await departments();
  types = await declaredTypes();
  database = await everySchema();
});
afterAll(() => database.drop());

/** Every export of every `.station.ts` file. */
async function declaredTypes(): Promise<ReadonlyArray<Declared>> {
  const files = readdirSync(SUBGRAPHS, { encoding: 'utf8', recursive: true }).filter((file) =>
    file.endsWith('.station.ts'),
  );
  const found = await Promise.all(
    files.map(async (file) => {
      const exports = (await import(join(SUBGRAPHS, file))) as Readonly<Record<string, AnyType>>;
      const [department = ''] = file.split('/');
      return Object.values(exports).map((declared) => ({ department, declared }));
    }),
  );
  return found.flat();
}

test('every announced kind belongs to a type that is declared once', async () => {
  const announced = (await departments()).flatMap(({ name, stationKinds = [] }) =>
    stationKinds.map(({ kind }) => `${name} ${kind}`),
  );
  const declared = types.flatMap(({ department, declared: { kinds } }) =>
    kinds.map(({ kind }) => `${department} ${kind}`),
  );
  expect(declared.sort()).toEqual(announced.sort());
  expect(types.length).toBeGreaterThanOrEqual(28);
});

test('a department lists the table of each of its types, with the sources of its fields', async () => {
  const listed = (await departments()).flatMap(({ name, stationTables = [] }) =>
    stationTables.map((table) => ({ department: name, ...table })),
  );
  const declared = types.map(({ department, declared: { type, kinds, sources } }) => ({
    department,
    type: type.name,
    kinds: kinds.map(({ kind }) => kind),
    sources,
  }));
  const parts = listed.map(
    ({ one: _one, many: _many, dataset: _dataset, published: _published, ...part }) => part,
  );
  expect(byType(parts)).toEqual(byType(declared));
});

function byType<Named extends { readonly type: string; readonly department: string }>(
  all: ReadonlyArray<Named>,
): ReadonlyArray<Named> {
  return all.toSorted((one, other) =>
    `${one.department} ${one.type}` < `${other.department} ${other.type}` ? -1 : 1,
  );
}

test('a field that is a column exists in the table with that name and type, and is nullable if the column is', async () => {
  const faults = await withConnection(database.url, async (client) => {
    const columns = await columnsOf(client);
    return types.flatMap(({ department, declared }) =>
      Object.entries(declared.sources).flatMap(([field, source]) => {
        if (source.from !== 'COLUMN') return [];
        const found = columns.get(`${department}.${source.column}`);
        const at = `${declared.type.name}.${field} (${source.column})`;
        if (found?.type !== source.sqlType)
          return [`${at} is ${found?.type ?? 'no column'}, declared ${source.sqlType}`];
        const own = declared.fields[field];
        return own && found.isNullable && !own.isNullable ? [`${at} may be null`] : [];
      }),
    );
  });
  expect(faults).toEqual([]);
});

test('each published field of each type declares its origin, and only published fields are declared', async () => {
  const faults: string[] = [];
  for (const department of await departments()) {
    const { schema } = await schemaOf(department);
    for (const { declared } of types.filter((one) => one.department === department.name)) {
      const type = schema.getType(declared.type.name);
      const published = isObjectType(type) ? Object.keys(type.getFields()) : [];
      const said = Object.keys(declared.sources);
      faults.push(...said.filter((field) => !published.includes(field)));
      // What resolvers add is not part of the declaration, so it is code.
      const added = published.filter((field) => !said.includes(field));
      if (added.length > 0) faults.push(`${declared.type.name} ${added.join()}`);
    }
  }
  expect(faults.sort()).toEqual(['FluxSection flux', 'NoisePoint levels']);
});

test('the row of a station has in each field the value of the declared column', () => {
  const stored = Object.fromEntries(
    Object.values(types[0]?.declared.sources ?? {}).flatMap((source) =>
      source.from === 'COLUMN' ? [[source.column, `of ${source.column}`]] : [],
    ),
  );
  for (const { declared } of types) {
    const row = rowOf(stored);
    const wrong = Object.entries(declared.sources).filter(
      ([field, source]) =>
        source.from === 'COLUMN' &&
        !(field in declared.fields) &&
        JSON.stringify(row[field]) !== JSON.stringify(asPublished(source, stored)),
    );
    expect(wrong).toEqual([]);
  }
});

test('SQL calculates the same as code from the same columns', async () => {
  const expressions = types.flatMap(({ department, declared }) =>
    Object.values(declared.fields).flatMap((field) =>
      field.source.from === 'EXPRESSION'
        ? [{ department, declared, field, sql: field.source.sql }]
        : [],
    ),
  );
  expect(expressions.length).toBeGreaterThanOrEqual(4);
  await withConnection(database.url, async (client) => {
    for (const { department, declared, field, sql } of expressions)
      for (const stored of samplesFor(declared, field, sql)) {
        const { rows } = await client.query<{ value: unknown }>(
          `select ${sql} as value from json_populate_record(null::${department}.station, $1) t`,
          [JSON.stringify(stored)],
        );
        expect([sql, stored, rows[0]?.value]).toEqual([sql, stored, field.of?.(rowOf(stored))]);
      }
  });
});

/**
 * Rows with each value that the field can have, and some that it cannot, in the column from which
 * it is calculated.
 */
function samplesFor({ kinds }: AnyType, field: StationField<unknown>, sql: string) {
  const [, column = ''] = /\bt\.(\w+)/.exec(sql) ?? [];
  const words = Object.values(field.type());
  if (words.length === 0) return [true, false, null].map((value) => ({ [column]: value }));
  const texts = column === 'kind' ? kinds.map(({ kind }) => kind) : [...words, null];
  return [...texts, 'no such'].map((value) => ({ [column]: value }));
}

function rowOf(stored: Readonly<Record<string, unknown>>): StationRowByField {
  // A row of the table; a sample has only the columns that are read.
  const selected = { stored } as unknown as SelectedStation;
  const told = { finest: PLACE_RESOLUTION, isOwner: false };
  return { ...stationRow(selected, { dataset: 'test', told }) };
}

type StationRowByField = StationRow & Readonly<Record<string, unknown>>;

function asPublished(source: FieldSource, stored: Readonly<Record<string, unknown>>): unknown {
  if (source.from !== 'COLUMN') return undefined;
  const value = stored[source.column];
  return source.isKey ? { code: value } : value;
}

async function columnsOf(client: Client) {
  const { rows } = await client.query<{ key: string; type: string; isNullable: boolean }>(
    `select table_schema || '.' || column_name as key, data_type as type, is_nullable = 'YES' as "isNullable"
     from information_schema.columns where table_name = 'station'`,
  );
  return new Map(rows.map((row) => [row.key, row]));
}
