/**
 * Builds, then runs a command of the hub in this same process, so that signals reach it: `node
 * gateway/dev/run.cjs <command> …`, which is `npm start` and `npm run rivergate`.
 */
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');

const ROOT = join(__dirname, '..', '..');

const typescript = ['-r', join(__dirname, 'typescript.cjs')];
/** The steps of `npm run build`. */
const build = [
  [...typescript, join(__dirname, 'build.ts')],
  [...typescript, join(__dirname, 'documents', 'main.ts')],
  [join(ROOT, 'gateway', 'web', 'build-pages.mjs')],
];
for (const args of build) {
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
require('../../dist/gateway/main.js');
