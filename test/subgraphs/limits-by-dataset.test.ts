import type { Dataset } from '../../shared/sharing/dataset';
import type { AccessDecisions } from '../../shared/sharing/access-decisions';
import { departments } from '../../subgraphs/registry';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../setup/department-hub';
import { grantedState, PARTNER, accessOf } from '../setup/sharing';

const MEASURED = 'latest { value }';
const PERIOD = 'from: "2026-11-20T12:00:00Z", to: "2026-11-23T00:00:00Z"';
const DISTRICT = { __typename: 'District', code: '440705' };
const PLACE = { __typename: 'Place', cell: '87411d14cffffff' };

/** What is asked in each dataset: everything that a loader reads for it. */
const PROBES: Readonly<Record<string, ReadonlyArray<string>>> = {
  'agriculture/farmland-soil': [
    `farmlandSoilPoints(first: 2) { totalCount nodes { id soilPh { value } ${MEASURED} } }`,
    'producePoint(id: "produce-001") { soilPoint { id } }',
    'District.farmlandRisk { points { low } }',
  ],
  'agriculture/farmland-soil-metals': [
    `farmlandSoilPoint(id: "farmland-soil-001") { metals { ${MEASURED} risk { risk } } }`,
  ],
  'agriculture/irrigation-water': [`irrigationWaterPoints(first: 2) { nodes { id ${MEASURED} } }`],
  'agriculture/produce-points': ['producePoints(first: 2) { totalCount nodes { id } }'],
  'agriculture/produce-metals': [`producePoint(id: "produce-001") { metals { ${MEASURED} } }`],
  'agriculture/planting-nonpoint': [
    'plantingSurveys(first: 2) { totalCount nodes { year } }',
    'District.plantingSurveys { year }',
  ],
  'environment/city-air-quality': [
    `airStations(first: 2) { nodes { id assessment { aqi } ${MEASURED} } }`,
    'District.airQuality { at }',
    'District.airQuality(at: "2026-11-23T09:00:00Z") { at }',
    'Place.airStations(withinKm: 200) { id }',
  ],
  'environment/surface-water-quality': [
    `surfaceWaterSections(first: 2) { nodes { id meetsTarget assessment { at } publishedClass { at } ${MEASURED} } }`,
    'drinkingWaterSources(first: 2) { totalCount }',
  ],
  'environment/groundwater-quality': ['groundwaterPoints(first: 2) { nodes { id } }'],
  'environment/drinking-water-intakes': [
    'drinkingWaterSource(id: "drinking-water-source-01") { intake { latitude place { cell } } }',
  ],
  'environment/soil-quality': [
    'soilPoints(first: 2) { nodes { id } }',
    'District.soilRiskSummary { points }',
  ],
  'environment/soil-point-metals': [
    `soilPoint(id: "soil-point-n-001") { metals { ${MEASURED} risk { risk } } }`,
  ],
  'environment/noise': [
    'noisePoints(filter: { kind: "NOISE_FUNCTION_ZONE" }) { nodes { levels(from: "2026-11-21", to: "2026-11-23") { ld } } }',
  ],
  'environment/radiation': ['radiationStations { nodes { id doseRate { value } } }'],
  'environment/pollution-sources': [
    'pollutionSources(first: 2) { totalCount nodes { id listings { year } outlets { id } } }',
    `outlet(id: "outlet-001-1") { ${MEASURED} }`,
  ],
  'environment/outlet-minute-data': [`outlet(id: "outlet-001-1") { minuteData { ${MEASURED} } }`],
  'forestry/forest-ecology': [
    'forestPlots(first: 2) { nodes { id biomass { value } } }',
    'ecoStations { nodes { id negativeOxygenIons { value } } }',
    'forestCover(first: 2) { nodes { year } }',
    'District.ecosystemServices { year }',
  ],
  'forestry/protected-areas': [
    'protectedAreas { totalCount nodes { id } }',
    'Place.protectedAreas(withinKm: 200) { id }',
    'speciesRecords(first: 1) { nodes { area { id } } }',
  ],
  'forestry/species-records': [
    'speciesRecords(first: 2) { totalCount nodes { id } }',
    'District.protectedSpeciesCounts { records }',
  ],
  'forestry/protected-species': ['protectedSpeciesRecords(first: 2) { totalCount nodes { id } }'],
  'ocean/marine-water-quality': [
    `seaStations(first: 2) { nodes { id assessment { at } riverAssessment { at } ${MEASURED} } }`,
    'redTides(first: 2) { totalCount nodes { id } }',
  ],
  'ocean/fishery-water-quality': ['fisheryWaters { nodes { id assessment { at } } }'],
  'ocean/sea-outlets': ['seaOutlets { totalCount }'],
  'transport/port-corridor-air': ['trafficAirStations { nodes { id assessment { aqi } } }'],
  'transport/port-corridor-soil': [
    'roadsideSoilPoints { nodes { id } }',
    'roadsideSoilSummary { points }',
  ],
  'transport/port-corridor-soil-metals': [
    `roadsideSoilPoint(id: "roadside-soil-001") { metals { ${MEASURED} risk { risk } } }`,
  ],
  'transport/road-traffic-flow': [
    'trafficCounters(first: 2) { nodes { id flow { value } } }',
    'trafficAirStation(id: "port-air-001") { counter { id } }',
  ],
  'transport/port-hazchem-storage': [
    'hazardousStores(first: 2) { totalCount nodes { id chemicals { unNumber } } }',
    'hazardousStore(id: "hazardous-store-01") { id }',
    'Place.hazardousStores(withinKm: 200) { id }',
  ],
  'transport/port-hazchem-overview': ['District.hazardousStoreCount'],
  'water/water-function-zone': [
    'waterStations(first: 2) { nodes { id stage { value } discharge { value } assessment { at } } }',
    'waterFunctionZones(first: 2) { nodes { meetsTarget assessment { at } } }',
    'reservoirEcologyPoints { totalCount }',
  ],
  'water/groundwater-key-areas': ['groundwaterWells { nodes { id } }'],
  'water/reservoir-water-ecology': [
    `reservoirEcologyPoints(first: 2) { nodes { ecology { ${MEASURED} } } }`,
  ],
  'weather/meteorological-elements': [
    'weatherStations(first: 2) { nodes { id airTemperature { value } rainfall { value } windSpeed { value } } }',
    'Place.weather { windSpeed { value station { id } } }',
    `Place.rainfall(${PERIOD}) { total sources { station { id } } }`,
    `District.rainfall(${PERIOD}) { meanTotal wettest { id } }`,
  ],
  'weather/atmospheric-composition': [
    `compositionStations(first: 1) { nodes { composition { ${MEASURED} } } }`,
  ],
  'weather/warnings-and-forecasts': [
    'weatherWarnings(first: 2) { totalCount nodes { id } }',
    'District.forecast { day }',
  ],
};

