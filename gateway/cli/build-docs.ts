import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { docsPage } from '../docs/docs-page';
import { docsSources } from './docs-sources';

const PLACE = '<!-- docs -->';

/**
 * Builds the page `/docs` in `dist/web`, inside the page that Vite has built. `npm run build` runs
 * this file, with the root of the project as its argument.
 */
async function buildDocs(root: string): Promise<void> {
  const folder = join(root, 'dist', 'web', 'docs');
  const frame = readFileSync(join(folder, 'index.html'), 'utf8');
  if (!frame.includes(PLACE)) throw new TypeError(`${folder}/index.html has no place "${PLACE}".`);
  const body = docsPage(await docsSources(root));
  writeFileSync(
    join(folder, 'page.html'),
    frame.replace(PLACE, () => body),
  );
}

void buildDocs(process.argv[2] ?? '.');
