import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { indicatorCoverage } from '../../shared/sharing/indicator-coverage';
import { seriesClaims } from '../../shared/sharing/series-claims';
import { department as weather } from '../../subgraphs/weather/department';
import { departments } from '../../subgraphs/registry';

describe('what the departments declare of their series', () => {
  test('S10C7 MUST give no series to two datasets', async () => {
    expect(indicatorCoverage(await departments()).contested).toEqual([]);
  });

  test('is found out where it gives one to two', () => {
    const [first, second] = weather.datasets;
    if (!first || !second) throw new TypeError('The weather department has two datasets.');
    const twice = [first, { ...second, measures: first.measures }];
    const { contested } = indicatorCoverage([{ datasets: twice }]);
    expect(contested[0]?.datasets).toEqual([first.id, second.id]);
    expect(contested).toHaveLength(seriesClaims([first]).size);
  });

  test('derives a dataset from others of its own department alone, and never from itself', async () => {
    for (const { name, datasets } of await departments()) {
      const own = new Set(datasets.map(({ id }) => id));
      const wrong = datasets.flatMap(({ id, derivedFrom }) =>
        derivedFrom.filter(({ dataset }) => dataset === id || !own.has(dataset)),
      );
      expect({ name, wrong }).toEqual({ name, wrong: [] });
    }
  });

  test('names the kinds of stations that are published, and each of them', async () => {
    for (const { name, datasets } of await departments()) {
      const claimed = new Set([...seriesClaims(datasets).values()].map(({ kind }) => kind));
      expect({ name, kinds: [...claimed].sort() }).toEqual({ name, kinds: publishedKinds(name) });
    }
  });
});

/** Kinds as the committed schema has them: `@measured(kinds: ["water/RIVER_ZONE"], …)`. */
function publishedKinds(department: string): ReadonlyArray<string> {
  const file = join(__dirname, '..', '..', 'subgraphs', department, 'schema.graphql');
  const lists = readFileSync(file, 'utf8').matchAll(/@measured\(kinds: \[([^\]]*)\]/g);
  const kinds = [...lists].flatMap(([, list = '']) => list.match(/[A-Z_]+(?=")/g) ?? []);
  return [...new Set(kinds)].sort();
}
