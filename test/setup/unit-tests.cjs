const { readdirSync, readFileSync, existsSync } = require('node:fs');
const { dirname, join, relative, resolve } = require('node:path');

const ROOT = join(__dirname, '..', '..');
const TESTS = join(ROOT, 'test');

/** Modules that open a database or start a process: a test that imports one of them is not a unit test. */
const HEAVY = [
  join(TESTS, 'setup', 'test-server.ts'),
  join(TESTS, 'setup', 'hub-process.ts'),
  join(ROOT, 'shared', 'data', 'server'),
  'node:child_process',
];

/** The test files that need no database and no process, derived from their imports; `npm run test:unit` runs them. */
function unitTests() {
  const folders = readdirSync(TESTS, { recursive: true, encoding: 'utf8' });
  return folders
    .filter((name) => name.endsWith('.test.ts') && !name.startsWith('pages'))
    .map((name) => join(TESTS, name))
    .filter((file) => isUnitTest(file))
    .map((file) => relative(ROOT, file))
    .sort();
}

/** Whether neither this test file nor the fixtures that it imports import one of these modules. */
function isUnitTest(file, seen = new Set()) {
  seen.add(file);
  return importsOf(file).every((imported) => {
    if (HEAVY.some((heavy) => imported.startsWith(heavy))) return false;
    return !imported.startsWith(TESTS) || seen.has(imported) || isUnitTest(imported, seen);
  });
}

const IMPORT = /^(?:import (?!type )|export \{)[^;]*?from '([^']+)';/gm;

/** Absolute paths of our own files, and names of modules, without imports of types, which load nothing. */
function importsOf(file) {
  const found = readFileSync(file, 'utf8').matchAll(IMPORT);
  return [...found].map(([, name]) =>
    name.startsWith('.') ? pathOf(resolve(dirname(file), name)) : name,
  );
}

function pathOf(path) {
  return existsSync(`${path}.ts`) ? `${path}.ts` : path;
}

module.exports = { unitTests, isUnitTest };
