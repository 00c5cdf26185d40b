import { basename, join } from 'node:path';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { anchorsIn } from '../../ledger/seals/anchor-files';
import { besideChain } from '../../ledger/chain/beside-chain';
import { exportedRows, readExport } from '../../ledger/export';
import type { ExportedRow } from '../../ledger/exported-row';
import { FAULTS } from '../../ledger/chain/faults';
import type { SignedHead } from '../../ledger/seals/signed-statements';
import {
  verifyRecord,
  type Verdict,
  type Verification,
  type VerifyOptions,
} from '../../ledger/verify';
import { textOption, type CommandCall } from '../command';
import { anchorsOf, listOption, unreadable, withRecord } from './ledger-options';
import { sealPublicKeys } from '../hub/seal-keys';

/**
 * Verifies the database or an export, after archived parts if these are given. Throws
 * LEDGER_BROKEN, LEDGER_CUT for a cut that was acknowledged, and LEDGER_UNWITNESSED if there were
 * no seals or no anchors to compare: none of these is whole.
 */
export async function verifyLedger(call: CommandCall): Promise<void> {
  const keys = await sealPublicKeys(call.settings, listOption(call, 'public-key'));
  const files = listOption(call, 'anchor');
  const given = { keys, anchors: await anchorsOf(files) };
  const archives = listOption(call, 'archive');
  const file = textOption(call, 'export');
  const found = file
    ? await verifyRecord(oneAfterAnother([...archives, file].map(readExport)), given).catch(
        unreadable([...archives, file].join(', ')),
      )
    : await withRecord(call, async ({ database }) => {
        const reader = database.reader('hub', EVERY_ROW);
        const beside = await besideChain(reader);
        const held = await withAnchorsBeside(call, { ...given, beside }, files);
        const parts = [...archives.map(readExport), exportedRows(reader)];
        return verifyRecord(oneAfterAnother(parts), held);
      });
  call.terminal.say(call.options['json'] ? JSON.stringify(found) : sentence(found));
  requireWhole(found);
}

async function* oneAfterAnother(
  parts: ReadonlyArray<AsyncIterable<ExportedRow>>,
): AsyncGenerator<ExportedRow> {
  for (const part of parts) yield* part;
}

/** With the anchors beside the hub; an owner's file may also be given from another place. */
async function withAnchorsBeside(
  { settings }: CommandCall,
  held: VerifyOptions,
  files: ReadonlyArray<string>,
): Promise<VerifyOptions> {
  const beside = await anchorsIn(join(settings.dataFolder, 'anchors'));
  const kept = [...beside].filter(([, heads]) => heads.length > 0);
  const anchors: ReadonlyArray<SignedHead> = [
    ...held.anchors,
    ...kept.flatMap(([, heads]) => heads),
  ];
  const ownersFound = new Set([
    ...kept.map(([owner]) => owner),
    ...files.map((file) => basename(file).replace(/\.jsonl$/, '')),
  ]);
  return { ...held, anchors, ownersFound };
}

const WORDS: Readonly<Record<Verdict, string>> = {
  WHOLE: 'whole',
  UNWITNESSED: 'unwitnessed',
  CUT_ACKNOWLEDGED: 'cut, and that was acknowledged',
  BROKEN: 'broken',
};

function sentence(found: Verification): string {
  const { entries, seals, unsealed, anchors, withoutOutcome, archivedUpTo } = found;
  const counts = Object.entries({ entries, seals, unsealed, anchors, withoutOutcome });
  const countsText = counts.map(([name, count]) => `${name} ${String(count)}`).join(', ');
  const before = archivedUpTo === 0 ? '' : `, after entry ${String(archivedUpTo)} of the archive`;
  return `The audit log is ${WORDS[found.verdict]}: ${countsText}${before}`;
}

function requireWhole({
  verdict,
  firstBroken,
  beside,
  seals,
  cutAcknowledgedAt,
}: Verification): void {
  if (firstBroken) {
    const { sequence, fault } = firstBroken;
    const message = `Entry ${String(sequence)}: ${fault}. ${FAULTS[fault]}`;
    throw new RiverGateError('LEDGER_BROKEN', message, { sequence, fault });
  }
  if (beside.length > 0) {
    const lines = beside.map(({ fault, what }) => `${fault}. ${FAULTS[fault]} ${what}`);
    throw new RiverGateError('LEDGER_BROKEN', lines.join('\n'), { beside });
  }
  if (verdict === 'CUT_ACKNOWLEDGED') {
    const message = `The audit log was cut or set back; that was acknowledged at ${String(cutAcknowledgedAt)}. What was there in between is lost.`;
    throw new RiverGateError('LEDGER_CUT', message);
  }
  if (verdict === 'UNWITNESSED') {
    const lacks = seals === 0 ? 'It has no seal yet' : 'No anchor was compared with it';
    const message = `${lacks}: anyone who has the database and the keys could have written it.`;
    throw new RiverGateError('LEDGER_UNWITNESSED', message);
  }
}
