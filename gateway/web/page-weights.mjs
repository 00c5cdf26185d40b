/**
 * Prints the gzipped size of what the first visit of each page loads, beside its budget; exit code 1 if one is exceeded.
 * Runs as `npm run weigh:pages`, after `npm run build`.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const OUT = join(import.meta.dirname, '..', '..', 'dist', 'web');
const KIB = 1024;
const BUDGETS = { console: 350 * KIB, explorer: 1.9 * KIB * KIB };
const NAME = /(?:\/assets\/|\.\/)([\w.-]+\.(?:js|css))/g;

/** The scripts and styles that a text names, as assets or in its own folder. */
const namedIn = (text) => [...text.matchAll(NAME)].map(([, name]) => name);

/** The static imports of a script; for the explorer also the dynamic ones, since its editor is shown first. */
function importsOf(name, page) {
  const text = readFileSync(join(OUT, 'assets', name), 'utf8');
  if (page === 'explorer') return namedIn(text);
  return [...text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)].map(([, file]) => file);
}

function loadedBy(page) {
  const waiting = namedIn(readFileSync(join(OUT, page, 'index.html'), 'utf8'));
  const loaded = new Set();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (loaded.has(name) || !existsSync(join(OUT, 'assets', name))) continue;
    loaded.add(name);
    if (name.endsWith('.js')) waiting.push(...importsOf(name, page));
  }
  return [...loaded];
}

for (const [page, budget] of Object.entries(BUDGETS)) {
  const bytes = loadedBy(page).reduce(
    (sum, name) => sum + statSync(join(OUT, 'assets', `${name}.gz`)).size,
    0,
  );
  const kept = bytes <= budget;
  process.stdout.write(
    `${page}: ${(bytes / KIB).toFixed(0)} KiB gzipped of ${(budget / KIB).toFixed(0)} KiB${kept ? '' : ' (too heavy)'}\n`,
  );
  if (!kept) process.exitCode = 1;
}
