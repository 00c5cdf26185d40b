import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A command of the built hub in a separate process. */
export interface HubProcess {
  readonly child: ChildProcess;
  /** Its standard output and error so far. */
  output(): string;
  /** Resolves with the first match in its standard output; rejects if it ends before. */
  said(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Resolves with the next part of its output or errors; rejects if it ends before. */
  more(): Promise<void>;
  /** Sends a signal and resolves with the exit code (null if a signal ended it). */
  end(signal?: NodeJS.Signals): Promise<number | null>;
  /** Resolves with the exit code when it ends by itself. */
  readonly ended: Promise<number | null>;
}

/** Options of a command. */
export interface RunOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** The main file of another build. */
  readonly main?: string;
}

/** The folder of the project. */
export const ROOT = join(__dirname, '..', '..');

const MAIN = join(ROOT, 'dist', 'gateway', 'main.js');

/**
 * Runs `node dist/gateway/main.js …`; it inherits only those environment variables that are needed
 * to find programs.
 */
export function hubProcess(
  args: ReadonlyArray<string>,
  { env, cwd = ROOT, main = MAIN }: RunOptions,
): HubProcess {
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env;
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: { PATH, HOME, TMPDIR, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, all] = ['', ''];
  const waiting: ((hasMore: boolean) => void)[] = [];
  const came = (chunk: Buffer) => {
    all += String(chunk);
    for (const resolve of waiting.splice(0)) resolve(true);
  };
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += String(chunk);
    came(chunk);
  });
  child.stderr.on('data', came);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const said = async (pattern: RegExp): Promise<RegExpMatchArray> => {
    for (;;) {
      const match = pattern.exec(stdout);
      if (match) return match;
      const more = await Promise.race([once(child.stdout, 'data'), ended.then(() => null)]);
      if (more === null && !pattern.test(stdout))
        throw new Error(`${args.join(' ')} ended without saying ${String(pattern)}:\n${all}`);
    }
  };
  const more = async () => {
    const part = await new Promise<boolean>((resolve) => {
      waiting.push(resolve);
      void ended.then(() => {
        resolve(false);
      });
    });
    if (!part) throw new Error(`${args.join(' ')} ended:\n${all}`);
  };
  const end = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return ended;
  };
  return { child, output: () => all, said, more, end, ended };
}

/** Runs a command to its end; returns its exit code and output. */
export async function hubCommand(
  args: ReadonlyArray<string>,
  options: RunOptions,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const run = hubProcess(args, options);
  const code = await run.ended;
  return { code, output: run.output() };
}

/** Sends a GraphQL request over HTTP. */
export async function askHub(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly status: number; readonly body: GraphQLBody }> {
  const response = await fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: (await response.json()) as GraphQLBody };
}

/** A GraphQL response. */
export interface GraphQLBody {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: ReadonlyArray<{
    readonly message: string;
    readonly path?: ReadonlyArray<string | number>;
    readonly extensions: Readonly<Record<string, unknown>>;
  }>;
  readonly extensions?: Readonly<Record<string, unknown>>;
}
