import { permitsOfThePublic } from '../../../gateway/sharing/permits-of-the-public';
import { absence } from '../../../gateway/engine/absence';
import { withBreaker } from '../../../gateway/engine/breaker';
import type { CircuitReport, Link, LinkAnswer, LinkRequest } from '../../../gateway/engine/link';

const START = Date.parse('2026-11-29T10:00:00Z');
const ANSWER = { data: { stations: [] } };
const since = (ms: number) => new Date(START + ms).toISOString();

type Ending = 'answers' | 'refuses' | 'times out' | 'has a wrong clock';

/** A department that answers when it is notified, and time that passes when it is signalled. */
function department() {
  let ms = 0;
  let isWell = true;
  const timers = new Map<() => void, number>();
  const asked: { readonly request: LinkRequest; end(ending: Ending): void }[] = [];
  const changes: CircuitReport['state'][] = [];
  const inner: Link = {
    department: 'water',
    fetch: (request) =>
      new Promise((resolve) => {
        const end = (ending: Ending) => {
          resolve(ANSWERS[ending](request));
        };
        asked.push({ request, end });
        request.signal.addEventListener('abort', () => {
          end('refuses');
        });
      }),
    isReady: () => Promise.resolve(isWell),
    close: () => Promise.resolve(),
  };
  const link = withBreaker(inner, {
    now: () => new Date(START + ms),
    random: () => 1,
    after: (delayMs, work) => {
      timers.set(work, ms + delayMs);
      return () => timers.delete(work);
    },
    onChange: ({ state }) => changes.push(state),
  });
  const ask = (query = '{ stations { code } }') => {
    const scope = {
      requestId: 'r',
      signal: new AbortController().signal,
      access: permitsOfThePublic(),
    };
    return link.fetch({ query, variables: {}, ...scope, scope });
  };
  return {
    ...{ link, asked, changes, timers, ask },
    hangs: () => {
      isWell = false;
    },
    recovers: () => {
      isWell = true;
    },
    /** One question from its beginning to its end. */
    question: async (ending: Ending) => {
      const answer = ask();
      asked.at(-1)?.end(ending);
      return answer;
    },
    pass: async (byMs: number) => {
      ms += byMs;
      for (const [work, dueMs] of [...timers]) {
        if (dueMs > ms) continue;
        timers.delete(work);
        work();
      }
      await settled();
    },
  };
}

const ANSWERS: Readonly<Record<Ending, (request: LinkRequest) => LinkAnswer>> = {
  answers: () => ANSWER,
  refuses: (request) => absence('DEPARTMENT_UNAVAILABLE', { department: 'water' }, request),
  'times out': (request) => absence('DEPARTMENT_TIMEOUT', { department: 'water' }, request),
  'has a wrong clock': (request) => {
    const because = { code: 'CLOCK_SKEWED', offsetMs: 6000 };
    return absence('DEPARTMENT_UNAVAILABLE', { department: 'water', because }, request);
  },
};

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

const unavailable = (sinceMs: number) => ({
  errors: [
    {
      message: `The department "water" has not been available since ${since(sinceMs)}.`,
      path: ['stations'],
      extensions: {
        code: 'DEPARTMENT_UNAVAILABLE',
        department: 'water',
        since: since(sinceMs),
        remedy: 'Repeat it later; `/readyz` shows which departments answer.',
      },
    },
  ],
});

