import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROOT } from '../../setup/hub-process';
import type { LoadOrder, LoadResult } from './load-generator';

/** The load generator in its own process, so that its processor time is not the server's. */
export interface GeneratorProcess {
  run(order: LoadOrder): Promise<LoadResult>;
  close(): void;
}

/** Starts it. */
export function generatorProcess(): GeneratorProcess {
  const child = fork(join(__dirname, 'load-generator.ts'), {
    execArgv: ['-r', join(ROOT, 'gateway', 'dev', 'typescript.cjs')],
  });
  return {
    run: async (order) => {
      child.send(order);
      const [answer] = (await once(child, 'message')) as [
        { readonly result?: LoadResult; readonly fault?: string },
      ];
      if (answer.result) return answer.result;
      throw new Error(`The load generator failed: ${answer.fault ?? 'no reason'}`);
    },
    close: () => {
      child.disconnect();
    },
  };
}
