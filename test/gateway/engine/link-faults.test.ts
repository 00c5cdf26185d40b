import type { Link } from '../../../gateway/engine/link';
import { BULKHEAD, withBulkhead } from '../../../gateway/engine/bulkhead';
import { SYSTEM_BREAKER, withBreaker } from '../../../gateway/engine/breaker';
import { httpLink } from '../../../gateway/engine/http';
import { withTimeout } from '../../../gateway/engine/timeout';
import { openFront } from '../../../gateway/http/front';
import { createLog } from '../../../shared/server/log';
import { testEngine } from '../../setup/fixtures/test-engine';
import {
  faultyPassage,
  PASSAGE_STATES,
  type PassageState,
} from '../../setup/fixtures/faulty-passage';
import { IS_LONG } from '../../setup/runs';
import { post } from '../setup/ask';
import { plainSubgraph } from '../setup/plain-subgraph';
import { schemas, supergraph } from '../setup/two-departments';
import { wideLimits } from '../setup/wide-limits';

/** Of the department that may be faulty; the other one may take long on a busy machine. */
const TIMEOUT_MS = 5000;
const WELL_TIMEOUT_MS = 60_000;
const NEIGHBOURS = BULKHEAD.underWay + 60;
const OTHERS = 20;
const ROUNDS = IS_LONG ? 5 : 1;

/** A gateway over two departments by HTTP, of which the weather's link can be faulty. */
async function faultyWorld() {
  const [water, weather] = [
    await plainSubgraph(schemas.water),
    await plainSubgraph(schemas.weather),
  ];
  const passage = await faultyPassage(new URL(weather.url).origin);
  const linkFor = ({ name }: { readonly name: string }): Link => {
    const url = name === 'water' ? water.url : `${passage.url}/graphql`;
    const link = httpLink({ department: name, url });
    const ms = name === 'water' ? WELL_TIMEOUT_MS : TIMEOUT_MS;
    const inTime = withBreaker(withTimeout(link, ms), SYSTEM_BREAKER);
    return withBulkhead(inTime, { ...BULKHEAD, waitingMs: ms });
  };
  const engine = await testEngine({
    ...{ supergraphSdl: supergraph(), linkFor, limits: wideLimits, onUnexpected: () => undefined },
  });
  const front = await openFront({
    ...{ engine, log: createLog({ level: 'silent' }), hasSuggestions: true },
    ...{ maxTokens: 500, host: '127.0.0.1', port: 0 },
  });
  return {
    passage,
    ask: async (query: string) => (await post(`${front.url}/graphql`, { query })).body,
    close: async () => {
      await front.close();
      await passage.close();
      await water.close();
      await weather.close();
    },
  };
}

const CODES = ['DEPARTMENT_TIMEOUT', 'DEPARTMENT_UNAVAILABLE'];

/** All answers of one fault: whole ones of the others, each failed one of the neighbour with a code. */
async function answersBeside(state: Exclude<PassageState, 'WELL'>) {
  const world = await faultyWorld();
  await world.ask('{ warning }');
  world.passage.set(state);
  let unanswered = NEIGHBOURS;
  const neighbours = Array.from({ length: NEIGHBOURS }, async () => {
    const answer = await world.ask('{ warning }');
    unanswered -= 1;
    return answer;
  });
  const others = await Promise.all(
    Array.from({ length: OTHERS }, () => world.ask('{ stations { code name } }')),
  );
  const unansweredBeside = unanswered;
  const answers = await Promise.all(neighbours);
  const { most } = world.passage.connections();
  await world.close();
  return { others, answers, most, unansweredBeside };
}

const faults = PASSAGE_STATES.filter((state) => state !== 'WELL');

test.each(Array.from({ length: ROUNDS }, () => faults).flat())(
  'S9L1 MUST answer the other departments whole beside one that is %s, which holds bounded connections',
  async (state) => {
    const { others, answers, most, unansweredBeside } = await answersBeside(state);
    const stations = [
      { code: 's1', name: 'One' },
      { code: 's2', name: 'Two' },
    ];
    expect(others).toEqual(Array.from({ length: OTHERS }, () => ({ data: { stations } })));
    for (const { data, errors = [] } of answers)
      if (errors.length > 0) expect(CODES).toContain(errors[0]?.extensions.code);
      else expect({ state, data }).toEqual({ state: 'SLOW', data: { warning: 'typhoon' } });
    // Requests that were given up may be closing while the next are sent.
    expect(most).toBeLessThanOrEqual(2 * BULKHEAD.underWay);
    // Nobody waited for the neighbour: its requests were still waiting when the others were answered.
    if (state === 'HUNG') expect(unansweredBeside).toBe(NEIGHBOURS);
  },
);
