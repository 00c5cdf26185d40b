import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, type ObjectTypeDefinitionNode, type TypeNode } from 'graphql';
import { prepareDepartment } from '../../shared/monitoring/department';
import { announceStations } from '../../shared/monitoring/ingest/announce-stations';
import { cellOf } from '../../shared/monitoring/stations/place';
import { OTHER_TEXTS, revealingPart, STATION_TEXTS } from '../../shared/monitoring/published-texts';
import { fullPrecision } from '../../shared/monitoring/stations/disclosed-position';
import { EVERY_ROW } from '../../shared/data/row-bounds';
import { department as agriculture } from '../../subgraphs/agriculture/department';
import { department as reference } from '../../subgraphs/reference/department';
import { departments } from '../../subgraphs/registry';
import { departmentHub, type DepartmentHub } from '../setup/department-hub';

const SUBGRAPHS = join(__dirname, '..', '..', 'subgraphs');

const nameOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);

/** Texts (`Type.field`) of the types of a department that lie somewhere. */
function textsOf(name: string): ReadonlyArray<string> {
  const sdl = readFileSync(join(SUBGRAPHS, name, 'schema.graphql'), 'utf8');
  const types = parse(sdl).definitions.filter(
    (one): one is ObjectTypeDefinitionNode => one.kind === Kind.OBJECT_TYPE_DEFINITION,
  );
  return types.flatMap(({ name: { value }, fields = [] }) =>
    value !== 'Query' && fields.some((field) => field.name.value === 'place')
      ? fields
          .filter(({ type }) => ['String', 'ID'].includes(nameOf(type)))
          .map((field) => `${value}.${field.name.value}`)
      : [],
  );
}

describe('the texts of what lies somewhere', () => {
  test('S8T5 MUST each be declared with the columns that they are made of, none of them a position', async () => {
    const all = (await departments()).flatMap(({ name }) => textsOf(name));
    const undeclared = all.filter(
      (text) => !(text in OTHER_TEXTS) && !((text.split('.')[1] ?? '') in STATION_TEXTS),
    );
    expect(undeclared).toEqual([]);
    expect(all.length).toBeGreaterThan(150);
    const columns = [...Object.values(STATION_TEXTS), ...Object.values(OTHER_TEXTS)].flat();
    expect(columns.filter((column) => /deg|cell|position/.test(column))).toEqual([]);
    expect(Object.keys(OTHER_TEXTS).filter((text) => !all.includes(text))).toEqual([]);
  });
});

