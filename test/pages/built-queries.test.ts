import { graphqlSync, parse, validate, type GraphQLSchema } from 'graphql';
import { publicSchema } from '../../gateway/dev/public-schema';
import { contractsIn } from '../../gateway/dev/contracts-in';
import { harvest } from '../../gateway/sharing/harvest';
import { exampleOf, freshnessDocument } from '../../gateway/web/console/catalogue/built-queries';
import { graphFields, type GraphFields } from '../../gateway/web/console/graph-fields';
import {
  overviewDocument,
  reportersDocument,
} from '../../gateway/web/console/overview/built-lists';
import {
  actDocument,
  actsDocument,
  aroundDocument,
  previewDocument,
  unreviewedDocument,
} from '../../gateway/web/console/reviews/built-documents';
import {
  observationsDocument,
  seriesDocument,
  stationDocument,
} from '../../gateway/web/console/stations/built-documents';
import {
  GraphFieldsDocument,
  type GraphFieldsQuery,
} from '../../gateway/web/generated/common/graph';
import { departments } from '../../subgraphs/registry';
import { committedSupergraph } from '../setup/committed-supergraph';

const ROOT = `${__dirname}/../..`;

let graph: GraphQLSchema;
let fields: GraphFields;
/** Coordinates of the fields of each dataset. */
let datasets: ReadonlyMap<string, ReadonlyArray<string>>;
beforeAll(async () => {
  graph = publicSchema(contractsIn(ROOT));
  const { data } = graphqlSync({ schema: graph, source: GraphFieldsDocument.text });
  fields = graphFields(data as unknown as GraphFieldsQuery); // Any data will do.
  datasets = datasetsOf(await committedSupergraph());
});

function datasetsOf(supergraph: string): ReadonlyMap<string, ReadonlyArray<string>> {
  const found = new Map<string, string[]>();
  for (const [coordinate, policy] of harvest(supergraph).index.fields)
    for (const id of policy.flat())
      if (!id.startsWith('act/')) found.set(id, [...(found.get(id) ?? []), coordinate]);
  return found;
}

/** The validation errors of each built text, by what it was built for. */
function faultsOf(texts: ReadonlyMap<string, string>): ReadonlyArray<string> {
  return [...texts].flatMap(([name, text]) =>
    validate(graph, parse(text)).map(({ message }) => `${name}: ${message}`),
  );
}

test('MUST build an example for datasets of every department that the graph accepts', () => {
  const built = new Map(
    [...datasets].flatMap(([id, of]) => {
      const text = exampleOf(of, fields);
      return text === null ? [] : [[id, text] as const];
    }),
  );
  expect(faultsOf(built)).toEqual([]);
  const departments = [...new Set([...built.keys()].map((id) => id.split('/')[0]))];
  expect(departments.length).toBeGreaterThanOrEqual(8);
});

test('MUST ask for the freshness of datasets of stations in a way that the graph accepts', () => {
  const built = new Map(
    [...datasets].flatMap(([id, of]) => {
      const document = freshnessDocument(of, fields);
      return document === null ? [] : [[id, document.text] as const];
    }),
  );
  expect(faultsOf(built)).toEqual([]);
  expect([...built.keys()]).toContain('environment/city-air-quality');
});

test('MUST build queries for every announced kind of station that the graph accepts', async () => {
  const kinds = (await departments()).flatMap(({ stationKinds = [] }) => stationKinds);
  const built = new Map(
    kinds.flatMap((kind) => {
      const { listField, overview } = kind;
      const documents = [
        ...[stationDocument(kind), seriesDocument(kind), observationsDocument(kind)],
        overview ? overviewDocument(listField, overview) : reportersDocument(listField),
      ];
      return documents.map(({ name, text }) => [`${kind.kind} ${name}`, text] as const);
    }),
  );
  expect(faultsOf(built)).toEqual([]);
  expect(built.size).toBe(4 * kinds.length);
  expect(built.get('SOIL_POINT Station')).toMatch(/station: soilPoint\(id/);
  expect(built.get('SOIL_POINT Station')).toMatch(/peers: soilPoints\(first/);
  expect(built.get('AIR_CITY Reporters')).toMatch(/assessment \{ \.\.\.AirIndex \}/);
});

test('MUST build queries and acts of review for every department with measurements that the graph accepts', async () => {
  const measuring = (await departments()).filter(
    ({ stationKinds = [] }) => stationKinds.length > 0,
  );
  const built = new Map(
    measuring.flatMap(({ name }) =>
      [
        ...[unreviewedDocument(name), aroundDocument(name), previewDocument(name)],
        ...[actDocument(name, 'APPROVE'), actDocument(name, 'VOID'), actsDocument(name)],
      ].map((document, at) => [`${name} ${document.name} ${String(at)}`, document.text] as const),
    ),
  );
  expect(faultsOf(built)).toEqual([]);
  expect(built.size).toBe(6 * measuring.length);
});

test('no kind of station is announced by two departments, because the address of a station names only its kind', async () => {
  const codes = (await departments()).flatMap(({ stationKinds = [] }) =>
    stationKinds.map(({ kind }) => kind),
  );
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
});