let hub: DepartmentHub;
let datasets: ReadonlyArray<Dataset>;
beforeAll(async () => {
  const all = await departments();
  hub = await departmentHub(all, 4);
  const measuring = all.filter(({ name }) => !['exchange', 'reference'].includes(name));
  datasets = measuring.flatMap((department) => department.datasets);
});
afterAll(() => hub.close());

test('every dataset has a probe', () => {
  expect(Object.keys(PROBES).sort()).toEqual(datasets.map(({ id }) => id).sort());
});

describe.each(Object.entries(PROBES))('the fields of %s', (dataset, probes) => {
  test.each(probes)('S4R30 MUST read with the limits of their own dataset: %s', async (probe) => {
    const open = await answer(probe, dataset, await accessWithout());
    expect({ probe, isEmpty: isEmpty(open) }).toEqual({ probe, isEmpty: false });
    const closed = await answer(probe, dataset, await accessWithout(dataset));
    expect({ probe, left: closed, isEmpty: isEmpty(closed) }).toMatchObject({ isEmpty: true });
  });
});

/** Everything but one dataset, of which no row may be read. */
async function accessWithout(unseen?: string): Promise<AccessDecisions> {
  const state = await grantedState({});
  const without = state.datasets.map((one) =>
    one.dataset.id === unseen
      ? { ...one, grants: one.grants.map((grant) => ({ ...grant, districts: [] })) }
      : one,
  );
  const now = new Date(TEST_NOW);
  return accessOf({ caller: PARTNER, state: { ...state, datasets: without }, now });
}

async function answer(probe: string, dataset: string, access: AccessDecisions): Promise<unknown> {
  const [department = ''] = dataset.split('/');
  const [, entity, field] = /^(District|Place)\.(.*)$/s.exec(probe) ?? [];
  const query = entity
    ? `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${entity} { ${field ?? ''} } } }`
    : `{ ${probe} }`;
  const variables = entity ? { of: [entity === 'Place' ? PLACE : DISTRICT] } : {};
  const { data, errors } = await hub.ask(department, query, variables, access);
  expect(errors).toBeUndefined();
  const { _entities, ...rest } = data as Record<string, unknown>;
  return _entities ?? rest;
}

/** Whether an answer holds nothing that was read for it: objects around it may stand. */
function isEmpty(found: unknown): boolean {
  const nothing = [null, 0, false].some((value) => value === found);
  if (nothing || (Array.isArray(found) && found.every(isEmpty))) return true;
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return false;
  return Object.entries(found).every(([, value]) => isEmpty(value));
}
