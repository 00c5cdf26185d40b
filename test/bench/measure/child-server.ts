import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { withDescendants } from './processor-time';

/** A process that serves. */
export interface ChildServer {
  readonly pids: ReadonlyArray<number>;
  close(): Promise<void>;
}

/** How to start it. */
export interface ChildServerOptions {
  readonly command: ReadonlyArray<string>;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** File for its output: through a pipe this process would pay for each of its log lines. */
  readonly output: string;
  /** What it prints when it is ready. */
  readonly ready: RegExp;
}

/** Starts Node with these arguments; throws with its output if it ends before it is ready. */
export async function childServer(options: ChildServerOptions): Promise<ChildServer> {
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env;
  const file = openSync(options.output, 'w');
  const child = spawn(process.execPath, options.command, {
    cwd: options.cwd,
    env: { PATH, HOME, TMPDIR, NODE_ENV: 'production', ...options.env },
    stdio: ['ignore', file, file],
  });
  closeSync(file);
  const ended = once(child, 'close');
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const close = async () => {
    if (!hasEnded()) child.kill('SIGTERM');
    // Not every peer ends on its own.
    const impatience = setTimeout(() => child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(impatience);
  };
  while (!options.ready.test(readFileSync(options.output, 'utf8'))) {
    if (hasEnded())
      throw new Error(
        `${options.command.join(' ')} ended before it was ready:\n${readFileSync(options.output, 'utf8').slice(-2000)}`,
      );
    await wait(50);
  }
  return { pids: withDescendants(child.pid ?? 0), close };
}
