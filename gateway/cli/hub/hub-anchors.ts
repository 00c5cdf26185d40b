import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Settings } from '../../../shared/config/settings';
import type { TrustedKeys } from '../../../shared/identity/keys/gateway-keys';
import { anchorFilesIn, HUB_WITNESS } from '../../ledger/seals/anchor-files';
import { appendAnchor, lastAnchor } from '../../ledger/seals/anchor';
import { openCutWatch } from '../../ledger/seals/cut-watch';
import type { Ledger } from '../../ledger/entries';
import { recordUnavailable } from '../../ledger/audit-unavailable';
import type { SignedHead } from '../../ledger/seals/signed-statements';
import { auditCut, auditOwners } from './anchor-events';

/** The anchors beside a hub, and whether its audit log agrees with them. */
export interface HubAnchors {
  /**
   * Whether no anchor contradicts the audit log; checks if that is not known yet, and rejects if it
   * cannot be checked.
   */
  isWhole(): Promise<boolean>;
  /** Stores a head in every anchor file, after checking that the audit log is not cut. */
  hand(head: SignedHead): Promise<void>;
  /** A warning for the operator; null if no anchor contradicts the audit log. */
  warning(): string | null;
  close(): Promise<void>;
}

/** Dependencies of keeping anchors. */
export interface HubAnchorsOptions {
  readonly settings: Pick<Settings, 'dataFolder'>;
  readonly url: string;
  readonly sealKeys: TrustedKeys;
  /** Departments of this process; the hub itself keeps an anchor file too. */
  readonly owners: ReadonlyArray<string>;
  readonly log: Logger;
}

/** How long a found cut is cached, and so the longest wait after an acknowledgement. */
const LOOK_AGAIN_MS = 1_000;
const CUT =
  'the audit log is cut: conditional data stop until two persons acknowledge it by `ledger acknowledge`';

/** Opens the anchors of a hub. */
export function openHubAnchors(options: HubAnchorsOptions): HubAnchors {
  const { settings, url, log } = options;
  const owners = [...new Set([...options.owners, HUB_WITNESS])].sort();
  const folder = join(settings.dataFolder, 'anchors');
  const files = anchorFilesIn(folder, owners);
  const watch = openCutWatch({ url }, options.sealKeys);
  const events = { url, watch, log };
  let areOwnersAudited = false;
  const cut = cutState(async () => {
    const anchors = (await Promise.all(files.map(lastAnchor))).filter((one) => one !== null);
    const contradicted = await watch.contradicted(anchors);
    return contradicted.toSorted((a, b) => b.sequence - a.sequence)[0] ?? null;
  });
  const look = () => cut.look((anchor) => auditCut(anchor, events));
  return {
    isWhole: async () => {
      if (cut.isOld()) await look();
      return cut.state() === 'WHOLE';
    },
    hand: async (head) => {
      await look();
      if (cut.state() === 'CUT') return;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const file of files) await appendAnchor(file, head, watch.isAcknowledged);
      if (!areOwnersAudited) await auditOwners(owners, events);
      areOwnersAudited = true;
    },
    warning: () => (cut.state() === 'CUT' ? CUT : null),
    close: () => watch.close(),
  };
}

/** What is known about a cut; concurrent callers share one check. */
function cutState(latestContradicted: () => Promise<SignedHead | null>) {
  let state: 'UNKNOWN' | 'WHOLE' | 'CUT' = 'UNKNOWN';
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | null = null;
  const held = async (onCut: (anchor: SignedHead) => Promise<void>) => {
    const latest = await latestContradicted();
    const before = state;
    state = latest ? 'CUT' : 'WHOLE';
    lookedAtMs = performance.now();
    if (latest && before !== 'CUT') await onCut(latest);
  };
  return {
    state: () => state,
    isOld: () =>
      state === 'UNKNOWN' || (state === 'CUT' && performance.now() - lookedAtMs > LOOK_AGAIN_MS),
    look: (onCut: (anchor: SignedHead) => Promise<void>): Promise<void> => {
      looking ??= held(onCut).finally(() => {
        looking = null;
      });
      return looking;
    },
  };
}

/** The ledger, which begins no entries while the audit log is cut without an acknowledgement. */
export function guardedByAnchors(ledger: Ledger, anchors: Pick<HubAnchors, 'isWhole'>): Ledger {
  return {
    ...ledger,
    begin: async (intent) => {
      const isWhole = await anchors.isWhole().catch(() => false);
      if (!isWhole) throw recordUnavailable();
      return ledger.begin(intent);
    },
  };
}
