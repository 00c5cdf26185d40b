/**
 * Builds the pages into `dist/web`, each file also compressed; does nothing if none of their sources has
 * changed. Runs with `npm run build`, after the build of the server, which prints the page `/docs`, and
 * after `npm run documents`; fails if the pages have type errors.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const WEB = import.meta.dirname;
const ROOT = join(WEB, '..', '..');
const OUT = join(ROOT, 'dist', 'web');
const STAMP = join(OUT, 'sources.sha256');
const DOCS = join(OUT, 'docs', 'page.html');
const DOCS_STAMP = join(OUT, 'docs.sha256');

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

function stampOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  return hash.digest('hex');
}

const isStamped = (file, stamp) => existsSync(file) && readFileSync(file, 'utf8') === stamp;

/** READMEs, schemas, datasets, and the code that prints them as the page `/docs`. */
const sourcesOfDocs = () => [
  ...['README.md', 'README.zh-CN.md'].map((name) => join(ROOT, name)),
  ...['gateway', 'subgraphs', 'shared', 'test'].flatMap((folder) =>
    filesIn(join(ROOT, folder)).filter((file) =>
      /(README[\w.-]*\.md|schema\.graphql|datasets\.ts|gateway\/docs\/[\w-]+\.ts)$/.test(file),
    ),
  ),
];

/** Writes the gzip and Brotli forms of each text file beside it, so that no request has to compress. */
function compress(files) {
  for (const file of files.filter((name) => /\.(js|css|html|svg|json)$/.test(name))) {
    const bytes = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
  }
}

/** Checks the types, which Vite ignores: a field that a document does not select would be undefined in the browser. */
function checkTypes() {
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', WEB], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const stamp = stampOf([
  ...filesIn(WEB),
  ...filesIn(join(WEB, '..', 'recipes')),
  join(ROOT, 'package-lock.json'),
]);
if (!isStamped(STAMP, stamp)) {
  checkTypes();
  const { build } = await import('vite');
  await build({ configFile: join(WEB, 'vite.config.mts'), logLevel: 'error' });
  compress(filesIn(OUT));
  writeFileSync(STAMP, stamp);
}

const docsStamp = stampOf([STAMP, ...sourcesOfDocs()]);
if (!isStamped(DOCS_STAMP, docsStamp)) {
  const builder = join(ROOT, 'dist', 'gateway', 'cli', 'build-docs.js');
  execFileSync(process.execPath, [builder, ROOT], { stdio: 'inherit' });
  compress([DOCS]);
  writeFileSync(DOCS_STAMP, docsStamp);
}
