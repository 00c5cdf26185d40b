import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { keepWorkers, type Workers } from '../../../../gateway/cli/workers/keep-workers';
import type { WorkerProcess } from '../../../../gateway/cli/workers/worker-slot';
import { createLog } from '../../../../shared/server/log';

const FIXTURE = join(__dirname, 'worker.fixture.cjs');

let workers: Workers;
let lines: { readonly msg: string; readonly worker: number; readonly reason?: string }[];
let ways: string[];
beforeEach(() => {
  lines = [];
});
afterEach(() => workers.stop(5000));

/** Workers whose processes behave in turn as `ways` says; the last one says it for all others. */
function kept(...given: string[]): Workers {
  ways = given;
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  workers = keepWorkers({
    count: 2,
    fork: () => processOf(fork(FIXTURE, [(ways.length > 1 ? ways.shift() : ways[0]) ?? ''])),
    callsFor: () => ({}),
    policy: () => {
      let ends = 0;
      return { afterEnd: () => ((ends += 1) < 3 ? 0 : null) };
    },
    log: createLog({ level: 'info', destination }),
  });
  return workers;
}

function processOf(child: ChildProcess): WorkerProcess {
  return {
    pid: child.pid ?? 0,
    send: (message) => void child.send(message as object, () => undefined), // A channel's.
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: (signal) => void child.kill(signal),
  };
}

test('starts the others when the first is ready, waits for them, and lets all end when it is stopped', async () => {
  expect(await kept('answer').start()).toBe('http://first');
  expect([...workers.running().keys()]).toEqual([1, 2]);
  await workers.stop(60_000);
  expect(workers.running().size).toBe(0);
  expect(lines.map(({ msg, worker }) => [msg, worker])).toEqual([
    ['a worker is ready', 1],
    ['a worker is ready', 2],
  ]);
});

test('gives up a worker that ends at each start, says so, and keeps the other one', async () => {
  await kept('answer', 'end').start();
  expect(workers.warnings()).toEqual([
    expect.stringMatching(/^WORKER_GIVEN_UP \(of 2\): Worker 2 .* exit code 3/),
  ]);
  expect([...workers.running().keys()]).toEqual([1]);
  expect(
    lines.filter(({ worker }) => worker === 2).map(({ msg, reason }) => [msg, reason]),
  ).toEqual([
    ['a worker has ended and is replaced', undefined],
    ['a worker has ended and is replaced', undefined],
    ['a worker has ended and is not started again', 'WORKER_GIVEN_UP'],
  ]);
});

test('rejects when none is left', async () => {
  const started = kept('answer once', 'end').start();
  const lost = { code: 'WORKER_GIVEN_UP' };
  await Promise.all(
    [workers.lost, started].map((promise) => expect(promise).rejects.toMatchObject(lost)),
  );
});

test('ends at once a worker that is not ready yet, and starts no other', async () => {
  void kept('silent').start();
  await workers.stop(60_000);
  expect(lines).toEqual([]);
});

test('kills a worker that does not end in time', async () => {
  await kept('hang').start();
  await workers.stop(100);
  expect(workers.running().size).toBe(0);
});
