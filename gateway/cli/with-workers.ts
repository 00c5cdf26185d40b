import { createRequire } from 'node:module';
import type { CommandCall } from './command';

type RunCommand = (call: CommandCall) => Promise<void>;

const code = createRequire(__filename);

/**
 * What `start` runs with several workers. Its code is loaded only then: a hub of one process does
 * not load node:cluster.
 */
export function startWithWorkers(): RunCommand {
  return (code('./workers/start-workers') as typeof import('./workers/start-workers')).startWorkers;
}

/** What `gateway` runs with several workers. */
export function gatewayWithWorkers(): RunCommand {
  return (code('./workers/gateway-workers') as typeof import('./workers/gateway-workers'))
    .gatewayWorkers;
}
