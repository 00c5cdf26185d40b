import type { Settings } from '../../shared/config/settings';

/** An option of a command. */
export interface CommandOption {
  readonly type: 'string' | 'boolean';
  readonly meaning: string;
}

/** One command of `npm run rivergate -- <name>`. */
export interface Command {
  readonly name: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** Its positional arguments, as shown by `--help`. */
  readonly positionals: string;
  readonly options: Readonly<Record<string, CommandOption>>;
  readonly run: (call: CommandCall) => Promise<void>;
}

/** A call of a command. */
export interface CommandCall {
  readonly settings: Settings;
  readonly positionals: ReadonlyArray<string>;
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly terminal: Terminal;
  /** Aborts at Ctrl-C and SIGTERM. */
  readonly stop: AbortSignal;
}

/** Where a command writes. */
export interface Terminal {
  /** Whether the output is a terminal, so that progress is shown. */
  readonly isWatched: boolean;
  /** A line of the answer. */
  say(line: string): void;
  /** Logs a line about the work to standard error, so that it never mixes with the output. */
  note(line: string): void;
  /** Replaces the line of progress. */
  progress(line: string): void;
}

/** Text of an option; undefined if it was not given. */
export function textOption({ options }: CommandCall, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** The text of `--help` for one command. */
export function helpOf(command: Command): string {
  const options = Object.entries(command.options).map(([name, { type, meaning }]) => {
    const flag = type === 'string' ? `--${name} <value>` : `--${name}`;
    return `  ${flag.padEnd(24)} ${meaning}`;
  });
  const usage = [
    'npm run rivergate --',
    command.name,
    command.positionals,
    options.length > 0 ? '[options]' : '',
  ];
  return [`${command.summary}\n`, `Usage: ${usage.filter(Boolean).join(' ')}`, ...options].join(
    '\n',
  );
}
