import type { CommandCall } from '../command';
import { stopped } from '../stopped';
import type { Primary } from './primary';

interface Running {
  readonly call: Pick<CommandCall, 'stop' | 'terminal'>;
  /** What the hub says when it answers at an address. */
  readonly readyLine: (url: string) => string;
}

/**
 * Says that the workers answer, lets them until the hub is stopped, and ends them. Throws WORKER_GIVEN_UP if none
 * is left.
 */
export async function runPrimary(primary: Primary, { call, readyLine }: Running): Promise<void> {
  const { stop, terminal } = call;
  try {
    if (primary.url !== null) terminal.say(readyLine(primary.url));
    await Promise.race([stopped(stop), primary.lost]);
    terminal.note('Stopping: requests in progress are answered first.');
  } finally {
    await primary.close();
  }
}
