import { parse } from 'graphql';
import type { Engine } from '../../gateway/engine/engine';
import type { Link, LinkAnswer, LinkRequest } from '../../gateway/engine/link';
import type { RequestScope } from '../../gateway/request-scope';
import { permitsOfThePublic } from '../../gateway/sharing/permits-of-the-public';
import type { AccessDecisions } from '../../shared/sharing/access-decisions';
import { testEngine } from '../setup/fixtures/test-engine';
import { supergraph } from './setup/two-departments';
import { wideLimits } from './setup/wide-limits';

interface Fetch {
  readonly request: LinkRequest;
  readonly answer: (given: LinkAnswer) => void;
}

const ANSWER = { data: { warning: 'typhoon' } };

let fetches: Fetch[];
beforeEach(async () => {
  fetches = [];
  const engine = await testEngine({
    supergraphSdl: supergraph(),
    limits: wideLimits,
    onUnexpected: () => undefined,
    linkFor: ({ name }): Link => ({
      department: name,
      fetch: (request) =>
        new Promise((answer) => {
          fetches.push({ request, answer });
        }),
      isReady: () => Promise.resolve(true),
      close: () => Promise.resolve(),
    }),
  });
  execute = (await engine.gateway?.load({} as never))?.executor;
});

/** What Apollo Server calls; it passes on much that the engine does not read. */
let execute: Awaited<ReturnType<NonNullable<Engine['gateway']>['load']>>['executor'] | undefined;

/** Asks as `caller` until `leaving` aborts. */
async function ask(
  query: string,
  { caller = permitsOfThePublic(), leaving = new AbortController(), variables = {} } = {},
) {
  const context: RequestScope = { requestId: 'r', signal: leaving.signal, access: caller };
  const request = { query, variables };
  return execute?.({ document: parse(query), source: query, request, context } as never);
}

async function untilAsked(count: number): Promise<void> {
  while (fetches.length < count) await new Promise(setImmediate);
  await new Promise(setImmediate);
}

function person(): AccessDecisions {
  const access = permitsOfThePublic();
  return { ...access, caller: { ...access.caller, kind: 'PERSON' } };
}

test('equal queries of the public that are in flight share one execution, later ones do not', async () => {
  const answers = [ask('{ warning }'), ask('{ warning }'), ask('{ warning }')];
  await untilAsked(1);
  expect(fetches).toHaveLength(1);
  fetches[0]?.answer(ANSWER);
  expect(await Promise.all(answers)).toEqual([ANSWER, ANSWER, ANSWER]);
  const later = ask('{ warning }');
  await untilAsked(2);
  fetches[1]?.answer({ data: { warning: 'calm' } });
  expect(await later).toEqual({ data: { warning: 'calm' } });
});

test('what differs in variables, caller or operation is executed by itself', async () => {
  const stations = 'query($first: Int) { stations(first: $first) { name } }';
  void ask(stations, { variables: { first: 1 } });
  void ask(stations, { variables: { first: 2 } });
  void ask('{ warning }');
  void ask('{ warning }', { caller: person() });
  void ask('{ warning }', { caller: { ...permitsOfThePublic(), moment: 'later' } });
  void ask('mutation { close(code: "s1") { name } }');
  void ask('mutation { close(code: "s1") { name } }');
  await untilAsked(7);
  expect(fetches).toHaveLength(7);
});

test('it goes on while one of its callers waits, and is abandoned when the last has left', async () => {
  const [first, second] = [new AbortController(), new AbortController()];
  const answers = [first, second].map((leaving) => ask('{ warning }', { leaving }));
  await untilAsked(1);
  first.abort();
  expect(fetches[0]?.request.signal.aborted).toBe(false);
  second.abort();
  expect(fetches[0]?.request.signal.aborted).toBe(true);
  const third = ask('{ warning }');
  await untilAsked(2);
  fetches[1]?.answer(ANSWER);
  fetches[0]?.answer({ errors: [{ message: 'gone' }] });
  expect(await third).toEqual(ANSWER);
  expect(await Promise.all(answers)).toEqual([{ data: null }, { data: null }]);
});
