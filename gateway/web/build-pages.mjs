/**
 * Builds the pages into `dist/web`, each file also compressed; does nothing where what they are made from
 * has not changed since. Runs with `npm run build`.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const WEB = import.meta.dirname;
const ROOT = join(WEB, '..', '..');
const OUT = join(ROOT, 'dist', 'web');
const STAMP = join(OUT, 'sources.sha256');

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

function stampOfSources() {
  const sources = [
    ...filesIn(WEB),
    ...filesIn(join(WEB, '..', 'recipes')),
    join(ROOT, 'package-lock.json'),
  ];
  const hash = createHash('sha256');
  for (const file of sources) hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  return hash.digest('hex');
}

/** Beside each text file its gzip and Brotli forms: compressed once, not at each request. */
function compress() {
  for (const file of filesIn(OUT).filter((name) => /\.(js|css|html|svg|json)$/.test(name))) {
    const bytes = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
  }
}

const stamp = stampOfSources();
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== stamp) {
  const { build } = await import('vite');
  await build({ configFile: join(WEB, 'vite.config.mts'), logLevel: 'error' });
  compress();
  writeFileSync(STAMP, stamp);
}