describe('the breaker of a department that hangs', () => {
  test('S9B1 MUST let one question wait for it, and no other', async () => {
    const { question, ask, asked, hangs, link, changes } = department();
    hangs();
    expect(await question('times out')).toMatchObject({
      errors: [{ extensions: { code: 'DEPARTMENT_TIMEOUT' } }],
    });
    for (let more = 0; more < 100; more += 1) expect(await ask()).toEqual(unavailable(0));
    expect(asked).toHaveLength(1);
    expect(link.report?.()).toEqual({ circuit: { state: 'OPEN', since: since(0) } });
    expect(changes).toEqual(['OPEN']);
  });

  test('S9B2 MUST end reads that wait for it already, but no mutation', async () => {
    const { ask, asked, hangs } = department();
    hangs();
    const [first, second, mutation] = [ask(), ask(), ask('mutation { close }')];
    asked[0]?.end('times out');
    expect(await first).toMatchObject({ errors: [{ extensions: { code: 'DEPARTMENT_TIMEOUT' } }] });
    expect(await second).toEqual(unavailable(0));
    expect(asked[1]?.request.signal.aborted).toBe(true);
    asked[2]?.end('answers');
    expect(await mutation).toEqual(ANSWER);
  });

  test('S9B3 MUST leave reads alone that wait for one that says it is well', async () => {
    const { ask, asked } = department();
    const [first, second] = [ask(), ask()];
    asked[0]?.end('times out');
    await first;
    await settled();
    asked[1]?.end('answers');
    expect(await second).toEqual(ANSWER);
  });

  test('S9B4 MUST try it with one question once it is well, and believe its answer', async () => {
    const { question, ask, asked, hangs, recovers, pass, link, changes } = department();
    hangs();
    await question('times out');
    await settled();
    await pass(2000); // Probed: not yet well. The next probe is due after twice the time.
    recovers();
    await pass(3999);
    expect(await ask()).toEqual(unavailable(0));
    await pass(1);
    expect(link.report?.().circuit?.state).toBe('HALF_OPEN');
    const trial = ask();
    expect(await ask()).toEqual(unavailable(0)); // Others do not wait for the trial.
    asked.at(-1)?.end('answers');
    expect(await trial).toEqual(ANSWER);
    expect(link.report?.()).toEqual({ circuit: { state: 'CLOSED', since: null } });
    expect(await question('answers')).toEqual(ANSWER);
    expect(changes).toEqual(['OPEN', 'CLOSED']);
  });

  test('S9B5 MUST try one that says it is well and hangs all the same ever more rarely', async () => {
    const { question, pass, asked } = department();
    const tries: number[] = [];
    for (let second = 0; second < 60; second += 1) {
      const before = asked.length;
      await question('times out');
      if (asked.length > before) tries.push(second);
      await pass(1000);
    }
    expect(tries).toEqual([0, 2, 6, 14, 24, 34, 44, 54]);
  });
});

describe('the breaker of a department that answers', () => {
  test('S9B6 MUST NOT open for one slow question while others are answered', async () => {
    const { ask, asked, question, link } = department();
    const slow = ask();
    await question('answers');
    asked[0]?.end('times out');
    await slow;
    expect(link.report?.().circuit?.state).toBe('CLOSED');
    expect(await question('answers')).toEqual(ANSWER);
  });

  test('S9B7 MUST NOT open for one that flaps', async () => {
    const { question, link } = department();
    for (let round = 0; round < 20; round += 1) {
      await question('refuses');
      await question('refuses');
      expect(await question('answers')).toEqual(ANSWER);
    }
    expect(link.report?.().circuit?.state).toBe('CLOSED');
  });

  test('S9B8 MUST open after three refusals in a row, with the moment of the third', async () => {
    const { question, ask, asked, pass } = department();
    for (let refused = 0; refused < 3; refused += 1) {
      await question('refuses');
      await pass(100);
    }
    expect(await ask()).toEqual(unavailable(200));
    expect(asked).toHaveLength(3);
  });

  test('S9B9 MUST go on saying that its clock is wrong', async () => {
    const { question } = department();
    for (let asked = 0; asked < 10; asked += 1)
      expect(await question('has a wrong clock')).toMatchObject({
        errors: [{ extensions: { because: 'CLOCK_SKEWED', offsetMs: 6000 } }],
      });
  });

  test('asks nothing more once it is closed', async () => {
    const { question, link, timers, hangs } = department();
    hangs();
    await question('times out');
    await link.close();
    expect(timers.size).toBe(0);
  });
});
