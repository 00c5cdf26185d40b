import { GraphQLError } from 'graphql';
import type { StationTable } from '../../../shared/monitoring/stations/station-table';
import { markList } from '../../../shared/push-down/computed/station-marks';
import { declarationsOf } from '../../../shared/push-down/declarations';
import { Fallback } from '../../../shared/push-down/fallback';
import type { AccessDecisions } from '../../../shared/sharing/access-decisions';
import { departments } from '../../../subgraphs/registry';
import { departmentHub, type DepartmentHub } from '../../setup/department-hub';
import { comparedDepartment, someCallers, type ComparedDepartment } from './compared-department';

let hub: DepartmentHub;
let water: ComparedDepartment;
let environment: ComparedDepartment;
let callers: ReadonlyArray<AccessDecisions>;
let table: StationTable;
beforeAll(async () => {
  const names = ['water', 'environment'];
  const all = (await departments()).filter(({ name }) => names.includes(name));
  hub = await departmentHub(all, 2);
  for (const one of all) {
    const compared = await comparedDepartment(hub, one);
    if (one.name === 'water') water = compared;
    else environment = compared;
    [table = table] = declarationsOf(one).stations;
  }
  callers = await someCallers(names);
});
afterAll(() => hub.close());

const AT = '2026-11-22T10:00:00Z';

/** The statements that push-down runs for an operation, for the caller who reads everything. */
async function statementsOf(one: ComparedDepartment, query: string, variables = {}) {
  const [access] = callers;
  if (!access) throw new TypeError('There are callers.');
  const asked = { query, variables };
  const { resolved, pushed } = await one.both(asked, access);
  expect(pushed).toEqual(resolved);
  hub.statements.length = 0;
  await one.pushDown.execute(asked, one.contextOf(access));
  expect(one.outcomes.at(-1)?.fallback).toBeNull();
  return hub.statements.length;
}

const ASSESSED = 'standard at class noBetterThan determining { class indicator { code } }';

test.each([
  ['the latest values', 'assessment', {}],
  ['the values at an instant', `assessment(at: "${AT}")`, {}],
  ['the values at an instant in a variable', 'assessment(at: $at)', { at: AT }],
])('an assessment of %s is computed from what one statement reads', async (_, field, variables) => {
  const named = 'at' in variables ? 'query($at: DateTime)' : '';
  const query = `${named} { waterStations { nodes { id stage { value } ${field} { ${ASSESSED} } again: ${field} { gradeZh } } } }`;
  expect(await statementsOf(water, query, variables)).toBe(1);
});

test('an instant that is null is computed from the latest values, which the loader reads', async () => {
  const query = `query($at: DateTime) { waterStations { nodes { assessment(at: $at) { ${ASSESSED} } } } }`;
  expect(await statementsOf(water, query, { at: null })).toBe(2);
});

test('stations within stations keep their own rows', async () => {
  const query = `{ surfaceWaterSections(first: 3) { nodes { meetsTarget district { code surfaceWaterSections(first: 2) {
    nodes { id meetsTarget assessment { class } } } } assessment { class } publishedClass { class } } } }`;
  expect(await statementsOf(environment, query)).toBe(2);
});

test('members of a district are computed beside those that a statement reads', async () => {
  const query = `query($r: [_Any!]!) { _entities(representations: $r) { __typename ... on District {
    code airQuality { at assessment { aqi } } surfaceWaterSections(first: 1) { nodes { nameZh } }
    pollutionSources(first: 2) { totalCount nodes { nameZh listings { year media } outlets { nameZh } } } } } }`;
  const r = ['440703', '440705'].map((code) => ({ __typename: 'District', code }));
  expect(await statementsOf(environment, query, { r })).toBeGreaterThan(1);
});

test('for no caller a computed field sees a row that the resolvers do not see', async () => {
  const query = `query($at: DateTime) { surfaceWaterSections { nodes { id district { code } targetClass meetsTarget publishedClass { class }
    assessment { class at } then: assessment(at: $at) { class at } } } drinkingWaterSources { nodes { id meetsTarget intake { longitude } } } }`;
  const answers = [];
  for (const access of callers) {
    const { resolved, pushed } = await environment.both({ query, variables: { at: AT } }, access);
    expect(pushed).toEqual(resolved);
    answers.push(JSON.stringify(resolved));
  }
  expect(new Set(answers).size).toBeGreaterThan(4); // Callers see different rows.
});

test('texts of datasets with other limits have marks of their own, within each other', async () => {
  const query = `{ surfaceWaterSections(first: 9) { nodes { meetsTarget district { code airStations(first: 2) { nodes {
    id assessment { aqi at } district { surfaceWaterSections(first: 2) { nodes { id meetsTarget assessment { class at } } } }
    again: assessment { aqi } } } } assessment { class at } publishedClass { class } } } }`;
  const found: string[] = [];
  for (const access of callers) {
    hub.statements.length = 0;
    const { resolved, pushed } = await environment.both({ query }, access);
    expect(pushed).toEqual(resolved);
    const apart = hub.statements.filter(({ text }) => text.includes(APART_SQL));
    if (environment.outcomes.at(-1)?.fallback !== null || apart.length < 2) continue;
    expect(apart.every(({ text }) => text.includes(MARK_SQL))).toBe(true);
    found.push(JSON.stringify(pushed));
  }
  expect(found.join()).toMatch(/"airStations":\{"nodes":\[\{"id":"[^"]+","assessment":\{"aqi":\d/);
  expect(found.join()).toMatch(/"id":"[^"]+","meetsTarget":(true|false),"assessment":\{"class":"/);
});

const APART_SQL = 'chr(4)';
const MARK_SQL = 'chr(5)';

test('a mark of another statement, or without the row of its station, is left to the resolvers', () => {
  const [access] = callers;
  if (!access) throw new TypeError('There are callers.');
  const call = { variables: {}, known: new Map(), context: environment.contextOf(access) };
  const marks = markList();
  expect(() => marks.replaced('[\u00050\u0005{}\u0005\u0005]', call, access)).toThrow(Fallback);
  marks.add({ table, brought: new Set() }, { write: () => '1', readings: null });
  expect(() => marks.replaced('[\u00050\u0005\u0005\u0005]', call, access)).toThrow(Fallback);
});

test('an error of a resolver is reported by the resolvers, with its path', async () => {
  const query = `{ waterStations(first: 1) { nodes { id coverage(indicator: "stage", from: "2024-11-23T00:00:00Z", to: "2026-11-23T00:00:00Z") { received } } } }`;
  const [access] = callers;
  if (!access) throw new TypeError('There are callers.');
  const { errors, extensions } = await water.pushDown.execute({ query }, water.contextOf(access));
  expect(errors?.map((error) => error instanceof GraphQLError && error.path)).toEqual([
    ['waterStations', 'nodes', 0, 'coverage'],
  ]);
  expect(extensions).toEqual({ fallback: { kind: 'RESOLVER', about: null } });
});
