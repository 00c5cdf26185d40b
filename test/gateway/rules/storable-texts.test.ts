import { buildSchema, parse, Kind } from 'graphql';
import { operationFacts } from '../../../gateway/rules/operation-facts';
import type { Limits } from '../../../gateway/rules/rule';
import { storableLiterals, storableVariables } from '../../../gateway/rules/storable-texts';

const schema = buildSchema(
  'type Query { a(text: String, filter: F): Int } input F { in: [String] }',
);
const NO_LIMIT = {} as Limits; // These rules have none.

function factsOf(query: string, variables: Readonly<Record<string, unknown>> = {}) {
  const document = parse(query);
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new TypeError('no operation');
  return { ...operationFacts(schema, document, operation), variables };
}

describe('texts that PostgreSQL cannot keep', () => {
  test.each([
    [
      'an argument',
      '{ a(text: "x\\u0000") }',
      'The text at line 1, column 11 contains U+0000 as character 2',
    ],
    [
      'a list of an input object',
      '{ a(filter: {in: ["ok", "\\u0000"]}) }',
      'The text at line 1, column 25 contains U+0000',
    ],
    [
      'a default of a variable',
      'query ($t: String = "\\u0000") { a(text: $t) }',
      'The text at line 1, column 21 contains U+0000',
    ],
    [
      'a fragment that nobody spreads',
      '{ a } fragment F on Query { a(text: "\\u0000") }',
      'The text at line 1, column 37 contains U+0000',
    ],
    [
      'an argument of a directive',
      '{ a @include(if: "\\u0000") }',
      'The text at line 1, column 18 contains U+0000',
    ],
  ])('are refused in %s', (_, query, start) => {
    expect(storableLiterals.check(factsOf(query), NO_LIMIT)?.message).toContain(start);
  });

  test.each([
    ['a variable', { t: 'a\u0000' }, 'variables.t contains U+0000 as character 2'],
    ['a list in an object', { f: { in: ['a', '\u0000'] } }, 'variables.f.in.1 contains U+0000'],
    ['a variable that the operation does not know', { z: '\u0000' }, 'variables.z contains U+0000'],
    ['half of a surrogate pair', { t: '\ud83d' }, 'variables.t contains half of a surrogate pair'],
  ])('are refused in %s', (_, variables, start) => {
    const refusal = storableVariables.check(factsOf('{ a }', variables), NO_LIMIT);
    expect(refusal?.code).toBe('BAD_USER_INPUT');
    expect(refusal?.message).toContain(start);
  });

  test('are looked for without exhausting the stack, however deep a variable is', () => {
    let deep: unknown = '\u0000';
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(storableVariables.check(factsOf('{ a }', { deep }), NO_LIMIT)?.code).toBe(
      'BAD_USER_INPUT',
    );
  });

  test('do not include characters beyond the first plane, line ends or an empty text', () => {
    const texts = { a: '😀', b: 'a\nb\tc', c: '', d: '江门\u200e' };
    expect(storableVariables.check(factsOf('{ a }', texts), NO_LIMIT)).toBeUndefined();
    expect(
      storableLiterals.check(factsOf('{ a(text: "\\uD83D\\uDE00") }'), NO_LIMIT),
    ).toBeUndefined();
  });
});
