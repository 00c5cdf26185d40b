import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { answerReader } from '../../../gateway/engine/answer-reader';

const LARGE = 100_000;
const bounds = { maxBytes: 10 * LARGE, maxHeldBytes: 3 * LARGE };
const waiting = () => new AbortController().signal;

/** A response of the form that undici gives. */
function response(bytes: Buffer | string, headers: Readonly<Record<string, string>> = {}) {
  const body = Readable.from([Buffer.from(bytes)]);
  return { headers, body } as unknown as Parameters<ReturnType<typeof answerReader>['read']>[0];
}

const large = (value: string) => JSON.stringify({ data: { value, more: 'x'.repeat(LARGE) } });
const valueIn = (answer: unknown) => (answer as { data: { value: string } }).data.value;

test('reads large answers one after another, each in a turn of its own', async () => {
  const reader = answerReader(bounds);
  let turns = 0;
  const turnsAt = async (value: string) => {
    expect(valueIn(await reader.read(response(large(value)), waiting()))).toBe(value);
    return turns;
  };
  const reads = [turnsAt('a'), turnsAt('b')];
  let isReading = true;
  const counted = (async () => {
    while (isReading) {
      await new Promise(setImmediate);
      turns += 1;
    }
  })();
  const [first = 0, second = 0] = await Promise.all(reads);
  isReading = false;
  await counted;
  expect(second).toBeGreaterThan(first);
});

test('does not parse a large answer for which nobody waits any more', async () => {
  const reader = answerReader(bounds);
  const leaving = new AbortController();
  const first = reader.read(response(large('a')), waiting());
  const given = reader.read(response('['.repeat(LARGE)), leaving.signal);
  leaving.abort();
  await expect(given).rejects.toMatchObject({ name: 'AbortError' }); // Parsed, it is a SyntaxError.
  expect(valueIn(await first)).toBe('a');
});

test('refuses what is received at once beyond its bound, and has room again afterwards', async () => {
  const reader = answerReader({ ...bounds, maxHeldBytes: Math.round(2.5 * LARGE) });
  const reads = await Promise.allSettled(
    ['a', 'b', 'c'].map((value) => reader.read(response(large(value)), waiting())),
  );
  expect(reads.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect(reads[2]).toMatchObject({
    reason: new RangeError('Answers of more than 250000 bytes come at once.'),
  });
  expect(valueIn(await reader.read(response(large('d')), waiting()))).toBe('d');
});

test('goes on after an answer that is no JSON, and expands no more than its bound', async () => {
  const reader = answerReader(bounds);
  const zipped = { 'content-encoding': 'gzip' };
  const bomb = gzipSync(JSON.stringify('x'.repeat(11 * LARGE)));
  await expect(reader.read(response('{"data":'), waiting())).rejects.toThrow(SyntaxError);
  await expect(reader.read(response(bomb, zipped), waiting())).rejects.toMatchObject({
    code: 'ERR_BUFFER_TOO_LARGE',
  });
  expect(valueIn(await reader.read(response(gzipSync(large('e')), zipped), waiting()))).toBe('e');
});
