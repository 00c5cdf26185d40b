import { graphqlSync, parse, validate, type GraphQLSchema } from 'graphql';
import { publicSchema } from '../../gateway/dev/public-schema';
import { contractsIn } from '../../gateway/dev/contracts-in';
import { harvest } from '../../gateway/sharing/harvest';
import { exampleOf, freshnessDocument } from '../../gateway/web/console/catalogue/built-queries';
import { graphFields, type GraphFields } from '../../gateway/web/console/graph-fields';
import { STATION_KINDS } from '../../gateway/web/console/station-kinds';
import { ofKind } from '../../gateway/web/console/stations/of-kind';
import {
  GraphFieldsDocument,
  type GraphFieldsQuery,
} from '../../gateway/web/generated/common/graph';
import {
  ObservationsDocument,
  SeriesDocument,
  StationDocument,
} from '../../gateway/web/generated/console/stations/station';
import { committedSupergraph } from '../setup/committed-supergraph';

const ROOT = `${__dirname}/../..`;

let graph: GraphQLSchema;
let fields: GraphFields;
/** Coordinates of the fields of each dataset. */
let datasets: ReadonlyMap<string, ReadonlyArray<string>>;
beforeAll(async () => {
  graph = publicSchema(contractsIn(ROOT));
  const { data } = graphqlSync({ schema: graph, source: GraphFieldsDocument.text });
  fields = graphFields(data as unknown as GraphFieldsQuery); // graphql-js answers any data.
  datasets = datasetsOf(await committedSupergraph());
});

function datasetsOf(supergraph: string): ReadonlyMap<string, ReadonlyArray<string>> {
  const found = new Map<string, string[]>();
  for (const [coordinate, policy] of harvest(supergraph).index.fields)
    for (const id of policy.flat())
      if (!id.startsWith('act/')) found.set(id, [...(found.get(id) ?? []), coordinate]);
  return found;
}

/** What is wrong with each text that was built, by what it was built for. */
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

test('MUST ask every kind of station what is written for air stations', () => {
  const documents = [StationDocument, SeriesDocument, ObservationsDocument] as const;
  const kinds = Object.entries(STATION_KINDS);
  const built = new Map(
    kinds.flatMap(([kind, { field }]) =>
      documents.map(({ name, text }) => [`${kind} ${name}`, ofKind({ name, text }, field).text]),
    ),
  );
  expect(faultsOf(built)).toEqual([]);
  expect(built.size).toBe(3 * kinds.length);
  expect(built.get('SOIL_POINT Station')).toMatch(/station: soilPoint\(id/);
  expect(built.get('SOIL_POINT Station')).toMatch(/peers: soilPoints\(first/);
});
