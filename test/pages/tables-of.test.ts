import { tablesOf } from '../../gateway/web/common/answer/tables-of';

describe('the tables of an answer', () => {
  test('have no column for an object that is null in some rows, only columns for its members', () => {
    const nodes = [
      { name: 'a', body: { nameZh: '西江' } },
      { name: 'b', body: null },
    ];
    const [table] = tablesOf({ list: { nodes } });
    expect(table?.columns).toEqual(['name', 'body.nameZh']);
    expect(table?.rows[1]?.['body.nameZh'] ?? null).toBeNull();
  });

  test('have no column for a list that is a table of its own in some rows and empty in others', () => {
    const nodes = [
      { code: 'a', latest: [{ value: 1 }] },
      { code: 'b', latest: [] },
      { code: 'c', latest: null },
    ];
    const tables = tablesOf({ nodes });
    expect(tables.map(({ path, columns }) => [path, columns])).toEqual([
      ['nodes', ['code']],
      ['nodes.latest', ['↑', 'value']],
    ]);
  });

  test('have no value for an empty list, and zero for zero', () => {
    expect(tablesOf({ rows: [{ years: [], count: 0 }] })[0]?.rows).toEqual([
      { years: null, count: 0 },
    ]);
  });

  test('name a series by its kind of day, so that lines of different days are not taken for the same', () => {
    const series = (dayKind: string) => ({ dayKind, times: ['2026-11-01T00:00:00Z'], values: [1] });
    const nodes = [{ nameZh: '甲', series: [series('CALENDAR'), series('METEOROLOGICAL')] }];
    const tables = tablesOf({ nodes });
    expect(tables.find(({ path }) => path === 'nodes.series')?.rows.map((row) => row['↑'])).toEqual(
      ['甲 · CALENDAR', '甲 · METEOROLOGICAL'],
    );
  });

  test('keep a column that is null in every row, because it was selected', () => {
    expect(tablesOf({ rows: [{ a: 1, b: null }] })[0]?.columns).toEqual(['a', 'b']);
  });
});
