import type { KeyObject } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Settings } from '../../shared/config/settings';
import { messageOf } from '../../shared/errors/message-of';
import type { SigningKey } from '../../shared/identity/gateway-keys';
import { addressNames } from '../ledger/address-bucket';
import { anchorLine, appendAnchor } from '../ledger/anchor';
import { openLedger } from '../ledger/append';
import { boundedEvents, type BoundedEvents } from '../ledger/bounded-events';
import { openEventChainer } from '../ledger/chain-events';
import type { Ledger } from '../ledger/record';
import { openRefusalCounter, type RefusalCounter } from '../ledger/refusal-counter';
import { openSealer } from '../ledger/seal';

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
  /** Whether its end can be read; where it cannot, nothing can be written either. */
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

/** All minutes have ended by then. */
const NEVER = new Date(8.64e15);

/** Opens the record: appends, chains the directory's events, seals, and hands heads to the owners. */
export function openHubRecord(options: HubRecordOptions): HubRecord {
  const { url, sealKey, log } = options;
  const told = (what: string) => (fault: unknown) => {
    log.error({ reason: messageOf(fault) }, what);
  };
  const ledger = openLedger({ url, onFailure: told('the record could not be written') });
  const chainer = openEventChainer({ url }, ledger);
  const terms = { everyEntries: SEAL_EVERY_ENTRIES, everyMs: SEAL_EVERY_MS };
  const sealer = openSealer({ url, key: sealKey, ...terms, now: () => new Date() });
  const refusals = openRefusalCounter({
    ledger,
    nameOfAddress: addressNames(options.hashKey),
    room: () => 'ENOUGH',
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
    for (const file of await anchorFiles(options)) await appendAnchor(file, signed);
  };
  const chainEvents = async () => {
    await chainer.chainWaiting();
  };
  const stops = [
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
    isWell: () =>
      sealer.headOf().then(
        () => true,
        () => false,
      ),
    close: async () => {
      for (const stop of stops) await stop();
      await refusals.end().catch(told('counted refusals could not be written'));
      await events.flush(NEVER);
      await chainEvents().catch(told('events of the directory wait for the record'));
      await handHead().catch(told('the head of the record could not be handed out'));
      for (const one of [chainer, sealer, ledger]) await one.close();
    },
  };
}

/** Where the anchors of owners that run in this process lie: outside the database. */
async function anchorFiles({ settings, owners }: HubRecordOptions): Promise<ReadonlyArray<string>> {
  const folder = join(settings.dataFolder, 'anchors');
  if (owners.length > 0) await mkdir(folder, { recursive: true, mode: 0o700 });
  return owners.map((owner) => join(folder, `${owner}.jsonl`));
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
