import { messageOf } from '../../../shared/errors/message-of';
import { every } from '../../../shared/data/every';
import { publicHalf } from '../../../shared/identity/keys/gateway-keys';
import { anchorLine } from '../../ledger/seals/anchor';
import type { SignedHead } from '../../ledger/seals/signed-statements';
import { openLedger } from '../../ledger/chain/append';
import type { BoundedEvents } from '../../ledger/bounded-events';
import { openEventChainer } from '../../ledger/chain/chain-events';
import type { Ledger } from '../../ledger/entries';
import type { RefusalTaking } from '../../sharing/admit-to-audit';
import type { RefusalCounter } from '../../ledger/refusal-counter';
import { openSealer, type Sealer } from '../../ledger/seals/seal';
import { guardedByAnchors, openHubAnchors } from './hub-anchors';
import type { HubAuditLogOptions } from './hub-audit-log-options';
import { openAuditBounds, type AuditBounds } from './audit-bounds';

/** The audit log of a hub, as a gateway uses it. */
export interface GatewayAuditLog {
  readonly ledger: Ledger;
  readonly refusals: RefusalTaking;
  /** Writes an event; refused sign-ins up to a limit. */
  readonly note: BoundedEvents['note'];
  /** The newest signed head, as a line for the anchors of owners; null before the first. */
  head(): string | null;
  /** Its place in the log; null before the first. */
  headSequence(): number | null;
  /** Writes waiting events of the exchange to the audit log. */
  chainEvents(): Promise<void>;
  /** Warnings for an operator before anything fails. */
  warnings(): ReadonlyArray<string>;
  /**
   * Whether its end can be read and no anchor contradicts it; if not, no conditional data are read.
   */
  isWell(): Promise<boolean>;
  close(): Promise<void>;
}

/** The audit log of a hub in the process that counts refusals, seals it and keeps its anchors. */
export interface HubAuditLog extends GatewayAuditLog {
  readonly refusals: Pick<RefusalCounter, 'takes'>;
  /**
   * Adds its signed end to the anchor files now, and compares them with it; this also happens every
   * few seconds.
   */
  keepAnchors(): Promise<void>;
  /** Whether no anchor contradicts it, as of the last check. */
  isWhole(): Promise<boolean>;
}

const SEALING = { everyEntries: 10_000, everyMs: 10 * 60_000 };
const LOOK_EVERY_MS = 1000;
const HEAD_EVERY_MS = 10_000;
const SPACE_EVERY_MS = 15_000;

/**
 * Opens the audit log: appends, chains the exchange's events, seals, and hands heads to the owners.
 */
export function openHubAuditLog(options: HubAuditLogOptions): HubAuditLog {
  const { url, keys, log } = options;
  const logged = (what: string) => (fault: unknown) => {
    log.error({ reason: messageOf(fault) }, what);
  };
  const anchors = openHubAnchors({ ...options, sealKeys: publicHalf(keys.seal) });
  const onFailure = logged('the audit log could not be written');
  const ledger = guardedByAnchors(openLedger({ url, onFailure }), anchors);
  const chainer = openEventChainer({ url }, ledger);
  const sealer = openSealer({ url, key: keys.seal, ...SEALING, now: () => new Date() });
  const bounds = openAuditBounds(options, ledger, logged('counts could not be written'));
  let newest: SignedHead | null = null;
  const keepAnchors = async () => {
    newest = await sealer.headOf();
    await anchors.hand(newest);
  };
  const chainEvents = () => chainer.chainWaiting().then(() => undefined);
  const works = recordWorks({ bounds, chainEvents, sealer, keepAnchors, logged });
  const stops = works.map(([intervalMs, work, onFault]) => every(intervalMs, work, onFault));
  const close = async () => {
    for (const stop of stops) await stop();
    await bounds.close();
    await chainEvents().catch(logged('events of the exchange wait for the audit log'));
    await keepAnchors().catch(logged('the head of the audit log could not be handed out'));
    for (const one of [chainer, sealer, anchors, ledger]) await one.close();
  };
  return {
    ...{ ledger, refusals: bounds.refusals, note: bounds.note, chainEvents, keepAnchors, close },
    head: () => newest && anchorLine(newest),
    headSequence: () => newest?.sequence ?? null,
    warnings: () => [anchors.warning(), bounds.space.warning()].filter((one) => one !== null),
    isWhole: anchors.isWhole,
    isWell: () =>
      sealer
        .headOf()
        .then(anchors.isWhole)
        .catch(() => false),
  };
}

interface WorksOfRecord {
  readonly bounds: AuditBounds;
  readonly chainEvents: () => Promise<void>;
  readonly sealer: Sealer;
  readonly keepAnchors: () => Promise<void>;
  readonly logged: (what: string) => (fault: unknown) => void;
}

/** Recurring work of an audit log: how often, what, and who is notified of failures. */
function recordWorks({ bounds, chainEvents, sealer, keepAnchors, logged }: WorksOfRecord) {
  return [
    [SPACE_EVERY_MS, bounds.space.look, logged('space of the audit log is unknown')],
    [LOOK_EVERY_MS, chainEvents, logged('events of the exchange wait for the audit log')],
    [LOOK_EVERY_MS, bounds.flush, logged('counts wait for the audit log')],
    [LOOK_EVERY_MS, sealer.sealIfDue, logged('the audit log could not be sealed')],
    [HEAD_EVERY_MS, keepAnchors, logged('the head of the audit log could not be handed out')],
  ] as const;
}
