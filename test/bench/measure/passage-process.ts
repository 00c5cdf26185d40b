import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROOT } from '../../setup/hub-process';
import {
  faultyPassage,
  type FaultyPassage,
  type PassageState,
} from '../../setup/fixtures/faulty-passage';

/** A faulty passage in a process of its own, so that its processor time is nobody else's. */
export interface PassageProcess {
  readonly url: string;
  /** Resolves when the passage is in this state; with the most connections that it saw before. */
  set(state: PassageState): Promise<number>;
  close(): void;
}

/** Opens a passage to a department that serves at this address. */
export async function passageProcess(target: string): Promise<PassageProcess> {
  const child = fork(__filename, [target], {
    execArgv: ['-r', join(ROOT, 'gateway', 'dev', 'typescript.cjs')],
  });
  const [url] = (await once(child, 'message')) as [string];
  return {
    url,
    set: async (state) => {
      child.send(state);
      const [most] = (await once(child, 'message')) as [number];
      return most;
    },
    close: () => {
      child.disconnect();
    },
  };
}

/** The process itself. */
async function serve(target: string): Promise<void> {
  const passage: FaultyPassage = await faultyPassage(target);
  process.on('message', (state: PassageState) => {
    passage.set(state);
    process.send?.(passage.connections().most);
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.(passage.url);
}

if (require.main === module) void serve(process.argv[2] ?? '');
