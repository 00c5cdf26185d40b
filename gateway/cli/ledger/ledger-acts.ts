import { join } from 'node:path';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { startOfDayMs } from '../../../shared/sharing/calendar-day';
import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { anchorsIn } from '../../ledger/seals/anchor-files';
import { archiveAuditLog } from '../../ledger/archive';
import { cutFacts, openCutWatch, RECORD_CUT_ACKNOWLEDGED } from '../../ledger/seals/cut-watch';
import { withNewLedger } from '../hub/anchor-events';
import { textOption, type CommandCall } from '../command';
import { anchorsOf, listOption, wantedOut, withRecord } from './ledger-options';
import { sealPublicKeys } from '../hub/seal-keys';

/** Moves sealed parts of the audit log out of the database into files. */
export async function archiveSealed(call: CommandCall): Promise<void> {
  const folder = wantedOut(call);
  const before = beforeOf(call);
  const keys = await sealPublicKeys(call.settings, listOption(call, 'public-key'));
  const parts = await withRecord(call, ({ database, url }) =>
    withNewLedger(url, (ledger) =>
      archiveAuditLog({
        reader: database.reader('hub', EVERY_ROW),
        asOwner: (work) => database.asOwner('hub', work),
        ...{ ledger, keys, folder, before },
        now: () => new Date(),
      }),
    ),
  );
  for (const { file, firstSequence, lastSequence } of parts)
    call.terminal.say(`${file}: entries ${String(firstSequence)} to ${String(lastSequence)}.`);
  if (parts.length === 0) call.terminal.say('There is nothing sealed to move out.');
}

function beforeOf(call: CommandCall): Date {
  const day = textOption(call, 'before');
  if (day === undefined) return new Date();
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? startOfDayMs(day) : Number.NaN;
  if (!Number.isNaN(at)) return new Date(at);
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `--before requires a day, \`2026-11-01\`, but got: "${day}".`,
  );
}

/**
 * Records that two persons acknowledge a cut of the audit log, after which conditional data are
 * read again. Throws TRANSITION_REFUSED if no anchor contradicts the audit log.
 */
export async function acknowledgeCut(call: CommandCall): Promise<void> {
  const reason = reasonOf(call);
  const [one, other] = personsOf(call);
  const keys = await sealPublicKeys(call.settings, listOption(call, 'public-key'));
  const beside = await anchorsIn(join(call.settings.dataFolder, 'anchors'));
  const anchors = [...beside.values(), await anchorsOf(listOption(call, 'anchor'))].flat();
  const latest = await withRecord(call, async ({ url }) => {
    const watch = openCutWatch({ url }, keys);
    try {
      const contradicted = await watch.contradicted(anchors);
      const [last] = contradicted.toSorted((a, b) => b.sequence - a.sequence);
      if (!last) throw nothingToAcknowledge();
      const facts = { ...cutFacts(last), reason, by: one, and: other };
      const event = { event: RECORD_CUT_ACKNOWLEDGED, subject: one, traceId: null, facts };
      await withNewLedger(url, ({ note }) => note({ ...event, at: new Date() }));
      return last;
    } finally {
      await watch.close();
    }
  });
  call.terminal.say(
    `Recorded permanently: entry ${String(latest.sequence)}, of which there is an anchor, is lost.`,
  );
}

function nothingToAcknowledge(): RiverGateError {
  return new RiverGateError(
    'TRANSITION_REFUSED',
    'No anchor contradicts the audit log, so there is no cut to acknowledge.',
  );
}

function reasonOf(call: CommandCall): string {
  const reason = textOption(call, 'reason')?.trim() ?? '';
  if (reason.length >= 10 && reason.length <= 500) return reason;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    '--reason must say in 10 to 500 characters why it was cut.',
  );
}

function personsOf(call: CommandCall): readonly [string, string] {
  const [one, other, ...more] = listOption(call, 'by');
  if (one && other && one !== other && more.length === 0) return [one, other];
  throw new RiverGateError(
    'TWO_PERSONS_NEEDED',
    '--by must name two persons, separated by a comma.',
  );
}
