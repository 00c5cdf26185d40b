import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const MOST_FILES = 30;

test('no folder has more than 30 files; beyond that it has subfolders by what is done or measured', () => {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' });
  const counts = new Map<string, number>();
  for (const file of listed.split('\0').filter((name) => name !== ''))
    counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  const crowded = [...counts].filter(([, count]) => count > MOST_FILES);
  expect(counts.size).toBeGreaterThan(100);
  expect(crowded).toEqual([]);
});
