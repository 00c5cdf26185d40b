import { parse, print } from 'graphql';
import { withListSizes } from '../../../shared/graphql/declared-sizes';

const sized = (sdl: string) => print(withListSizes(parse(sdl), 'test'));

describe('the sizes of a department', () => {
  test('keep it from starting while a list says not how much it holds, and name each one', () => {
    expect(() =>
      sized(
        'type Query { a: [String!]! b(after: String): [[Int]] c: String } interface I { d: [Int!] }',
      ),
    ).toThrow('Department test publishes lists without a declared size: Query.a, Query.b, I.d.');
  });

  test('are those of the page where a list has one', () => {
    expect(sized('type Query { a(first: Int! = 20): [String!] }')).toContain(
      'a(first: Int! = 20): [String!] @listSize(slicingArguments: ["first"], requireOneSlicingArgument: false)',
    );
  });

  test('bound the lists of a connection where it is asked, and only there', () => {
    const page =
      'type Page { nodes: [String!] edges: [Int!] pageInfo: Info } type Info { more: Boolean }';
    expect(sized(`type Query { a(first: Int): Page } ${page}`)).toContain(
      'a(first: Int): Page @listSize(slicingArguments: ["first"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)',
    );
    expect(() =>
      sized('type Query { a(first: Int): Loose } type Loose { nodes: [String!] }'),
    ).toThrow('Loose.nodes');
  });

  test('stay as their department declared them', () => {
    const declared = 'a: [String!] @listSize(assumedSize: 3, requireOneSlicingArgument: false)';
    expect(sized(`type Query { ${declared} }`)).toContain(declared);
  });
});
