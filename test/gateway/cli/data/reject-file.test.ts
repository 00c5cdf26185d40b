import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rejectFile } from '../../../../gateway/cli/data/reject-file';

const REJECT = { column: 'pm25', value: '3,"5', reason: 'wanted a number' };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rivergate-rejects-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a reject file', () => {
  test('holds line, column, value and reason as CSV', async () => {
    const path = join(folder, 'rejects.csv');
    const rejects = rejectFile(path);
    await rejects.write(7, REJECT);
    await rejects.close();
    expect(await readFile(path, 'utf8')).toBe(
      'line,column,value,reason\n7,pm25,"3,""5",wanted a number\n',
    );
  });

  test('refuses the first reject where no file can be made, so that the import is undone', async () => {
    const rejects = rejectFile(join(folder, 'missing', 'rejects.csv'));
    await expect(rejects.write(1, REJECT)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await rejects.close();
  });
});
