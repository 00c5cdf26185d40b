import type { ExecutionResult } from 'graphql';
import { departments } from '../../subgraphs/registry';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../setup/department-hub';
import { fieldsOf, grantedState, PARTNER, accessOf } from '../setup/sharing';

const FILTER = (part: string) => `waterStations(filter: { ${part} }) { totalCount nodes { id } }`;
const OF_DISTRICT = (field: string) =>
  `_entities(representations: [{ __typename: "District", code: "440705" }]) { ... on District { ${field} } }`;
const OF_PLACE = (field: string) =>
  `_entities(representations: [{ __typename: "Place", cell: "87411d14cffffff" }]) { ... on Place { ${field} } }`;
const IDS = '{ totalCount nodes { id } }';

/** What is asked of whom, and what it would reveal. */
const CASES: ReadonlyArray<readonly [department: string, query: string, tells: string]> = [
  ['water', FILTER('kind: "RIVER_STATION"'), 'WaterStation.kind'],
  ['water', FILTER('authority: MUNICIPAL'), 'WaterStation.authority'],
  ['water', FILTER('district: "440705"'), 'WaterStation.district'],
  ['water', FILTER('waterBody: "tanjiang"'), 'WaterStation.waterBody'],
  ['water', FILTER('region: "江门"'), 'WaterStation.region'],
  ['water', FILTER('nameContains: "a"'), 'WaterStation.nameZh'],
  ['water', FILTER('nameContains: "a"'), 'WaterStation.nameEn'],
  ['water', FILTER('provenance: SYNTHETIC'), 'WaterStation.provenance'],
  ['water', OF_DISTRICT(`waterStations ${IDS}`), 'WaterStation.district'],
  ['water', OF_PLACE('waterStations(withinKm: 50) { id }'), 'WaterStation.place'],
  [
    'water',
    `_entities(representations: [{ __typename: "WaterBody", code: "tanjiang" }]) { ... on WaterBody { waterStations ${IDS} } }`,
    'WaterStation.waterBody',
  ],
  ['transport', `hazardousStores(unNumber: "1203") ${IDS}`, 'StoredChemical.unNumber'],
  ['transport', `hazardousStores(unNumber: "1203") ${IDS}`, 'HazardousStore.chemicals'],
  ['transport', `hazardousStores(district: "440705") ${IDS}`, 'HazardousStore.district'],
  ['transport', OF_PLACE('hazardousStores(withinKm: 50) { id }'), 'HazardousStore.place'],
  ['forestry', `protectedAreas(kind: FOREST_PARK) ${IDS}`, 'ProtectedArea.kind'],
  ['forestry', `protectedAreas(level: PROVINCIAL) ${IDS}`, 'ProtectedArea.level'],
  ['forestry', OF_DISTRICT(`protectedAreas ${IDS}`), 'ProtectedArea.district'],
  ['forestry', OF_PLACE('protectedAreas(withinKm: 50) { id }'), 'ProtectedArea.place'],
  ['forestry', `speciesRecords(taxon: BIRD) ${IDS}`, 'SpeciesRecord.taxon'],
  ['forestry', `speciesRecords(from: "2026-01-01") ${IDS}`, 'SpeciesRecord.observedOn'],
  ['forestry', `speciesRecords ${IDS}`, 'SpeciesRecord.observedOn'],
  ['forestry', OF_DISTRICT(`speciesRecords ${IDS}`), 'SpeciesRecord.district'],
  ['forestry', 'protectedAreas { nodes { speciesRecords { totalCount } } }', 'SpeciesRecord.area'],
  ['forestry', `protectedSpeciesRecords(taxon: BIRD) ${IDS}`, 'ProtectedSpeciesRecord.taxon'],
  [
    'forestry',
    `protectedSpeciesRecords(protectionLevel: NATIONAL_I) ${IDS}`,
    'ProtectedSpeciesRecord.protectionLevel',
  ],
  [
    'forestry',
    `protectedSpeciesRecords(district: "440781") ${IDS}`,
    'ProtectedSpeciesRecord.district',
  ],
  ['forestry', `protectedSpeciesRecords ${IDS}`, 'ProtectedSpeciesRecord.observedOn'],
  ['forestry', 'forestCover(years: [2025]) { totalCount }', 'ForestCover.year'],
  ['forestry', 'forestCover(district: "440705") { totalCount }', 'ForestCover.district'],
  ['forestry', OF_DISTRICT('forestCover { coverPercent: year }'), 'ForestCover.district'],
  ['forestry', 'ecosystemServices { totalCount }', 'ForestEcosystemService.service'],
  ['agriculture', 'plantingSurveys(years: [2025]) { totalCount }', 'PlantingSurvey.year'],
  ['agriculture', OF_DISTRICT('farmlandRisk { isSuppressed }'), 'FarmlandRisk.year'],
  ['environment', `pollutionSources(year: 2025) ${IDS}`, 'PollutionListing.year'],
  ['environment', `pollutionSources(year: 2025) ${IDS}`, 'PollutionSource.listings'],
  ['environment', `pollutionSources(medium: AIR) ${IDS}`, 'PollutionListing.media'],
  ['environment', OF_DISTRICT(`pollutionSources ${IDS}`), 'PollutionSource.district'],
  ['ocean', `redTides ${IDS}`, 'RedTide.startedOn'],
  ['ocean', `redTides(from: "2026-01-01") ${IDS}`, 'RedTide.endedOn'],
  [
    'ocean',
    `_entities(representations: [{ __typename: "WaterBody", code: "guanghai-bay" }]) { ... on WaterBody { redTides ${IDS} } }`,
    'RedTide.waterBody',
  ],
  ['weather', `weatherWarnings ${IDS}`, 'WeatherWarning.issuedAt'],
  ['weather', `weatherWarnings(from: "2026-01-01T00:00:00Z") ${IDS}`, 'WeatherWarning.liftedAt'],
  ['weather', `weatherWarnings(signal: HEAT) ${IDS}`, 'WeatherWarning.signal'],
  ['weather', `weatherWarnings(colour: RED) ${IDS}`, 'WeatherWarning.colour'],
  ['weather', `weatherWarnings(district: "440705") ${IDS}`, 'WeatherWarning.districts'],
  ['weather', OF_DISTRICT('weatherWarnings { id }'), 'WeatherWarning.districts'],
  [
    'weather',
    OF_DISTRICT('weatherWarnings(at: "2026-11-20T00:00:00Z") { id }'),
    'WeatherWarning.liftedAt',
  ],
  ['weather', OF_DISTRICT('forecast(at: "2026-11-20T00:00:00Z") { skyZh }'), 'Forecast.issuedAt'],
  ['weather', OF_DISTRICT('forecast(days: 2) { skyZh }'), 'Forecast.day'],
  ['reference', `stationRefs(filter: { kind: "x" }) ${IDS}`, 'StationRef.kind'],
  ['reference', `stationRefs(filter: { department: "water" }) ${IDS}`, 'StationRef.department'],
  ['reference', 'stationCounts(filter: { region: "江门" }) { count }', 'StationRef.region'],
  ['reference', 'stationCounts(filter: { nameContains: "a" }) { count }', 'StationRef.nameZh'],
  ['reference', 'waterBodies(kind: RIVER) { code }', 'WaterBody.kind'],
  ['reference', 'waterBodies(district: "440705") { code }', 'WaterBody.districts'],
  ['reference', 'tasks(department: "water") { id }', 'Task.lead'],
  ['reference', 'tasks(theme: WATER) { id }', 'Task.themes'],
  ['reference', 'dataTopics(mustOpen: true) { id }', 'DataTopic.mustOpen'],
  ['reference', 'networks(network: AIR) { id }', 'NetworkRow.network'],
  ['reference', 'indicators(contains: "pm") { code }', 'Indicator.symbol'],
];

