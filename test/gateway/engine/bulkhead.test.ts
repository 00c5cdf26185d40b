import { withBulkhead } from '../../../gateway/engine/bulkhead';
import type { Link, LinkAnswer, LinkRequest } from '../../../gateway/engine/link';
import { permitsOfThePublic } from '../../../gateway/sharing/permits-of-the-public';

/** A department that answers when `answer` is called. */
function held(): { readonly link: Link; readonly sent: string[]; readonly answer: () => void } {
  const sent: string[] = [];
  const waiting: ((answer: LinkAnswer) => void)[] = [];
  const link: Link = {
    department: 'water',
    fetch: (request) => {
      sent.push(request.query);
      return new Promise((resolve) => waiting.push(resolve));
    },
    isReady: () => Promise.resolve(true),
    close: () => Promise.resolve(),
  };
  return { link, sent, answer: () => waiting.shift()?.({ data: { a: 1 } }) };
}

function request(query: string, signal = new AbortController().signal): LinkRequest {
  const scope = { requestId: 'r', signal, access: permitsOfThePublic() };
  return { query, variables: {}, requestId: 'r', signal, scope };
}

const turn = () => new Promise(setImmediate);

describe('a bulkhead', () => {
  test('sends so many requests at once, the others in their order when one is answered', async () => {
    const { link, sent, answer } = held();
    const guarded = withBulkhead(link, { underWay: 2, waiting: 2, waitingMs: 60_000 });
    const answers = ['{ a }', '{ b }', '{ c }', '{ d }'].map((query) =>
      guarded.fetch(request(query)),
    );
    await turn();
    expect(sent).toEqual(['{ a }', '{ b }']);
    answer();
    await turn();
    expect(sent).toEqual(['{ a }', '{ b }', '{ c }']);
    for (let at = 0; at < 3; at += 1) {
      answer();
      await turn();
    }
    expect((await Promise.all(answers)).map(({ data }) => data)).toEqual(Array(4).fill({ a: 1 }));
  });

  test('answers at once what finds no place to wait, and has room again afterwards', async () => {
    const { link, sent, answer } = held();
    const guarded = withBulkhead(link, { underWay: 1, waiting: 1, waitingMs: 60_000 });
    const first = guarded.fetch(request('{ a }'));
    const second = guarded.fetch(request('{ b }'));
    const refused = await guarded.fetch(request('{ x: c }'));
    expect(refused.errors).toMatchObject([
      { path: ['x'], extensions: { code: 'DEPARTMENT_UNAVAILABLE' } },
    ]);
    answer();
    await first;
    await turn();
    answer();
    await second;
    const third = guarded.fetch(request('{ d }'));
    await turn();
    answer();
    expect((await third).data).toEqual({ a: 1 });
    expect(sent).toEqual(['{ a }', '{ b }', '{ d }']);
  });

  test('forgets who has gone while he waited, and gives his place to the next', async () => {
    const { link, sent, answer } = held();
    const guarded = withBulkhead(link, { underWay: 1, waiting: 2, waitingMs: 60_000 });
    const leaving = new AbortController();
    const first = guarded.fetch(request('{ a }'));
    const gone = guarded.fetch(request('mutation { b }', leaving.signal));
    const next = guarded.fetch(request('{ c }'));
    leaving.abort();
    expect((await gone).errors).toMatchObject([{ extensions: { code: 'DEPARTMENT_UNAVAILABLE' } }]);
    answer();
    await first;
    await turn();
    answer();
    await next;
    expect(sent).toEqual(['{ a }', '{ c }']);
  });

  test('answers as out of time what has waited too long to be sent, and never sends it', async () => {
    const { link, sent, answer } = held();
    const guarded = withBulkhead(link, { underWay: 1, waiting: 2, waitingMs: 1 });
    const first = guarded.fetch(request('{ a }'));
    const late = await guarded.fetch(request('{ x: b }'));
    expect(late.errors).toMatchObject([
      { path: ['x'], extensions: { code: 'DEPARTMENT_TIMEOUT', department: 'water' } },
    ]);
    answer();
    await first;
    await turn();
    const next = guarded.fetch(request('{ c }'));
    await turn();
    answer();
    expect([(await next).data, sent]).toEqual([{ a: 1 }, ['{ a }', '{ c }']]);
  });

  test('gives a place back when a link fails', async () => {
    const { link } = held();
    let calls = 0;
    const failing = {
      ...link,
      fetch: () => Promise.reject(new TypeError(`no ${String((calls += 1))}`)),
    };
    const guarded = withBulkhead(failing, { underWay: 1, waiting: 0, waitingMs: 60_000 });
    await expect(guarded.fetch(request('{ a }'))).rejects.toThrow('no 1');
    await expect(guarded.fetch(request('{ a }'))).rejects.toThrow('no 2');
  });
});
