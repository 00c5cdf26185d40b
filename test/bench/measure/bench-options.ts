import { parseArgs } from 'node:util';

/** Options that every bench of servers has. */
export interface BenchOptions {
  /** Fewer rows, servers and rounds: about two minutes. */
  readonly isQuick: boolean;
  readonly rounds: number;
  /** Length of one measured period. */
  readonly milliseconds: number;
  readonly connections: number;
  /** Requests a second, of benches that send at a steady pace. */
  readonly pace: number;
  /** Generated stations and observations. */
  readonly stations: number;
  readonly observations: number;
  /** Only servers whose names contain it; all if empty. */
  readonly only: string;
  /** Further RiverGates, each with this setting: `NAME=value`. */
  readonly variants: ReadonlyArray<string>;
  readonly stop: AbortSignal;
}

/** `--rows` where it is not given. */
export interface DefaultRows {
  readonly long: string;
  readonly quick: string;
}

/** Parses the command line of a bench; throws for an unknown option. */
export function benchOptions(
  args: ReadonlyArray<string>,
  stop: AbortSignal,
  rows: DefaultRows = { long: '1000000', quick: '200000' },
): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      connections: { type: 'string', default: '20' },
      pace: { type: 'string', default: '20' },
      stations: { type: 'string', default: '350' },
      rows: { type: 'string' },
      only: { type: 'string', default: '' },
      with: { type: 'string', multiple: true, default: [] },
    },
  });
  const { quick: isQuick } = values;
  return {
    ...{ isQuick, only: values.only, variants: values.with, stop },
    rounds: count('rounds', values.rounds ?? (isQuick ? '2' : '5')),
    milliseconds: 1000 * count('seconds', values.seconds ?? (isQuick ? '2' : '4')),
    connections: count('connections', values.connections),
    pace: count('pace', values.pace),
    stations: count('stations', values.stations),
    observations: count('rows', values.rows ?? (isQuick ? rows.quick : rows.long)),
  };
}

function count(name: string, text: string): number {
  const value = Number(text.replaceAll('_', ''));
  if (Number.isInteger(value) && value > 0) return value;
  throw new TypeError(`--${name} must be a whole number above zero, but got: "${text}".`);
}
