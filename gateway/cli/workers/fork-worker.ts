import cluster from 'node:cluster';
import { join } from 'node:path';
import type { WorkerProcess } from './worker-slot';

/** The main file of this build; `npm start` builds before it, which a worker must not. */
const MAIN = join(__dirname, '..', '..', 'main');

/** Returns what starts a worker: this command again, which shares the port with the others. */
export function workerForks(): () => WorkerProcess {
  // Structured clones keep instants and maps as they are, which JSON does not.
  cluster.setupPrimary({ exec: MAIN, serialization: 'advanced' });
  return () => {
    const worker = cluster.fork();
    // What can no longer be sent is refused when the worker has ended.
    worker.on('error', () => undefined);
    return {
      pid: worker.process.pid ?? 0,
      send: (message) => {
        if (worker.isConnected()) worker.process.send(message as object, () => undefined); // Written by a channel.
      },
      onMessage: (listener) => void worker.on('message', listener),
      onExit: (listener) => void worker.once('exit', listener),
      kill: (signal) => void worker.process.kill(signal),
    };
  };
}
