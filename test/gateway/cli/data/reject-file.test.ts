import { lstat, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rejectFile } from '../../../../gateway/cli/data/reject-file';
import type { Reject } from '../../../../shared/monitoring/ingest/feed';

const REJECT: Reject = {
  column: 'pm25',
  value: '=3,"5',
  reason: 'wanted a number',
  code: 'NUMBER_UNREADABLE',
};
const ZH = '应为十进制数：wanted a number';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rivergate-rejects-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a reject file', () => {
  test('holds line, column, value, code, reason and the cells of the row, and no formula', async () => {
    const path = join(folder, 'rejects.csv');
    const rejects = rejectFile(path);
    const source = { line: 7, columns: ['name', 'pm25'], cells: ['@甲', '=3,"5'] };
    await rejects.write({ line: 7, reject: REJECT, source });
    await rejects.write({ line: 7, reject: { ...REJECT, value: 'a\nb' }, source });
    await rejects.write({ line: 9, reject: { column: '', value: '', reason: 'is late' } });
    await rejects.close();
    expect((await readFile(path, 'utf8')).split('\r\n')).toEqual([
      '\ufeffline,column,value,code,reason,name,pm25',
      `7,pm25,"'=3,""5",NUMBER_UNREADABLE,${ZH},'@甲,"'=3,""5"`,
      `7,pm25,a b,NUMBER_UNREADABLE,${ZH}`,
      '9,,,CELL_UNUSABLE,该内容不能使用：is late',
      '',
    ]);
  });

  test('ends where a spreadsheet or a disk would, and says how many are not listed', async () => {
    const path = join(folder, 'rejects.csv');
    const rejects = rejectFile(path, 10_000);
    for (let line = 1; line <= 1000; line += 1) await rejects.write({ line, reject: REJECT });
    await rejects.close();
    const listed = (await readFile(path, 'utf8')).trimEnd().split('\r\n').length - 1;
    expect(rejects.count()).toBe(1000);
    expect(rejects.unlisted()).toBe(1000 - listed);
    expect((await readFile(path)).length).toBeLessThan(10_200);
  });

  test('is in its place only when it is whole, and the one of an earlier import stays until then', async () => {
    const path = join(folder, 'rejects.csv');
    await writeFile(path, 'earlier');
    const rejects = rejectFile(path);
    for (let line = 1; line <= 2000; line += 1) await rejects.write({ line, reject: REJECT });
    expect(await readFile(path, 'utf8')).toBe('earlier');
    await rejects.close();
    await rejects.close();
    expect((await readFile(path, 'utf8')).trimEnd().split('\r\n')).toHaveLength(2001);
    expect(await readdir(folder)).toEqual(['rejects.csv']);
  });

  test('replaces the file that a link leads to, and never a device', async () => {
    const [path, link] = [join(folder, 'rejects.csv'), join(folder, 'link.csv')];
    await writeFile(path, 'earlier');
    await symlink(path, link);
    for (const target of [link, '/dev/null']) {
      const rejects = rejectFile(target);
      await rejects.write({ line: 1, reject: REJECT });
      await rejects.close();
    }
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(await readFile(path, 'utf8')).toContain('NUMBER_UNREADABLE');
    expect((await lstat('/dev/null')).isCharacterDevice()).toBe(true);
  });

  test('refuses the first reject where no file can be made, so that the import is undone', async () => {
    const rejects = rejectFile(join(folder, 'missing', 'rejects.csv'));
    await expect(rejects.write({ line: 1, reject: REJECT })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    await rejects.close();
  });
});
