import { buildSchema, parse, type DocumentNode } from 'graphql';
import { admission, type AdmissionOptions } from '../../../gateway/rules/admit';
import { cpuMsOf } from '../../setup/fixtures/cpu-time';

const schema = buildSchema('type Query { a(first: Int): [Query!] name: String }');
const limits = {
  maxDepth: 5,
  maxAliases: 5,
  maxRootFields: 5,
  maxDirectives: 5,
  maxTokens: 10_000,
  maxFragments: 5,
  maxPage: 50,
  maxCost: 1000,
  maxSelections: 5000,
  maxFetches: 100,
  planTimeoutMs: 10_000,
};

interface IncomingOperation {
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

describe('admission', () => {
  const admit = (request: IncomingOperation, options: Partial<AdmissionOptions> = {}) => {
    const { judge, costWith } = admission({ schema, limits, ...options });
    const judged = judge(request);
    if ('refusals' in judged) return judged.refusals;
    const costed = costWith({ ...judged.facts, variables: request.variables });
    return 'refusal' in costed ? [costed.refusal] : [];
  };
  const ask = (query: string, operationName?: string, variables = {}) =>
    admit({ document: parse(query), operationName, variables }).map(
      ({ message, extensions }) => `${String(extensions.code)}: ${message}`,
    );

  test('admits what keeps the rules and fits the schema', () => {
    expect(ask('{ a(first: 3) { name } }')).toEqual([]);
  });

  test('says every way in which a document does not fit', () => {
    expect(ask('{ zzzz other }')).toEqual([
      'INVALID_OPERATION: Cannot query field "zzzz" on type "Query".',
      'INVALID_OPERATION: Cannot query field "other" on type "Query".',
    ]);
  });

  test('asks the rules before the validation', () => {
    expect(ask('{ a: x b: x c: x d: x e: x f: x }')).toEqual([
      'TOO_MANY_ALIASES: The operation uses 6 aliases; at most 5 are accepted.',
    ]);
  });

  test('judges each operation of a document by itself', () => {
    const document = parse(
      'query A { name } query B { x: name y: name z: name u: name v: name w: name }',
    );
    const codes = (operationName: string | null) =>
      admit({ document, operationName, variables: {} }).map((error) => error.extensions.code);
    expect(codes('A')).toEqual([]);
    expect(codes('B')).toEqual(['TOO_MANY_ALIASES']);
    expect(codes('A')).toEqual([]);
    expect(codes('C')).toEqual(['UNKNOWN_OPERATION']);
    expect(codes(null)).toEqual(['UNKNOWN_OPERATION']);
  });

  test('asks the rules on variables every time, though the document is known', () => {
    const document = parse('query($n: Int) { a(first: $n) { a(first: $n) { name } } }');
    const codes = (n: number) =>
      admit({ document, operationName: null, variables: { n } }).map(
        (error) => error.extensions.code,
      );
    expect(codes(3)).toEqual([]);
    expect(codes(51)).toEqual(['LIST_TOO_LONG']);
    expect(codes(40)).toEqual(['TOO_COSTLY']);
    expect(codes(3)).toEqual([]);
  });

  test('judges a document again for another schema', () => {
    const document = parse('{ name }');
    const request = { document, operationName: null, variables: {} };
    expect(admit(request)).toEqual([]);
    const other = buildSchema('type Query { title: String }');
    expect(admit(request, { schema: other })[0]?.message).toMatch(/^Cannot query field "name"/);
  });

  test('answers questions about the schema, unless it hides the schema', () => {
    const request = { document: parse('{ __schema { queryType { name } } }') };
    const asked = { ...request, operationName: null, variables: {} };
    expect(admit(asked)).toEqual([]);
    const [refusal] = admit(asked, { hidesSchema: true });
    expect(refusal?.extensions.code).toBe('INVALID_OPERATION');
  });

  test('refuses a chain of 3,000 fragments without validating it', async () => {
    const links = Array.from(
      { length: 3000 },
      (_, at) => `fragment F${at} on Query { a { ...F${at + 1} } }`,
    );
    const document = parse(`{ ...F0 } ${links.join(' ')} fragment F3000 on Query { name }`);
    const taken = await cpuMsOf(() => {
      const [refusal] = admit(
        { document, operationName: null, variables: {} },
        { limits: { ...limits, maxTokens: 1e6 } },
      );
      expect(refusal?.extensions.code).toBe('TOO_MANY_FRAGMENTS');
    });
    expect(taken).toBeLessThan(1000);
  });
});
