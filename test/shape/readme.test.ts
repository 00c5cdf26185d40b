import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsTable } from '../../shared/config/settings';
import { actsTable, postsTable, readingMatrix } from '../../shared/sharing/post-tables';
import { renderMachine } from '../../shared/sharing/render-machine';
import { ERROR_CATALOGUE, type ErrorEntry } from '../../shared/errors/catalogue';

const readme = (name: string) => readFileSync(join(__dirname, '..', '..', name), 'utf8');

describe('the README', () => {
  test('shows every setting as the code declares it', () => {
    expect(readme('README.md')).toContain(settingsTable());
  });

  test('prints the posts, what they read and what they do, as the code decides it', () => {
    for (const table of [postsTable(), readingMatrix(), actsTable()])
      expect(readme('README.md')).toContain(table.trim());
  });

  test('prints, in shared/sharing, who may make which step of a request', () => {
    expect(readme('shared/sharing/README.md')).toContain(renderMachine().trim());
  });

  test('explains every error code as the catalogue does, and no other', () => {
    const rows = [
      ...readme('README.md').matchAll(/^\| `([A-Z_]+)`\s+\| (\d+)\s+\| (.+?)\s+\| (.+?)\s+\|$/gm),
    ];
    const told = rows.map(([, code, status, meaning, remedy]) => [
      code,
      { status: Number(status), meaning, remedy },
    ]);
    const entries: ReadonlyArray<[string, ErrorEntry]> = Object.entries(ERROR_CATALOGUE);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(entries));
  });

  test.each(['README.md', 'README.zh-CN.md'])('%s tells the two commands as they are', (name) => {
    expect(readme(name)).toContain('npm ci && npm start');
    expect(readme(name)).toContain('npm ci && npm test');
  });
});
