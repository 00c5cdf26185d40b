import { Readable } from 'node:stream';
import { csvRows } from '../../../../shared/monitoring/feeds/csv-rows';

describe('csvRows', () => {
  test('refuses a file with a quote that is never closed before it fills the memory', async () => {
    let pieces = 0;
    function* endless(): Generator<Buffer> {
      yield Buffer.from('a,b\n1,"');
      for (; pieces < 1_000; pieces += 1) yield Buffer.alloc(100_000, 'x,y\n');
    }
    const rows = csvRows(Readable.from(endless(), { objectMode: false }), { columns: ['a'] });
    await expect(rows.next()).rejects.toMatchObject({ code: 'IMPORT_INPUT_INVALID' });
    expect(pieces).toBeLessThan(200);
  });
});
