import type { KeyObject } from 'node:crypto';
import type { Logger } from 'pino';
import type { Settings } from '../../shared/config/settings';
import { messageOf } from '../../shared/errors/message-of';
import { publicHalf, type SigningKey } from '../../shared/identity/gateway-keys';
import { addressNames } from '../ledger/address-bucket';
import { anchorLine } from '../ledger/anchor';
import { openLedger } from '../ledger/append';
import { boundedEvents, type BoundedEvents } from '../ledger/bounded-events';
import { openEventChainer } from '../ledger/chain-events';
import type { Ledger } from '../ledger/record';
import { openRefusalCounter, type RefusalCounter } from '../ledger/refusal-counter';
import { watchRoom } from '../ledger/room';
import { openSealer } from '../ledger/seal';
import { openFreeSpace } from './free-space';
import { guardedByAnchors, openHubAnchors } from './hub-anchors';

/** The record of a hub, kept by one of its gateways. */
export interface HubRecord {
  readonly ledger: Ledger;
  readonly refusals: Pick<RefusalCounter, 'takes'>;
  /** Writes an event; refused sign-ins within a bound. */
  readonly note: BoundedEvents['note'];
  /** The newest signed head, as a line for the anchors of owners; null before the first. */
  head(): string | null;
  /** Takes onto the record what the directory has done meanwhile. */
  chainEvents(): Promise<void>;
  /** Keeps its signed end in the anchor files now, and holds them against it; done every few seconds anyway. */
  keepAnchors(): Promise<void>;
  /** What an operator should know before anything stops. */
  warnings(): ReadonlyArray<string>;
  /** Whether its end can be read, and no anchor contradicts it; where not, nothing conditional is read. */
  isWell(): Promise<boolean>;
  close(): Promise<void>;
}

/** What a record is kept with. */
export interface HubRecordOptions {
  readonly settings: Settings;
  /** Address of the database that holds it. */
  readonly url: string;
  readonly sealKey: SigningKey;
  /** Key of the keyed hashes on the record. */
  readonly hashKey: KeyObject;
  /** Departments of this process, whose owners' anchors are files here; none where all are apart. */
  readonly owners: ReadonlyArray<string>;
  readonly log: Logger;
}

const SEAL_EVERY_ENTRIES = 10_000;
const SEAL_EVERY_MS = 10 * 60_000;
const LOOK_EVERY_MS = 1000;
const HEAD_EVERY_MS = 10_000;
const SPACE_EVERY_MS = 15_000;
const MB = 1024 * 1024;

/** All minutes have ended by then. */
const NEVER = new Date(8.64e15);

/** Opens the record: appends, chains the directory's events, seals, and hands heads to the owners. */
export function openHubRecord(options: HubRecordOptions): HubRecord {
  const { url, sealKey, log } = options;
  const told = (what: string) => (fault: unknown) => {
    log.error({ reason: messageOf(fault) }, what);
  };
  const anchors = openHubAnchors({ ...options, sealKeys: publicHalf(sealKey) });
  const ledger = guardedByAnchors(
    openLedger({ url, onFailure: told('the record could not be written') }),
    anchors,
  );
  const chainer = openEventChainer({ url }, ledger);
  const terms = { everyEntries: SEAL_EVERY_ENTRIES, everyMs: SEAL_EVERY_MS };
  const sealer = openSealer({ url, key: sealKey, ...terms, now: () => new Date() });
  const free = openFreeSpace(options.settings, url);
  const space = watchRoom({
    freeBytes: free.bytes,
    warnBelowBytes: options.settings.freeSpaceMb * MB,
    onChange: async ({ level, freeMb }) => {
      log.warn({ level, freeMb }, 'space of the record has changed');
      const told = { at: new Date(), event: 'RECORD_SPACE', subject: 'hub', traceId: null };
      await ledger.note({ ...told, facts: { level, freeMb } });
    },
  });
  const refusals = openRefusalCounter({
    ledger,
    nameOfAddress: addressNames(options.hashKey),
    room: space.room,
    onFault: told('counted refusals could not be written'),
  });
  const events = boundedEvents(ledger, told('counted refusals could not be written'));
  const flush = async (now: Date) => {
    await refusals.flush(now);
    await events.flush(now);
  };
  let head: string | null = null;
  const handHead = async () => {
    const signed = await sealer.headOf();
    head = anchorLine(signed);
    await anchors.hand(signed);
  };
  const chainEvents = async () => {
    await chainer.chainWaiting();
  };
  void space.look().catch(told('space of the record is unknown'));
  const stops = [
    every(SPACE_EVERY_MS, space.look, told('space of the record is unknown')),
    every(LOOK_EVERY_MS, chainEvents, told('events of the directory wait for the record')),
    every(LOOK_EVERY_MS, () => flush(new Date()), told('counted refusals wait')),
    every(LOOK_EVERY_MS, () => sealer.sealIfDue(), told('the record could not be sealed')),
    every(HEAD_EVERY_MS, handHead, told('the head of the record could not be handed out')),
  ];
  return {
    ledger,
    refusals,
    note: events.note,
    head: () => head,
    chainEvents,
    keepAnchors: handHead,
    warnings: () => [anchors.warning(), space.warning()].filter((one) => one !== null),
    isWell: () =>
      sealer.headOf().then(
        () => anchors.isWhole().catch(() => false),
        () => false,
      ),
    close: async () => {
      for (const stop of stops) await stop();
      await refusals.end().catch(told('counted refusals could not be written'));
      await events.flush(NEVER);
      await chainEvents().catch(told('events of the directory wait for the record'));
      await handHead().catch(told('the head of the record could not be handed out'));
      for (const one of [free, chainer, sealer, anchors, ledger]) await one.close();
    },
  };
}

/** Does something over and over, never twice at once, until the function that it answers is called. */
function every(
  intervalMs: number,
  work: () => Promise<unknown>,
  onFault: (fault: unknown) => void,
): () => Promise<void> {
  let atWork: Promise<unknown> | null = null;
  const timer = setInterval(() => {
    atWork ??= work()
      .catch(onFault)
      .finally(() => {
        atWork = null;
      });
  }, intervalMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await atWork;
  };
}
