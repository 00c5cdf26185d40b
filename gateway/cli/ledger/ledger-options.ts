import { readFile } from 'node:fs/promises';
import { errorCodeOf } from '../../../shared/errors/error-code';
import { messageOf } from '../../../shared/errors/message-of';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { parseAnchors } from '../../ledger/seals/anchor';
import type { SignedHead } from '../../ledger/seals/signed-statements';
import { textOption, type CommandCall } from '../command';
import { withData, type OpenData } from '../data/open-data';

/** SQLSTATEs of a database without an audit log: no schema, no table, no role. */
const NO_AUDIT_LOG = new Set(['3F000', '42P01', '22023']);

/** Opens the database with the audit log; throws LEDGER_BROKEN if there is none. */
export async function withRecord<T>(
  { settings, terminal }: CommandCall,
  work: (data: OpenData) => Promise<T>,
): Promise<T> {
  return withData(settings, terminal.note, (data) =>
    work(data).catch((thrown: unknown) => {
      if (!NO_AUDIT_LOG.has(errorCodeOf(thrown) ?? '')) throw thrown;
      throw new RiverGateError('LEDGER_BROKEN', 'There is no audit log in this database.');
    }),
  );
}

/** The heads in these anchor files. */
export async function anchorsOf(files: ReadonlyArray<string>): Promise<ReadonlyArray<SignedHead>> {
  const texts = await Promise.all(
    files.map((file) => readFile(file, 'utf8').catch(unreadable(file))),
  );
  return texts.flatMap(parseAnchors);
}

/** Names the file that could not be read. */
export function unreadable(file: string): (thrown: unknown) => never {
  return (thrown) => {
    throw new RiverGateError('BAD_USER_INPUT', `${file} cannot be read: ${messageOf(thrown)}.`);
  };
}

/** The items of an option, separated by commas. */
export function listOption(call: CommandCall, name: string): ReadonlyArray<string> {
  return (textOption(call, name) ?? '').split(',').flatMap((item) => item.trim() || []);
}

/** Where to write; throws BAD_USER_INPUT if it is not given. */
export function wantedOut(call: CommandCall): string {
  const file = textOption(call, 'out');
  if (file) return file;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    'This requires --out <file>; `ledger --help` says more.',
  );
}
