import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { indicatorCoverage } from '../../shared/sharing/indicator-coverage';
import { seriesClaims } from '../../shared/sharing/series-claims';
import { department as weather } from '../../subgraphs/weather/department';
import { departments } from '../../subgraphs/registry';

describe('the series that departments declare', () => {
  test('S10C7 MUST give no series to two datasets', async () => {
    expect(indicatorCoverage(await departments()).contested).toEqual([]);
  });

  test('a series of two datasets is detected', () => {
    const [first, second] = weather.datasets;
    if (!first || !second) throw new TypeError('The weather department has two datasets.');
    const twice = [first, { ...second, measures: first.measures }];
    const { contested } = indicatorCoverage([{ datasets: twice }]);
    expect(contested[0]?.datasets).toEqual([first.id, second.id]);
    expect(contested).toHaveLength(seriesClaims([first]).size);
  });

  test('derives a dataset only from others of its own department, and never from itself', async () => {
    for (const { name, datasets } of await departments()) {
      const own = new Set(datasets.map(({ id }) => id));
      const wrong = datasets.flatMap(({ id, derivedFrom }) =>
        derivedFrom.filter(({ dataset }) => dataset === id || !own.has(dataset)),
      );
      expect({ name, wrong }).toEqual({ name, wrong: [] });
    }
  });

  test('names exactly the published kinds of stations', async () => {
    for (const { name, datasets } of await departments()) {
      const claimed = new Set([...seriesClaims(datasets).values()].map(({ kind }) => kind));
      expect({ name, kinds: [...claimed].sort() }).toEqual({ name, kinds: publishedKinds(name) });
    }
  });
});

/** Kinds in the committed schema: `@measured(kinds: ["water/RIVER_ZONE"], …)`. */
function publishedKinds(department: string): ReadonlyArray<string> {
  const file = join(__dirname, '..', '..', 'subgraphs', department, 'schema.graphql');
  const lists = readFileSync(file, 'utf8').matchAll(/@measured\(kinds: \[([^\]]*)\]/g);
  const kinds = [...lists].flatMap(([, list = '']) => list.match(/[A-Z_]+(?=")/g) ?? []);
  return [...new Set(kinds)].sort();
}
