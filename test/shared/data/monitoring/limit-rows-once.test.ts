import fc from 'fast-check';
import { EVERY_ROW, rowLimitSettings, type RowBounds } from '../../../../shared/data/row-bounds';
import { withConnection } from '../../../../shared/data/server/with-connection';
import { department as forestry } from '../../../../subgraphs/forestry/department';
import { departmentHub, type DepartmentHub } from '../../../setup/department-hub';

const DISTRICTS = ['440703', '440704', '440705'];
const DAYS = ['2024-12-31', '2025-01-01', '2025-06-15', '2025-12-31', '2026-01-01'];
const DAY_MS = 86_400_000;
const EARLIER_MS = 8 * 3_600_000; // A day of Beijing begins eight hours before that of UTC.

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([forestry]);
  await withConnection(hub.url, (client) =>
    client.query(
      `insert into forestry.forest_cover (district_code, year, provenance, source)
       select d, y, 'MEASURED', 'test' from unnest($1::text[]) d cross join unnest($2::int[]) y`,
      [DISTRICTS, [2024, 2025, 2026]],
    ),
  );
});
afterAll(() => hub.close());

const INSTANTS = DAYS.flatMap((day) =>
  [-1, 0, 1].map((ms) => new Date(Date.parse(day) - EARLIER_MS + ms).toISOString()),
);

test('S11L2 MUST show of a table of districts the rows within the places and the period, and no other', async () => {
  const limits: fc.Arbitrary<RowBounds> = fc.record({
    districts: fc.option(fc.subarray(DISTRICTS)),
    sources: fc.constantFrom(null, null, null, ['source-1']),
    from: fc.option(fc.constantFrom(...INSTANTS)),
    before: fc.option(fc.constantFrom(...INSTANTS)),
    datasets: fc.constant(null),
  });
  const counts = new Set<number>();
  await fc.assert(
    fc.asyncProperty(limits, async (bounds) => {
      const shown = DISTRICTS.flatMap((code) =>
        [2024, 2025, 2026]
          .filter((year) => isVisible(code, year, bounds))
          .map((year) => [code, String(year)]),
      );
      const rows = await hub.database
        .reader('forestry', bounds)
        .texts('select district_code, year from forestry.forest_cover order by 1, 2');
      expect(rows).toEqual(shown);
      counts.add(shown.length);
    }),
    { numRuns: 200, seed: 20_261_130 },
  );
  expect(counts.size).toBeGreaterThan(4);
});

/** The rule in words: the district is one of the caller's, and the year lies within its period. */
function isVisible(code: string, year: number, bounds: RowBounds): boolean {
  const startsMs = Date.UTC(year, 0, 1) - EARLIER_MS;
  const endsMs = Date.UTC(year + 1, 0, 1) - EARLIER_MS;
  if (bounds.districts !== null && !bounds.districts.includes(code)) return false;
  if (bounds.sources !== null) return false; // It has no pollution source.
  if (bounds.from !== null && startsMs < Date.parse(bounds.from)) return false;
  return bounds.before === null || endsMs <= Date.parse(bounds.before);
}

test('the settings of a limited caller are read once in a statement', async () => {
  const limits = {
    ...EVERY_ROW,
    districts: ['440703'],
    before: new Date(Date.parse('2026-01-01') + DAY_MS).toISOString(),
  };
  await withConnection(hub.url, async (client) => {
    await client.query(`begin; ${rowLimitSettings(limits)}; set local role forestry_reader`);
    for (const table of ['forest_cover', 'ecosystem_service', 'protected_area', 'species_record']) {
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `explain (verbose, costs off) select * from forestry.${table}`,
      );
      const filters = rows
        .map((row) => row['QUERY PLAN'])
        .filter((line) => /Filter:|Cond:/.test(line));
      expect({ table, filters: filters.length }).toEqual({ table, filters: 1 });
      expect(filters.filter((line) => line.includes('current_setting'))).toEqual([]);
    }
  });
});
