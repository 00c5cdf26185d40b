import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Settings } from '../../shared/config/settings';
import { messageOf } from '../../shared/errors/message-of';
import type { TrustedKeys } from '../../shared/identity/gateway-keys';
import { anchorFilesIn, ANCHORS_KEPT, HUB_WITNESS, ownersText } from '../ledger/anchor-files';
import { appendAnchor, lastAnchor } from '../ledger/anchor';
import { openLedger } from '../ledger/append';
import { cutFacts, openCutWatch, RECORD_CUT, type CutWatch } from '../ledger/cut-watch';
import type { Ledger } from '../ledger/record';
import { recordUnavailable } from '../ledger/record-unavailable';
import type { SignedHead } from '../ledger/signed-statements';

/** The anchors beside a hub, and what they say of its record. */
export interface HubAnchors {
  /** Whether no anchor contradicts the record; looks where it is not known yet, and rejects where it cannot. */
  isWhole(): Promise<boolean>;
  /** Holds the anchors against the record again; a cut goes on the record as a security event, once. */
  look(): Promise<void>;
  /** Keeps a head in every anchor file, unless the record is cut. */
  hand(head: SignedHead): Promise<void>;
  /** What an operator should know; null where no anchor contradicts the record. */
  warning(): string | null;
  close(): Promise<void>;
}

/** What anchors are kept with. */
export interface HubAnchorsOptions {
  readonly settings: Pick<Settings, 'dataFolder'>;
  readonly url: string;
  readonly sealKeys: TrustedKeys;
  /** Departments of this process; the hub itself keeps a witness besides. */
  readonly owners: ReadonlyArray<string>;
  readonly log: Logger;
}

/** How long a cut is believed before it is looked for again: whoever acknowledges it waits no longer. */
const LOOK_AGAIN_MS = 1_000;

/** Opens the anchors of a hub. */
export function openHubAnchors(options: HubAnchorsOptions): HubAnchors {
  const { settings, url, log } = options;
  const owners = [...new Set([...options.owners, HUB_WITNESS])].sort();
  const folder = join(settings.dataFolder, 'anchors');
  const files = anchorFilesIn(folder, owners);
  const watch = openCutWatch({ url }, options.sealKeys);
  let state: 'UNKNOWN' | 'WHOLE' | 'CUT' = 'UNKNOWN';
  let isToldOfOwners = false;
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | null = null;
  const held = async () => {
    const anchors = (await Promise.all(files.map(lastAnchor))).filter((one) => one !== null);
    const contradicted = await watch.contradicted(anchors);
    const before = state;
    state = contradicted.length === 0 ? 'WHOLE' : 'CUT';
    lookedAtMs = performance.now();
    const latest = contradicted.toSorted((a, b) => b.sequence - a.sequence)[0];
    if (latest && before !== 'CUT') await tellOfCut(latest, { url, watch, log });
  };
  const look = () => {
    looking ??= held().finally(() => {
      looking = null;
    });
    return looking;
  };
  return {
    isWhole: async () => {
      const isOld = performance.now() - lookedAtMs > LOOK_AGAIN_MS;
      if (state === 'UNKNOWN' || (state === 'CUT' && isOld)) await look();
      return state === 'WHOLE';
    },
    look,
    hand: async (head) => {
      await look();
      if (state === 'CUT') return;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const file of files) await appendAnchor(file, head, watch.isAcknowledged);
      if (!isToldOfOwners) await tellOfOwners(owners, { url, watch, log });
      isToldOfOwners = true;
    },
    warning: () =>
      state === 'CUT'
        ? 'the record is cut: conditional data stop until two persons acknowledge it by `ledger acknowledge`'
        : null,
    close: () => watch.close(),
  };
}

/** The ledger, which begins nothing while its record is cut and nobody has acknowledged it. */
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

interface Telling {
  readonly url: string;
  readonly watch: CutWatch;
  readonly log: Logger;
}

async function tellOfCut(anchor: SignedHead, { url, watch, log }: Telling): Promise<void> {
  log.error(
    { code: 'RECORD_CUT', ...cutFacts(anchor) },
    'the record is cut: an anchor knows what it does not hold; conditional data stop until `ledger acknowledge`',
  );
  if (await watch.isRemembered(anchor)) return;
  await withLedger(url, ({ note }) =>
    note({
      at: new Date(),
      event: RECORD_CUT,
      subject: 'hub',
      traceId: null,
      facts: cutFacts(anchor),
    }),
  ).catch((fault: unknown) => {
    log.error({ reason: messageOf(fault) }, 'that the record is cut could not be written on it');
  });
}

/** Remembers on the record whose anchors are kept here, so that it shows where one is missing. */
async function tellOfOwners(
  owners: ReadonlyArray<string>,
  { url, watch, log }: Telling,
): Promise<void> {
  const text = ownersText(owners);
  if ((await watch.ownersKept()) === text) return;
  const told = { at: new Date(), event: ANCHORS_KEPT, subject: 'hub', traceId: null };
  await withLedger(url, ({ note }) => note({ ...told, facts: { owners: text } })).catch(
    (fault: unknown) => {
      log.error({ reason: messageOf(fault) }, 'whose anchors are kept could not be written');
    },
  );
}

/** A ledger that has written nothing yet: one that has refuses to go on behind a cut. */
async function withLedger(url: string, work: (ledger: Ledger) => Promise<void>): Promise<void> {
  const ledger = openLedger({ url });
  try {
    await work(ledger);
  } finally {
    await ledger.close();
  }
}
