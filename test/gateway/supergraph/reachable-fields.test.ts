import { supergraphFields } from '../../../gateway/supergraph/reachable-fields';

const SDL = `
directive @inaccessible on FIELD_DEFINITION | OBJECT
type Query { station: Station, secret: Secret @inaccessible, pair: Pair }
type Mutation { change: Changed }
interface Station { name: String }
type River implements Station { name: String, next: [River!]! }
type Lost { name: String }
type Secret @inaccessible { name: String }
type Changed { name: String }
union Pair = River | Rain
type Rain { mm: Float, hidden: Secret @inaccessible }
`;

test('a field is reached by fields, interfaces and unions that begin at Query, and by nothing else', () => {
  const fields = supergraphFields(SDL);
  const names = (isReachable: boolean) =>
    fields.filter((one) => one.isReachable === isReachable).map(({ coordinate }) => coordinate);
  expect(names(true).sort()).toEqual([
    'Query.pair',
    'Query.station',
    'Rain.mm',
    'River.name',
    'River.next',
  ]);
  expect(names(false).sort()).toEqual(['Changed.name', 'Lost.name', 'Mutation.change']);
});
