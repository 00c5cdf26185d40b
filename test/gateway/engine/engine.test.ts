import { composeSupergraph } from '../../../gateway/supergraph/compose';
import type { Engine } from '../../../gateway/engine/engine';
import { testEngine } from '../../setup/fixtures/test-engine';
import { inProcessLink } from '../../../gateway/engine/in-process';
import type { Link, LinkAnswer } from '../../../gateway/engine/link';
import type { SubgraphDefinition } from '../../../gateway/engine/open-links';
import { withTimeout } from '../../../gateway/engine/timeout';
import { openFront, type Front } from '../../../gateway/http/front';
import { compiledExecution } from '../../../shared/graphql/compiled-execution';
import { createLog } from '../../../shared/server/log';
import { post } from '../setup/ask';
import { schemas, supergraph } from '../setup/two-departments';
import { wideLimits } from '../setup/wide-limits';

const executions = {
  water: compiledExecution(schemas.water),
  weather: compiledExecution(schemas.weather),
};

/** What each department answers instead of itself, by name. */
type Instead = Readonly<Record<string, () => Promise<LinkAnswer>>>;

interface Gateway {
  readonly engine: Engine;
  readonly front: Front;
  readonly opened: ReadonlyArray<SubgraphDefinition>;
  readonly closed: ReadonlyArray<string>;
  readonly unexpected: ReadonlyArray<unknown>;
  ask(query: string, more?: object): ReturnType<typeof post>;
}

const open: Front[] = [];
afterEach(async () => {
  for (const front of open.splice(0)) await front.close();
});

async function gateway(instead: Instead = {}): Promise<Gateway> {
  const opened: SubgraphDefinition[] = [];
  const closed: string[] = [];
  const unexpected: unknown[] = [];
  const linkFor = (definition: SubgraphDefinition): Link => {
    opened.push(definition);
    const { name } = definition;
    const link = inProcessLink({
      department: name,
      execute: name === 'water' ? executions.water : executions.weather,
      contextFor: () => ({}),
    });
    const fetch = instead[name] ?? link.fetch;
    const close = () => Promise.resolve(void closed.push(`${name} ${definition.url ?? ''}`));
    return withTimeout({ ...link, fetch, close }, 100);
  };
  const engine = await testEngine({
    supergraphSdl: supergraph(),
    linkFor,
    limits: wideLimits,
    onUnexpected: (error) => unexpected.push(error),
  });
  const log = createLog({ level: 'silent' });
  const front = await openFront({
    engine,
    log,
    hasSuggestions: true,
    maxTokens: 1000,
    host: '127.0.0.1',
    port: 0,
  });
  open.push(front);
  const ask = (query: string, more = {}) => post(`${front.url}/graphql`, { query, ...more });
  return { engine, front, opened, closed, unexpected, ask };
}

