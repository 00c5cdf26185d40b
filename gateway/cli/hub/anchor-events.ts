import type { Logger } from 'pino';
import { messageOf } from '../../../shared/errors/message-of';
import { ANCHORS_KEPT, ownersText } from '../../ledger/seals/anchor-files';
import { openLedger } from '../../ledger/chain/append';
import { cutFacts, RECORD_CUT, type CutWatch } from '../../ledger/seals/cut-watch';
import type { HubEvent, Ledger } from '../../ledger/entries';
import type { SignedHead } from '../../ledger/seals/signed-statements';

/** Dependencies of events about anchors. */
export interface AnchorEvents {
  readonly url: string;
  readonly watch: CutWatch;
  readonly log: Logger;
}

/**
 * Logs that an anchor contradicts the audit log, and writes it to the audit log, once for each
 * anchor.
 */
export async function auditCut(anchor: SignedHead, events: AnchorEvents): Promise<void> {
  const { watch, log } = events;
  log.error(
    { code: RECORD_CUT, ...cutFacts(anchor) },
    'the audit log is cut: it lacks an entry of which there is an anchor; conditional data stop until `ledger acknowledge`',
  );
  if (await watch.isRemembered(anchor)) return;
  await record({ event: RECORD_CUT, facts: cutFacts(anchor) }, events);
}

/** Records in the audit log whose anchors are kept here, so that a missing one is noticed. */
export async function auditOwners(
  owners: ReadonlyArray<string>,
  events: AnchorEvents,
): Promise<void> {
  const text = ownersText(owners);
  if ((await events.watch.ownersKept()) === text) return;
  await record({ event: ANCHORS_KEPT, facts: { owners: text } }, events);
}

async function record(
  event: Pick<HubEvent, 'event' | 'facts'>,
  { url, log }: AnchorEvents,
): Promise<void> {
  const noted = { ...event, at: new Date(), subject: 'hub', traceId: null };
  await withNewLedger(url, ({ note }) => note(noted)).catch((fault: unknown) => {
    log.error({ reason: messageOf(fault) }, `${event.event} could not be written to the audit log`);
  });
}

/**
 * With a ledger that has written nothing yet: one that has would refuse to continue after a cut.
 */
export async function withNewLedger<T>(
  url: string,
  work: (ledger: Ledger) => Promise<T>,
): Promise<T> {
  const ledger = openLedger({ url });
  try {
    return await work(ledger);
  } finally {
    await ledger.close();
  }
}