let hub: DepartmentHub;
let fields: ReadonlyArray<string>;
beforeAll(async () => {
  const all = await departments();
  hub = await departmentHub(all, 4);
  fields = (await Promise.all(all.map(fieldsOf))).flat();
});
afterAll(() => hub.close());

test.each(CASES)(
  'S4R72 MUST not let anybody narrow, sort or count by what he may not read: %s %s by %s',
  async (department, query, tells) => {
    expect(fields).toContain(tells);
    const open = await asked(department, query, fields);
    expect(open.errors).toBeUndefined();
    const { errors, data } = await asked(
      department,
      query,
      fields.filter((field) => field !== tells),
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_SHARED', coordinate: tells });
    expect(JSON.stringify(data)).not.toMatch(/"id"|"code"|"totalCount"|"count"/);
  },
);

test('still lists without the argument that would reveal', async () => {
  const left = fields.filter((field) => field !== 'WaterStation.nameEn');
  const { data, errors } = await asked('water', 'waterStations { totalCount }', left);
  expect(errors).toBeUndefined();
  expect(data).toEqual({ waterStations: { totalCount: expect.any(Number) as number } });
  const asNull = await asked(
    'water',
    'waterStations(filter: { nameContains: null }) { totalCount }',
    left,
  );
  expect(asNull.errors).toBeUndefined();
});

test('says what was asked, what it would tell, and what to do', async () => {
  const left = fields.filter((field) => field !== 'StoredChemical.unNumber');
  const { errors } = await asked('transport', `hazardousStores(unNumber: "1203") ${IDS}`, left);
  expect(errors?.[0]?.message).toBe(
    '"hazardousStores" cannot be narrowed by "unNumber", because that would reveal "StoredChemical.unNumber", which is not shared with you. Request access to that field, or leave this out of the query.',
  );
  expect(errors?.[0]?.path).toEqual(['hazardousStores']);
});

async function asked(
  department: string,
  query: string,
  granted: ReadonlyArray<string>,
): Promise<ExecutionResult> {
  const access = accessOf({
    caller: PARTNER,
    state: await grantedState({ fields: granted }),
    now: new Date(TEST_NOW),
  });
  return hub.ask(department, `{ ${query} }`, {}, access);
}
