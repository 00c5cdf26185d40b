import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compilationOf, compileAll } from '../../gateway/dev/sources';
import { freshDatabase, type TestDatabase } from '../setup/database';
import { askHub, hubProcess, ROOT, type HubProcess } from '../setup/hub-process';

let folder: string;
let database: TestDatabase;
let hub: HubProcess | undefined;

beforeAll(async () => {
  database = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'house-'));
  chmodSync(folder, 0o755);
  for (const part of ['gateway', 'subgraphs', 'shared', 'migrations', 'package.json', '.swcrc'])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
});
afterAll(async () => {
  await hub?.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

test('a department is one folder and its migrations: made up, it is found, composed, migrated and asked through the gateway', async () => {
  for (const [file, text] of Object.entries(FIRE)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  await compileAll(compilationOf(folder));
  const main = join(folder, 'dist', 'gateway', 'main.js');
  const env = {
    PORT: '0',
    DATABASE_URL: database.url,
    RIVERGATE_DEMO_DAYS: '1',
    RIVERGATE_LOG_LEVEL: 'error',
  };
  execFileSync(process.execPath, [main, 'schema', 'fire'], { cwd: folder });
  // Without another build; it throws where the schema of a department is missing.
  execFileSync(process.execPath, [main, 'duties'], { cwd: folder });

  hub = hubProcess(['start'], { env, cwd: folder, main });
  const [, url = ''] = await hub.said(/RiverGate is ready: (http:\/\/127\.0\.0\.1:\d+)\//);
  await showsOnThePages(url);
  const { body } = await askHub(
    url,
    '{ district(code: "440783") { nameZh fireTowers(first: 5) { totalCount nodes { nameZh latest { text indicator { symbol } } } } } }',
  );
  expect(body.errors).toBeUndefined();
  expect(body.data).toEqual({
    district: {
      nameZh: '开平市',
      fireTowers: {
        totalCount: 1,
        nodes: [
          { nameZh: '瞭望塔', latest: [{ text: '21.0', indicator: { symbol: 'air_temp' } }] },
        ],
      },
    },
  });
});

/** What the pages ask of any department: its kinds and last deliveries of `reference`, then its stations by the fields announced. */
async function showsOnThePages(url: string): Promise<void> {
  const { body } = await askHub(
    url,
    '{ stationKinds { department { id } kind nameZh nameEn expectsEveryHours oneField listField } deliveries { department { id } feed stored } }',
  );
  const { stationKinds, deliveries } = body.data as {
    readonly stationKinds: ReadonlyArray<Announced & Readonly<Record<string, string>>>;
    readonly deliveries: ReadonlyArray<Announced & { readonly feed: string }>;
  };
  const [tower, ...others] = stationKinds.filter(({ department }) => department.id === 'fire');
  expect(others).toEqual([]);
  expect(tower).toMatchObject({
    ...{ kind: 'FIRE_TOWER', nameZh: '瞭望塔', nameEn: 'Fire tower', expectsEveryHours: 2 },
    ...{ oneField: 'fireTower', listField: 'fireTowers' },
  });
  const feeds = deliveries.filter(({ department }) => department.id === 'fire');
  expect(feeds.map(({ feed }) => feed)).toContain('simulation/reports');
  const { body: found } = await askHub(
    url,
    `{ list: ${tower?.['listField'] ?? ''}(first: 300, filter: { ids: ["tower-1"] }) { totalCount nodes { latest { text } } }
       one: ${tower?.['oneField'] ?? ''}(id: "tower-1") { nameZh } }`,
  );
  expect(found.data).toEqual({
    list: { totalCount: 1, nodes: [{ latest: [{ text: '21.0' }] }] },
    one: { nameZh: '瞭望塔' },
  });
}

interface Announced {
  readonly department: { readonly id: string };
}

const FIRE: Readonly<Record<string, string>> = {
  'migrations/fire/monitoring.ts': `
import type { MonitoringDeclaration } from '../../shared/data/monitoring/monitoring-change';
export const monitoring: MonitoringDeclaration = { stationColumns: [] };`,
  'subgraphs/fire/datasets.ts': `
import { DEFAULTS, type Dataset } from '../../shared/sharing/dataset';
export const datasets = [{
  ...DEFAULTS, id: 'fire/towers', catalogueCode: '399001/0001', titleZh: '瞭望塔', titleEn: 'Fire towers', clause: 'T18',
  topic: null, sharing: 'UNCONDITIONAL', openness: 'PUBLIC', because: 'made up', update: 'HOURLY', standards: [],
  measures: [{ kinds: ['FIRE_TOWER'], indicators: ['air_temp'], averaging: ['HOUR'] }],
}] as const satisfies ReadonlyArray<Dataset>;`,
  'subgraphs/fire/fire-tower.station.ts': `
import { entityTypes } from '../../shared/monitoring/stations/entity-types';
import { stationType } from '../../shared/monitoring/stations/station-type';
const entities = entityTypes();
export const fireTowers = stationType({
  name: 'FireTower', description: 'A tower that looks for fires (瞭望塔)', title: 'fire towers (瞭望塔)',
  kinds: { FIRE_TOWER: { nameZh: '瞭望塔', nameEn: 'Fire tower', expectsEveryHours: 2 } },
  one: 'fireTower', many: 'fireTowers', dataset: 'fire/towers', entities,
  size: { series: 1, seriesOfIndicator: 1, everySeconds: 3600 },
});`,
  'subgraphs/fire/department.ts': `
import { publishedTypes, type Department } from '../../shared/monitoring/department';
import { datasets } from './datasets';
import { fireTowers } from './fire-tower.station';
export const department: Department = {
  name: 'fire', titleZh: '消防', titleEn: 'Fire', steward: '消防', datasets, ...publishedTypes('fire', [fireTowers], []),
  loaders: () => ({}), partition: 'year', dayOf: () => 'WEATHER', feeds: [],
  simulate: () => ({
    stations: [{ id: 'tower-1', kind: 'FIRE_TOWER', nameZh: '瞭望塔', region: '江门', districtCode: '440783', authority: 'MUNICIPAL', latitude: 22.37, longitude: 112.69 }],
    points: [{ stationId: 'tower-1', averaging: 'HOUR', cadence: { everyMs: 3_600_000 }, isAutomatic: false, read: () => ({ air_temp: 21 }) }],
  }),
};`,
};
