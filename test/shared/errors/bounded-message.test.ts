import fc from 'fast-check';
import { boundedMessage } from '../../../shared/errors/bounded-message';

describe('a bounded message', () => {
  test('leaves an ordinary sentence as it is', () => {
    const message =
      'The department "water" did not answer in time; its fields are null, and the rest of the answer is complete. Ask for less at once, or again later, or see what "/readyz" says of it.';
    expect(boundedMessage(message, true)).toBe(message);
  });

  test('keeps the sentence behind a long value', () => {
    const value = 'x'.repeat(50_000);
    expect(
      boundedMessage(`Variable "$c" got invalid value "${value}"; Int cannot be that.`, false),
    ).toBe(`Variable "$c" got invalid value "${'x'.repeat(95)}…; Int cannot be that.`);
  });

  test('MUST NOT repeat more than 200 characters of the input, however it is written', () => {
    const came = fc.oneof(
      fc.string({ minLength: 201, maxLength: 3000 }),
      fc.array(fc.string({ maxLength: 30 }), { minLength: 40 }).map((words) => words.join(' ')),
      fc.array(fc.nat(), { minLength: 100, maxLength: 500 }).map((all) => `[${all.join(', ')}]`),
    );
    fc.assert(
      fc.property(came, fc.boolean(), (text, isQuoted) => {
        const shown = isQuoted ? JSON.stringify(text) : text;
        const said = boundedMessage(`Expected value of type "Int", found ${shown}.`, isQuoted);
        expect(said.length).toBeLessThanOrEqual(isQuoted ? 500 : 200);
        expect(longestShared(said, text)).toBeLessThanOrEqual(200);
      }),
    );
  });
});

/** Length of the longest run of one text in another. */
function longestShared(said: string, text: string): number {
  let longest = 0;
  for (let from = 0; from < said.length; from += 1) {
    while (from + longest < said.length && text.includes(said.slice(from, from + longest + 1)))
      longest += 1;
  }
  return longest;
}
