import { request } from 'undici';
import { openTracing as openConfigured } from '../../../gateway/cli/hub/open-tracing';
import { signature } from '../../../gateway/cli/hub/signed-link';
import { readSettings } from '../../../shared/config/settings';
import { createLog } from '../../../shared/server/log';
import { openTracing } from '../../../shared/tracing/tracing';
import { departmentApart, KEYS } from '../cli/department-apart';
import { openCollector, outline } from './collector';
import { tracedHub } from './traced-hub';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';
const SAMPLED = { traceparent: `00-${TRACE}-${SPAN}-01` };
const UNSAMPLED = { traceparent: `00-${TRACE}-${SPAN}-00` };
const QUESTION = 'query Spy { aliasOfSpy: stations(first: 2) { code rain } }';
const ANSWER = {
  aliasOfSpy: [
    { code: 's1', rain: 1.5 },
    { code: 's2', rain: 1.5 },
  ],
};

const STAGES = ['hub: prepare', 'hub: plan', 'hub: record'].map((stage) => `  ${stage}`);

describe('the trace of a question', () => {
  test.each([
    [false, 'in this process', ['      hub: read']],
    [true, 'apart', ['      water: department water', '        water: read']],
  ])(
    'is one, from its caller to the statement, with departments apart: %s (%s)',
    async (isApart, _name, below) => {
      const collector = await openCollector();
      const hub = await tracedHub({ collectorUrl: collector.url, isApart });
      const { body } = await hub.ask(QUESTION, { ...SAMPLED, 'x-request-id': 'device-of-spy' });
      await hub.close();
      await collector.close();
      expect(body).toEqual({ data: ANSWER });
      const spans = collector.spans();
      expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([TRACE]));
      expect(outline(spans, SPAN)).toEqual([
        'hub: POST /graphql',
        ...STAGES,
        '  hub: execute',
        '    hub: fetch water',
        ...below,
        '    hub: fetch weather',
        '  hub: end',
      ]);
      expect(outline(spans, SPAN)).toHaveLength(spans.length);
      for (const { startTimeUnixNano: from, endTimeUnixNano: to } of spans)
        expect([
          BigInt(from) <= BigInt(to),
          Math.abs(Number(from) / 1e6 - Date.now()) < 60_000,
        ]).toEqual([true, true]);
      expect(collector.texts.join('')).not.toMatch(/spy|stations|s1|select/i);
    },
  );

  test('has no parent, and an id of its own, without a caller that names one', async () => {
    const collector = await openCollector();
    const hub = await tracedHub({ collectorUrl: collector.url });
    await hub.ask('{ stations { code } }', { traceparent: 'nonsense' });
    await hub.close();
    await collector.close();
    const [first, ...others] = outline(collector.spans(), undefined);
    expect([first, others.length]).toEqual(['hub: POST /graphql', 7]);
  });

  test('shows a request that was refused', async () => {
    const collector = await openCollector();
    const hub = await tracedHub({ collectorUrl: collector.url });
    await hub.ask('{ nothing }', SAMPLED);
    await hub.close();
    await collector.close();
    expect(outline(collector.spans(), SPAN)).toEqual(['hub: POST /graphql', '  hub: prepare']);
  });

  test('is not recorded if its caller says so; departments are then told nothing', async () => {
    const collector = await openCollector();
    const hub = await tracedHub({ collectorUrl: collector.url, isApart: true });
    const { body } = await hub.ask(QUESTION, UNSAMPLED);
    await hub.close();
    await collector.close();
    expect([body, collector.texts]).toEqual([{ data: ANSWER }, []]);
    expect(hub.asked.map(({ traceparent }) => traceparent)).toEqual([undefined]);
  });

  test('is recorded for so many callers a second as an operator allows, and no more', async () => {
    const collector = await openCollector();
    const hub = await tracedHub({ collectorUrl: collector.url, tracesPerSecond: 2 });
    const startedMs = performance.now();
    for (let at = 0; at < 20; at += 1) await hub.ask('{ stations { code } }', SAMPLED);
    const allowed = 2 + 2 * Math.ceil((performance.now() - startedMs) / 1000);
    await hub.close();
    await collector.close();
    const recorded = collector.spans().filter(({ name }) => name === 'POST /graphql').length;
    expect(recorded).toBeGreaterThanOrEqual(2);
    expect(recorded).toBeLessThanOrEqual(Math.min(allowed, 19));
  });
});

describe('a collector', () => {
  test('that hangs holds up no answer, and what is lost is counted', async () => {
    const collector = await openCollector(() => undefined);
    const hub = await tracedHub({ collectorUrl: collector.url });
    await hub.ask(QUESTION, SAMPLED);
    await collector.asked; // Its answer to the first export never comes.
    for (let at = 0; at < 40; at += 1)
      expect((await hub.ask(QUESTION, SAMPLED)).body).toEqual({ data: ANSWER });
    const { sent, dropped, waiting } = hub.tracing.counts();
    expect([sent, waiting]).toEqual([0, 200]);
    expect(dropped).toBeGreaterThan(0);
    await collector.close();
    await hub.close();
    expect(hub.tracing.counts()).toMatchObject({ sent: 0, waiting: 0 });
  });

  test('that is not there stops nothing', async () => {
    const collector = await openCollector();
    await collector.close();
    const hub = await tracedHub({ collectorUrl: collector.url });
    expect((await hub.ask(QUESTION, SAMPLED)).body).toEqual({ data: ANSWER });
    await hub.close();
    const { sent, dropped } = hub.tracing.counts();
    expect([sent, dropped]).toEqual([0, 9]);
  });
});

describe('a department apart', () => {
  test('S9T1 MUST believe the trace that the gateway signed, not the header beside it', async () => {
    const collector = await openCollector();
    const tracing = openTracing({
      ...{ url: collector.url, service: 'water', version: '1', tracesPerSecond: 0 },
      onFault: () => undefined,
    });
    const apart = await departmentApart({ tracing });
    const ask = async (signed: object, headers: object) => {
      const body = '{"query":"{ stations { code } }"}';
      const vouching = { gatewayKey: KEYS.gateway, now: () => new Date() };
      const facts = { department: 'water', body, requestId: 'r-1', ...signed };
      const answer = await request(`${apart.server.url}/graphql`, {
        ...{ method: 'POST', body },
        headers: { 'content-type': 'application/json', ...signature(vouching, facts), ...headers },
      });
      await answer.body.dump();
      return answer.statusCode;
    };
    const other = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` };
    const statuses = [await ask(SAMPLED, other), await ask({}, other), await ask(SAMPLED, {})];
    await apart.close();
    await tracing.close();
    await collector.close();
    expect(statuses).toEqual([200, 200, 200]);
    expect(outline(collector.spans(), SPAN)).toEqual([
      'water: department water',
      'water: department water',
    ]);
    expect(collector.spans()).toHaveLength(2);
  });
});

describe('the settings of tracing', () => {
  test('open nothing without an address', () => {
    const log = createLog({ level: 'silent' });
    const service = 'rivergate';
    expect(openConfigured({ settings: readSettings({}), service, log })).toBeUndefined();
  });

  test('refuse an address with a password, which messages would show', () => {
    const given = { RIVERGATE_OTLP_URL: 'http://me:secret@127.0.0.1:4318/v1/traces' };
    expect(() => readSettings(given)).toThrow(/RIVERGATE_OTLP_URL: requires http\(s\):/);
  });
});
