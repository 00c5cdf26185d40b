import { buildSchema } from 'graphql';
import { itemsOf } from '../../../../shared/monitoring/stations/announce-items';
import { sharingHub, type SharingHub } from '../../../setup/sharing-hub';

let hub: SharingHub;
beforeAll(async () => {
  hub = await sharingHub();
});
afterAll(() => hub.close());

const SCHEMA = buildSchema(`
scalar Date
scalar DateTime
enum Kind { RIVER }
type Query { station: Station }
type Place { cell: ID }
type Station {
  "Stage, m, hourly mean (水位), of this place (本地)"
  stage: Float!
  "Kind"
  kind: Kind
  day: Date
  at: DateTime!
  count: Int
  isOpen: Boolean
  names: [String!]!
  place: Place
  pending: String
}`);

test('an item has the Chinese term of its description and the letter of its type; entrances and acts are none', () => {
  const datasets = [['water/x']];
  const bound = ['stage', 'kind', 'day', 'at', 'count', 'isOpen', 'names', 'place'];
  const index = {
    fields: new Map([
      ['Query.station', datasets],
      ...bound.map((field) => [`Station.${field}`, datasets] as const),
      ['Station.pending', [['act/PROPOSE_TERMS']]],
    ]),
    entries: new Map(),
  };
  const items = itemsOf({ schema: SCHEMA, index });
  expect(items[0]).toEqual({
    dataset_id: 'water/x',
    coordinate: 'Station.stage',
    name_zh: '水位',
    description: 'Stage, m, hourly mean (水位), of this place (本地)',
    data_type: 'B',
  });
  expect(items.map(({ coordinate, data_type }) => `${coordinate}: ${data_type}`)).toEqual([
    'Station.stage: B',
    'Station.kind: C',
    'Station.day: D',
    'Station.at: T',
    'Station.count: I',
    'Station.isOpen: L',
    'Station.names: G',
    'Station.place: G',
  ]);
  expect(items[1]?.name_zh).toBeNull();
});

test('every announced dataset has items, most of them with their Chinese term', async () => {
  const [counted] = await hub.run<{ bare: number; named: number; all: number }>(
    `select (select count(*) from exchange.dataset d where not exists
       (select from exchange.dataset_item i where i.dataset_id = d.id)) as bare,
       count(name_zh) as named, count(*) as all from exchange.dataset_item`,
  );
  expect(counted?.bare).toBe(0);
  expect((counted?.named ?? 0) / (counted?.all ?? 1)).toBeGreaterThan(0.95);
});

test('a department names the items of its own fields alone', async () => {
  await expect(
    hub.database.asOwner('water', ({ query }) =>
      query(`insert into exchange.dataset_item (dataset_id, coordinate, department, description, data_type)
        values ('ocean/x', 'A.b', 'ocean', '', 'C')`),
    ),
  ).rejects.toThrow('row-level security');
});
