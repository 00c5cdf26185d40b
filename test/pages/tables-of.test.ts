import { tablesOf } from '../../gateway/web/common/answer/tables-of';

describe('the tables of an answer', () => {
  test('have no column for an object that is null in some rows: its own columns say so', () => {
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

  test('hold no value where a list has no item, and zero where it is zero', () => {
    expect(tablesOf({ rows: [{ years: [], count: 0 }] })[0]?.rows).toEqual([
      { years: null, count: 0 },
    ]);
  });

  test('keep a column that is null in every row: it was asked, and nothing is there', () => {
    expect(tablesOf({ rows: [{ a: 1, b: null }] })[0]?.columns).toEqual(['a', 'b']);
  });
});
