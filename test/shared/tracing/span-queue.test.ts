import type { Span } from '../../../shared/tracing/span';
import { spanQueue, type SpanBounds } from '../../../shared/tracing/span-queue';

const BOUNDS: SpanBounds = { waiting: 5, batch: 2, everyMs: 1, afterFaultMs: 1 };

const span = (name: string): Span => ({
  ...{ traceId: 'a', spanId: 'b', parentSpanId: null, kind: 'INTERNAL', name },
  ...{ startedMs: 0, endedMs: 1, attributes: {}, hasFailed: false },
});

function add(queue: ReturnType<typeof spanQueue>, names: ReadonlyArray<string>): void {
  for (const name of names) queue.add(span(name));
}

describe('spans on their way to a collector', () => {
  test('are sent in batches, and all of them before the process ends', async () => {
    const batches: string[][] = [];
    const send = async (spans: ReadonlyArray<Span>) =>
      void batches.push(spans.map(({ name }) => name));
    const queue = spanQueue({ send, onFault: () => undefined, bounds: BOUNDS });
    add(queue, ['1', '2', '3']);
    await queue.close();
    expect(batches).toEqual([['1', '2'], ['3']]);
    expect(queue.counts()).toEqual({ sent: 3, dropped: 0, waiting: 0 });
  });

  test('are dropped and counted beyond the bound, while the collector does not answer', async () => {
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((hasAsked) => {
      answer = hasAsked;
    });
    let release: () => void = () => undefined;
    const hung = new Promise<void>((resolve) => {
      release = resolve;
    });
    const send = () => {
      answer();
      return hung;
    };
    const queue = spanQueue({ send, onFault: () => undefined, bounds: BOUNDS });
    add(queue, ['1', '2']);
    await asked;
    add(queue, ['3', '4', '5', '6', '7', '8', '9']);
    expect(queue.counts()).toEqual({ sent: 0, dropped: 2, waiting: 5 });
    release();
    await queue.close();
    expect(queue.counts()).toEqual({ sent: 7, dropped: 2, waiting: 0 });
  });

  test('are dropped when the collector refuses them; the log hears of it once', async () => {
    const faults: unknown[] = [];
    const queue = spanQueue({
      send: () => Promise.reject(new Error('refused')),
      onFault: (fault) => faults.push(fault),
      bounds: BOUNDS,
    });
    add(queue, ['1', '2', '3', '4', '5']);
    await queue.close();
    expect([queue.counts(), faults]).toEqual([
      { sent: 0, dropped: 5, waiting: 0 },
      [new Error('refused')],
    ]);
    queue.add(span('6'));
    expect(queue.counts().dropped).toBe(6);
  });
});
