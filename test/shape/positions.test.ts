import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** The positions of districts and water bodies are public. */
const OF_EVERYBODY = 'subgraphs/reference/reference.loader.ts';

test('S4R48 MUST let no loader calculate with an exact position', () => {
  const loaders = ['subgraphs', 'shared/monitoring']
    .flatMap((folder) => filesIn(folder))
    .filter((file) => /\.(loader|queries|store)\.ts$/.test(file) && file !== OF_EVERYBODY);
  expect(loaders.length).toBeGreaterThan(15);
  const exact = loaders.filter((file) =>
    /l(at|ong)itude_deg/.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  expect(exact).toEqual([]);
});

function filesIn(folder: string): ReadonlyArray<string> {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  );
}