describe('what the demonstration makes up', () => {
  let hub: DepartmentHub;
  beforeAll(async () => {
    const all = await departments();
    hub = await departmentHub(all, 4);
  });
  afterAll(() => hub.close());

  /** Every row of every table of a department, as JSON. */
  async function rowsOf(name: string) {
    const tables = await hub.database.reader(name, EVERY_ROW).query<{ readonly table: string }>(
      `select c.table_name as table from information_schema.columns c join information_schema.tables t
         using (table_schema, table_name)
       where c.table_schema = $1 and c.column_name = 'cell' and t.table_type = 'BASE TABLE'`,
      [name],
    );
    const rows = await Promise.all(
      tables.map(({ table }) =>
        hub.database.asOwner(name, (transaction) =>
          transaction.query<{ readonly row: Readonly<Record<string, unknown>> }>(
            `select to_jsonb(t) as row from ${name}.${table} t`,
          ),
        ),
      ),
    );
    return rows.flat().map(({ row }) => row);
  }

  const POSITIONS = ['cell', 'disclosed_cell', 'cell_centres'];

  test('S8T6 MUST say in no text of any column where a thing lies, beyond its cell', async () => {
    const precisions = new Map(
      (await departments()).map((one) => [one.name, one.precisionOf ?? fullPrecision] as const),
    );
    const found: string[] = [];
    let seen = 0;
    for (const [name, precisionOf] of precisions) {
      for (const row of await rowsOf(name)) {
        const { latitude_deg: latitude, longitude_deg: longitude, kind, id } = row;
        const hidden =
          typeof latitude === 'number' && typeof longitude === 'number'
            ? { latitude, longitude, disclosedResolution: precisionOf(String(kind)) }
            : null;
        const texts = Object.entries(row).filter(([column]) => !POSITIONS.includes(column));
        for (const [column, text] of texts) {
          if (typeof text !== 'string') continue;
          seen += 1;
          if (revealingPart(text, hidden))
            found.push(`${name}.${column} of ${String(id)}: ${text}`);
          if (typeof row['cell'] === 'string' && text.includes(row['cell']))
            found.push(`${name}.${column} of ${String(id)} holds its cell`);
        }
      }
    }
    expect(found).toEqual([]);
    expect(seen).toBeGreaterThan(1000);
  });

  test('S8T7 MUST name no protected species in a text that anybody may read', async () => {
    const reader = hub.database.reader('reference', EVERY_ROW);
    const [register, species] = await Promise.all([
      reader.query<{ readonly text: string }>(
        `select station_id || ' ' || name_zh || ' ' || coalesce(name_en, '') as text from reference.station_ref`,
      ),
      hub.database.asOwner('forestry', (transaction) =>
        transaction.query<Readonly<Record<'id' | 'name_zh' | 'scientific_name', string>>>(
          `select id, name_zh, scientific_name from forestry.species_record where protection_level is not null`,
        ),
      ),
    ]);
    expect(species.length).toBeGreaterThan(0);
    const names = [...new Set(species.flatMap((one) => [one.name_zh, one.scientific_name]))];
    const texts = [...register.map(({ text }) => text), ...species.map(({ id }) => id)];
    expect(texts.filter((text) => names.some((name) => text.includes(name)))).toEqual([]);
  });
});

describe('a folder from before names were guarded', () => {
  let hub: DepartmentHub;
  beforeAll(async () => {
    hub = await departmentHub([reference, agriculture]);
    await hub.import(
      'agriculture/soil',
      'data:x,y,cadmium,copper,lead,zinc,om,landuse\n181072,333611,11.7,85,299,1022,13.6,Ah\n',
      { date: '1990-06-15' },
    );
    await hub.database.asOwner('agriculture', async (transaction) => {
      await transaction.query(
        `insert into agriculture.station select (jsonb_populate_record(t, '{"id": "farmland-dry-land-old",
           "name_zh": "默兹河漫滩土壤点 181072/333611", "name_en": "Meuse flood plain 181072/333611"}')).*
         from agriculture.station t`,
      );
      await transaction.query(`update agriculture.series set station_id = 'farmland-dry-land-old'`);
      await transaction.query(
        `delete from agriculture.station where id <> 'farmland-dry-land-old'`,
      );
    });
    await announceStations(hub.database, 'agriculture');
  });
  afterAll(() => hub.close());

  test('S8T8 MUST have its stations renamed, with new ids, and keep what was measured', async () => {
    await prepareDepartment(hub.database, agriculture);
    const stations = await hub.database.reader('agriculture', EVERY_ROW).query(
      `select t.name_zh, t.name_en, t.id <> 'farmland-dry-land-old' as "isNew", count(s.id) as series
       from agriculture.station t left join agriculture.series s on s.station_id = t.id group by t.id`,
    );
    expect(stations).toEqual([
      { name_zh: '默兹河漫滩土壤点 1', name_en: 'Meuse flood plain 1', isNew: true, series: 5 },
    ]);
    const register = await hub.database
      .reader('reference', EVERY_ROW)
      .query('select name_zh, cell from reference.station_ref');
    expect(register).toEqual([
      { name_zh: '默兹河漫滩土壤点 1', cell: cellOf({ latitude: 50.991, longitude: 5.758 }) },
    ]);
    const again = await hub.import(
      'agriculture/soil',
      'data:x,y,cadmium,copper,lead,zinc,om,landuse\n181072,333611,11.7,85,299,1022,13.6,Ah\n',
      { date: '1990-06-15' },
    );
    expect(again.report).toMatchObject({ stored: 0, unchanged: 1 });
  });
});
