import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { environment } from '../shared/config/environment';
import { formerSettingWarnings } from '../shared/config/former-settings';
import { productVersion } from '../shared/config/product-version';
import { readSettings } from '../shared/config/settings';
import { ERROR_CATALOGUE } from '../shared/errors/catalogue';
import { faultOf } from '../shared/errors/fault-of';
import { messageOf } from '../shared/errors/message-of';
import { RiverGateError } from '../shared/errors/rivergate-error';
import { withDatabasePassword } from '../shared/identity/database-password';
import { helpOf, type Command, type Terminal } from './cli/command';
import { commandNamed, commands } from './cli/commands';

let hasProgress = false;

const terminal: Terminal = {
  isWatched: process.stderr.isTTY,
  say: (line) => {
    endProgress();
    process.stdout.write(`${line}\n`);
  },
  note: (line) => {
    endProgress();
    process.stderr.write(`${line}\n`);
  },
  progress: (line) => {
    if (!terminal.isWatched) return;
    hasProgress = true;
    process.stderr.write(`\r${line}`);
  },
};

/** The output begins on a new line. */
function endProgress(): void {
  if (hasProgress) process.stderr.write('\n');
  hasProgress = false;
}

/** Runs one command; returns the exit code of the process. */
async function main(argv: ReadonlyArray<string>): Promise<number> {
  const [name = '--help', ...rest] = argv;
  if (name === '--version') {
    terminal.say(`RiverGate ${productVersion()}`);
    return 0;
  }
  const command = commandNamed(name);
  if (!command) {
    const isCommand = name === '--help' || name === 'help';
    if (!isCommand) terminal.note(`There is no command "${name}".`);
    terminal.say(overview());
    return isCommand ? 0 : 2;
  }
  if (rest.includes('--help')) {
    terminal.say(helpOf(command));
    return 0;
  }
  const stop = stopSignal();
  try {
    await run(command, rest, stop);
    return 0;
  } catch (thrown) {
    if (stop.aborted) return 130;
    terminal.note(failure(thrown));
    const { RIVERGATE_LOG_LEVEL: level = '' } = environment();
    if (['debug', 'trace'].includes(level)) terminal.note(framesOf(thrown));
    return exitCodeOf(thrown);
  }
}

/** Verdicts of `ledger verify` other than whole and broken; every other failure is 1. */
const EXIT_CODES: Readonly<Record<string, number>> = { LEDGER_UNWITNESSED: 3, LEDGER_CUT: 4 };

function exitCodeOf(thrown: unknown): number {
  return thrown instanceof RiverGateError ? (EXIT_CODES[thrown.code] ?? 1) : 1;
}

async function run(
  command: Command,
  rest: ReadonlyArray<string>,
  stop: AbortSignal,
): Promise<void> {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([option, { type }]) => [option, { type }]),
  );
  const parsed = argumentsOf(command, rest, options);
  const env = environment();
  const read = readSettings(
    parsed.values['port'] === undefined ? env : { ...env, PORT: String(parsed.values['port']) },
  );
  for (const line of formerSettingWarnings(env)) terminal.note(line);
  const settings = withDatabasePassword(read);
  await command.run({
    settings,
    positionals: parsed.positionals,
    options: parsed.values,
    terminal,
    stop,
  });
}

type OptionTypes = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;

function argumentsOf(command: Command, rest: ReadonlyArray<string>, options: OptionTypes) {
  try {
    return parseArgs({ args: [...rest], options, allowPositionals: true });
  } catch (thrown) {
    throw new RiverGateError('BAD_USER_INPUT', `${messageOf(thrown)}\n${helpOf(command)}`);
  }
}

/** Aborts at the first Ctrl-C, SIGTERM or SIGHUP; the second ends the process at once. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(130);
      stop.abort();
    });
  }
  return stop.signal;
}

function overview(): string {
  const lines = commands().map(({ name, summary }) => `  ${name.padEnd(12)} ${summary}`);
  return [
    'RiverGate (江门): npm run rivergate -- <command>; --help for each; --version',
    ...lines,
  ].join('\n');
}

/** The error on one line, and the remedy on another. */
function failure(thrown: unknown): string {
  const { code, message } = faultOf(thrown);
  return `${code}: ${message}\n→ ${ERROR_CATALOGUE[code].remedy}`;
}

/** The stack, for developers, at the log level `debug`. */
function framesOf(thrown: unknown): string {
  const stack = thrown instanceof Error ? (thrown.stack ?? '') : '';
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}

/**
 * A reader of our output may close it (`npm start | head`): a closed pipe does not end the hub, and
 * later output is lost. Any other error of a stream ends the process, as it would by default.
 */
function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'EPIPE') throw fault;
    });
  }
}

outliveReaders();

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