describe('an engine', () => {
  test('keeps the data of the others when a department hangs, and names the one that does', async () => {
    const { ask } = await gateway({ weather: () => new Promise(() => undefined) });
    const { status, body } = await ask('{ stations { code name rain w: wind } }');
    const error = (path: ReadonlyArray<string | number>) => ({
      message: 'The department "weather" did not answer in time.',
      path,
      extensions: {
        code: 'DEPARTMENT_TIMEOUT',
        department: 'weather',
        serviceName: 'weather',
        remedy: 'Request less at once, or repeat it later.',
      },
    });
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        data: {
          stations: [
            { code: 's1', name: 'One', rain: null, w: null },
            { code: 's2', name: 'Two', rain: null, w: null },
          ],
        },
        errors: [error(['stations', 0, 'rain']), error(['stations', 0, 'w'])],
      },
    });
  });

  test('conceals an error of its own and knows it by the request id', async () => {
    const thrown = new TypeError('secret at 10.0.0.1');
    const { ask, unexpected } = await gateway({ weather: () => Promise.reject(thrown) });
    const { body } = await ask('{ warning stations { code } }');
    expect(body.data).toEqual({ warning: null, stations: [{ code: 's1' }, { code: 's2' }] });
    expect(body.errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(unexpected).toEqual([thrown]);
  });

  test('distinguishes two operations of one document, though their plans are kept', async () => {
    const { ask } = await gateway();
    const query = 'query A { stations { code } } query B { warning }';
    for (const [operationName, data] of [
      ['A', { stations: [{ code: 's1' }, { code: 's2' }] }],
      ['B', { warning: 'typhoon' }],
      ['A', { stations: [{ code: 's1' }, { code: 's2' }] }],
    ] as const) {
      expect((await ask(query, { operationName })).body.data).toEqual(data);
    }
  });

  test('answers introspection', async () => {
    const { ask } = await gateway();
    const { body } = await ask('{ __type(name: "Station") { fields { name } } }');
    expect(body.data).toEqual({
      __type: { fields: ['code', 'name', 'secret', 'rain', 'wind'].map((name) => ({ name })) },
    });
  });

  test('takes a new supergraph into use, and closes the links that it does not name', async () => {
    const { engine, ask, closed } = await gateway();
    expect((await ask('{ warning }')).status).toBe(200);
    const { supergraphSdl } = composeSupergraph([
      { name: 'water', sdl: 'type Query { stations: [Station!]! } type Station { code: ID! }' },
    ]);
    await engine.swap(supergraphSdl);
    expect((await ask('{ warning }')).body.errors[0]?.extensions.code).toBe('INVALID_OPERATION');
    expect((await ask('{ stations { code } }')).body.data).toEqual({
      stations: [{ code: 's1' }, { code: 's2' }],
    });
    expect(engine.links().map(({ department }) => department)).toEqual(['water']);
    expect(closed).toEqual(['weather http://weather.invalid']);
  });

  test('opens a link again when its address has changed, and no other', async () => {
    const { engine, ask, opened, closed } = await gateway();
    await engine.swap(supergraph({ water: 'http://new.invalid' }));
    expect(opened.map(({ name, url }) => `${name} ${url ?? ''}`)).toEqual([
      'water http://water.invalid',
      'weather http://weather.invalid',
      'water http://new.invalid',
    ]);
    expect((await ask('{ stations { code rain } }')).status).toBe(200);
    expect(closed).toEqual(['water http://water.invalid']);
  });

  test('lets a request that has begun end on the link that it began with', async () => {
    let answer: (answer: LinkAnswer) => void = () => undefined;
    let begun: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const { engine, ask, closed } = await gateway({
      weather: () => {
        begun();
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
    });
    const asked = ask('{ warning }');
    await hasBegun;
    await engine.swap(supergraph({ weather: 'http://new.invalid' }));
    expect(closed).toEqual([]);
    answer({ data: { warning: 'calm' } });
    expect((await asked).body.data).toEqual({ warning: 'calm' });
    expect(closed).toEqual(['weather http://weather.invalid']);
  });

  test.each([
    ['text', 'hello {'],
    ['a schema that is no supergraph', 'type Query { a: Int }'],
  ])('refuses %s for a supergraph, and stays as it was', async (_, sdl) => {
    const { engine, ask } = await gateway();
    await expect(engine.swap(sdl)).rejects.toMatchObject({ code: 'SUPERGRAPH_REFUSED' });
    expect((await ask('{ warning }')).body).toEqual({ data: { warning: 'typhoon' } });
  });

  test('does not begin with a supergraph that cannot be loaded', async () => {
    const options = { linkFor: () => raise(), limits: wideLimits, onUnexpected: () => undefined };
    await expect(testEngine({ ...options, supergraphSdl: 'nothing {' })).rejects.toMatchObject({
      code: 'SUPERGRAPH_REFUSED',
    });
  });

  test('closes every link when it is stopped', async () => {
    const { front, closed } = await gateway();
    open.splice(0);
    await front.close();
    expect([...closed].sort()).toEqual([
      'water http://water.invalid',
      'weather http://weather.invalid',
    ]);
  });

  test('sets the variable that keeps @apollo/gateway from reporting to its vendor', async () => {
    await gateway();
    expect(process.env.APOLLO_TELEMETRY_DISABLED).toBe('true');
  });
});

function raise(): never {
  throw new TypeError('No link may be opened.');
}
