import { withConnection } from '../../shared/data/server/with-connection';
import { freshDatabase } from './database';
import { ensureTemplate } from './template';

const rowsOf = (url: string, sql: string): Promise<ReadonlyArray<unknown>> =>
  withConnection(url, async (client) => (await client.query(sql)).rows);

describe('freshDatabase', () => {
  it('gives each test a database that no other test sees', async () => {
    const [left, right] = await Promise.all([freshDatabase(), freshDatabase()]);
    await rowsOf(left.url, 'create table seen (number int)');
    expect(await rowsOf(right.url, "select to_regclass('seen') as found")).toEqual([
      { found: null },
    ]);
    await Promise.all([left.drop(), right.drop()]);
  });

  it('deletes a database although a client is connected', async () => {
    const database = await freshDatabase();
    await withConnection(database.url, () => database.drop());
    await expect(rowsOf(database.url, 'select 1')).rejects.toMatchObject({ code: '3D000' });
  });
});

describe('ensureTemplate', () => {
  it('fills a template once for all callers, and each copy has its content', async () => {
    let fillings = 0;
    const fill = async (url: string) => {
      fillings += 1;
      await rowsOf(url, "create table filled as select '江门' as name");
    };
    const names = await Promise.all([ensureTemplate('city', fill), ensureTemplate('city', fill)]);
    expect({ names, fillings }).toEqual({ names: ['city', 'city'], fillings: 1 });
    const copies = await Promise.all([freshDatabase('city'), freshDatabase('city')]);
    for (const copy of copies) {
      expect(await rowsOf(copy.url, 'select name from filled')).toEqual([{ name: '江门' }]);
      await copy.drop();
    }
  });

  it('leaves nothing behind if the filling fails, so that the next caller can try again', async () => {
    const failing = ensureTemplate('flawed', () => Promise.reject(new TypeError('no seed')));
    await expect(failing).rejects.toThrow('no seed');
    const name = await ensureTemplate('flawed', async (url) => {
      await rowsOf(url, 'create table filled ()');
    });
    const copy = await freshDatabase(name);
    expect(await rowsOf(copy.url, "select to_regclass('filled')::text as found")).toEqual([
      { found: 'filled' },
    ]);
    await copy.drop();
  });
});
