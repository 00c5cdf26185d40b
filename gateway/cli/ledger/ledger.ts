import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { appendAnchor } from '../../ledger/seals/anchor';
import { exportedRows, writeExport } from '../../ledger/export';
import { headOf } from '../../ledger/chain/head';
import { openLedgerConnection } from '../../ledger/ledger-connection';
import { signerOf } from '../../ledger/seals/signing';
import type { Command, CommandCall } from '../command';
import { acknowledgeCut, archiveSealed } from './ledger-acts';
import { wantedOut, withRecord } from './ledger-options';
import { verifyLedger } from './ledger-verify';
import { sealPrivateKey } from '../hub/seal-keys';

/** `ledger`: verifies, exports, anchors and archives the audit log. */
export const ledgerCommand: Command = {
  name: 'ledger',
  summary:
    'Verifies the audit log, exports it, archives sealed parts, writes its signed head to an anchor file, or acknowledges a cut.',
  positionals: 'verify | export | head | archive | acknowledge',
  options: {
    export: { type: 'string', meaning: 'verify: an export to read instead of the database' },
    archive: {
      type: 'string',
      meaning: 'verify: archive files, in order, separated by commas, before the rest',
    },
    anchor: {
      type: 'string',
      meaning:
        'verify, acknowledge: anchor files of owners, separated by commas, in addition to those beside the hub',
    },
    'public-key': {
      type: 'string',
      meaning:
        'verify: PEM files with the public keys of seals, separated by commas; <data>/keys/seal.pub unless given',
    },
    json: { type: 'boolean', meaning: 'verify: answer as JSON' },
    out: {
      type: 'string',
      meaning:
        'export: the file to write; head: the anchor file to add to; archive: the folder of the files',
    },
    before: {
      type: 'string',
      meaning:
        'archive: only what was sealed before this day in Beijing; everything that is sealed unless given',
    },
    reason: {
      type: 'string',
      meaning: 'acknowledge: why the audit log was cut; recorded permanently',
    },
    by: {
      type: 'string',
      meaning: 'acknowledge: the two persons who acknowledge it, separated by a comma',
    },
  },
  run: async (call) => {
    const [action = ''] = call.positionals;
    const run = ACTIONS.get(action);
    if (run) return run(call);
    throw new RiverGateError(
      'BAD_USER_INPUT',
      `ledger requires one of ${[...ACTIONS.keys()].join(', ')}, but got: "${action}".`,
    );
  },
};

const ACTIONS: ReadonlyMap<string, (call: CommandCall) => Promise<void>> = new Map([
  ['verify', verifyLedger],
  ['export', exportTo],
  ['head', addHead],
  ['archive', archiveSealed],
  ['acknowledge', acknowledgeCut],
]);

async function exportTo(call: CommandCall): Promise<void> {
  const file = wantedOut(call);
  await withRecord(call, async ({ database }) => {
    await writeExport(exportedRows(database.reader('hub', EVERY_ROW)), file);
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
  call.terminal.say(isAdded ? `${file}: ${place} added.` : `${file}: it already has the ${place}.`);
}
