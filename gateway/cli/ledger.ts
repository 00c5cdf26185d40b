import { readFile } from 'node:fs/promises';
import { errorCodeOf } from '../../shared/errors/error-code';
import { messageOf } from '../../shared/errors/message-of';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { NO_LIMITS } from '../../shared/sharing/row-limits';
import { appendAnchor, parseAnchors } from '../ledger/anchor';
import { exportedRows, readExport, writeExport } from '../ledger/export';
import { FAULTS } from '../ledger/faults';
import { headOf } from '../ledger/head';
import { openLedgerConnection } from '../ledger/ledger-connection';
import type { SignedHead } from '../ledger/signed-statements';
import { signerOf } from '../ledger/signing';
import { verifyRecord, type Verification } from '../ledger/verify';
import { textOption, type Command, type CommandCall } from './command';
import { withData, type OpenData } from './open-data';
import { sealPrivateKey, sealPublicKeys } from './seal-keys';

/** `ledger`: the record, verified, exported, anchored. */
export const ledgerCommand: Command = {
  name: 'ledger',
  summary: 'Verifies the record of reads, exports it, or hands out its signed head as an anchor.',
  positionals: 'verify | export | head',
  options: {
    export: { type: 'string', meaning: 'verify: an export to read instead of the database' },
    anchor: { type: 'string', meaning: 'verify: anchor files of the owners, comma between' },
    'public-key': {
      type: 'string',
      meaning: 'verify: PEM files of the seals, comma between; <data>/keys/seal.pub unless given',
    },
    json: { type: 'boolean', meaning: 'verify: answer as JSON' },
    out: { type: 'string', meaning: 'export: the file to write; head: the anchor file to add to' },
  },
  run: async (call) => {
    const [action = ''] = call.positionals;
    const run = ACTIONS.get(action);
    if (run) return run(call);
    throw new RiverGateError(
      'BAD_USER_INPUT',
      `ledger wants one of ${[...ACTIONS.keys()].join(', ')}, but got: "${action}".`,
    );
  },
};

const ACTIONS: ReadonlyMap<string, (call: CommandCall) => Promise<void>> = new Map([
  ['verify', verify],
  ['export', exportTo],
  ['head', addHead],
]);

async function verify(call: CommandCall): Promise<void> {
  const keys = await sealPublicKeys(call.settings, listOption(call, 'public-key'));
  const held = { keys, anchors: await anchorsOf(listOption(call, 'anchor')) };
  const file = textOption(call, 'export');
  const found = file
    ? await verifyRecord(readExport(file), held).catch(unreadable(file))
    : await withRecord(call, ({ database }) =>
        verifyRecord(exportedRows(database.reader('hub', NO_LIMITS)), held),
      );
  call.terminal.say(call.options['json'] ? JSON.stringify(found) : sentence(found));
  const { firstBroken } = found;
  if (!firstBroken) return;
  const { sequence, fault } = firstBroken;
  throw new RiverGateError(
    'LEDGER_BROKEN',
    `Entry ${String(sequence)}: ${fault}. ${FAULTS[fault]}`,
    { sequence, fault },
  );
}

async function exportTo(call: CommandCall): Promise<void> {
  const file = wantedOut(call);
  await withRecord(call, async ({ database }) => {
    await writeExport(exportedRows(database.reader('hub', NO_LIMITS)), file);
  });
  call.terminal.say(`${file} written.`);
}

async function addHead(call: CommandCall): Promise<void> {
  const file = wantedOut(call);
  const signer = signerOf(await sealPrivateKey(call.settings));
  const head = await withRecord(call, async ({ url }) => {
    const connection = openLedgerConnection({ url });
    try {
      return await headOf(connection, { signer, hashAlg: 'sha256', now: () => new Date() });
    } finally {
      await connection.close();
    }
  });
  const isAdded = await appendAnchor(file, head);
  const place = `head at entry ${String(head.sequence)}`;
  call.terminal.say(isAdded ? `${file}: ${place} added.` : `${file}: ${place} is there already.`);
}

/** SQLSTATEs of a database in which the record was never made: no schema, no table, no role. */
const NO_RECORD = new Set(['3F000', '42P01', '22023']);

async function withRecord<T>(
  { settings, terminal }: CommandCall,
  work: (data: OpenData) => Promise<T>,
): Promise<T> {
  return withData(settings, terminal.note, (data) =>
    work(data).catch((thrown: unknown) => {
      if (!NO_RECORD.has(errorCodeOf(thrown) ?? '')) throw thrown;
      throw new RiverGateError('LEDGER_BROKEN', 'There is no record in this database.');
    }),
  );
}

async function anchorsOf(files: ReadonlyArray<string>): Promise<ReadonlyArray<SignedHead>> {
  const texts = await Promise.all(
    files.map((file) => readFile(file, 'utf8').catch(unreadable(file))),
  );
  return texts.flatMap(parseAnchors);
}

function unreadable(file: string): (thrown: unknown) => never {
  return (thrown) => {
    throw new RiverGateError('BAD_USER_INPUT', `${file} cannot be read: ${messageOf(thrown)}.`);
  };
}

function listOption(call: CommandCall, name: string): ReadonlyArray<string> {
  return (textOption(call, name) ?? '').split(',').flatMap((item) => item.trim() || []);
}

function wantedOut(call: CommandCall): string {
  const file = textOption(call, 'out');
  if (file) return file;
  throw new RiverGateError('BAD_USER_INPUT', 'This wants --out <file>; `ledger --help` says more.');
}

function sentence(found: Verification): string {
  const { entries, seals, unsealed, anchors, withoutOutcome, firstBroken } = found;
  const counts = Object.entries({ entries, seals, unsealed, anchors, withoutOutcome });
  const told = counts.map(([name, count]) => `${name} ${String(count)}`).join(', ');
  return `The record is ${firstBroken ? 'broken' : 'whole'}: ${told}`;
}
