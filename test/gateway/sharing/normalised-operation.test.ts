import { createHash } from 'node:crypto';
import { buildSchema, parse } from 'graphql';
import { recordableOperation } from '../../../gateway/sharing/normalised-operation';

const schema = buildSchema(`
  type Query { stations(code: ID, first: Int, filter: Filter): [Station!]! }
  type Station { code: ID! level: Float }
  input Filter { code: ID text: String }
`);

const LONG = 'a'.repeat(100_000);

function kept(text: string, name?: string) {
  return recordableOperation(schema, parse(text), name);
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url');

describe('an operation as the audit log keeps it', () => {
  test('keeps names and leaves literals out', () => {
    const { operation, literalKeys } = kept(
      'query levels($n: Int = 3) { stations(code: "s1", first: $n, filter: { text: "x" }) { code } }',
    );
    expect(operation.name).toBe('levels');
    expect(operation.text).not.toMatch(/s1|"x"|3/);
    expect(operation.hash).toBe(hashOf(operation.text));
    expect(literalKeys).toEqual(['s1']);
  });

  test.each([
    ['an alias', `{ ${LONG}: stations { code } }`],
    ['the name of the operation', `query ${LONG} { stations { code } }`],
    ['a variable', `query ($${LONG}: Int) { stations(first: $${LONG}) { code } }`],
    ['a fragment', `{ stations { ...${LONG} } } fragment ${LONG} on Station { code }`],
    ['an alias deep inside', `{ stations { ... on Station { ${LONG}: level } } }`],
  ])('S5B1 MUST bound %s, and keep two long ones apart', (_what, text) => {
    const one = kept(text).operation;
    const other = kept(text.replaceAll(LONG, `${LONG}b`)).operation;
    expect(one.text.length).toBeLessThan(400);
    expect(one.name?.length ?? 0).toBeLessThanOrEqual(100);
    expect(one.hash).not.toBe(other.hash);
    expect(() => parse(one.text)).not.toThrow();
  });

  test('S5B2 MUST bound the whole, say how much was cut, and keep two long ones apart', () => {
    const many = (last: string) =>
      kept(
        `{ ${Array.from({ length: 5_000 }, (_, at) => `a${String(at)}: stations { code }`).join(' ')} ${last}: stations { code } }`,
      ).operation;
    const [one, other] = [many('x'), many('y')];
    expect(one.text.length).toBeLessThan(8_200);
    expect(one.text).toMatch(/\n# … \d+ characters more; SHA-256 of the whole: [\w-]{43}$/);
    expect(one.hash).toBe(hashOf(one.text));
    expect(one.hash).not.toBe(other.hash);
  });
});
