/**
 * Builds the pages into `dist/web`, each file also compressed; does nothing where what they are made from
 * has not changed since. Runs with `npm run build`, after the server's code, which prints the page `/docs`,
 * and after `npm run documents`; fails where the types of the pages do not hold.
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

/** READMEs, schemas, datasets, and the code that prints them. */
const sourcesOfDocs = () => [
  ...['README.md', 'README.zh-CN.md'].map((name) => join(ROOT, name)),
  ...['gateway', 'subgraphs', 'shared', 'test'].flatMap((folder) =>
    filesIn(join(ROOT, folder)).filter((file) =>
      /(README[\w.-]*\.md|schema\.graphql|datasets\.ts|gateway\/docs\/[\w-]+\.ts)$/.test(file),
    ),
  ),
];

/** Beside each text file its gzip and Brotli forms: compressed once, not at each request. */
function compress(files) {
  for (const file of files.filter((name) => /\.(js|css|html|svg|json)$/.test(name))) {
    const bytes = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
  }
}

/** Vite takes types away unread: a field that a document does not ask for would be undefined in a browser. */
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
