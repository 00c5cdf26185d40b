import type {
  CountedRefusals,
  Ledger,
  NormalisedOperation,
  AuditedCaller,
  AuditedRefusal,
} from './entries';
import { recordable } from './recordable';
import { MINUTE_MS } from '../../shared/domain/durations';

/** An operation of which everything that the audit log would record was refused. */
export interface RefusedOperation {
  readonly at: Date;
  readonly caller: AuditedCaller;
  /** Null if it is unknown. */
  readonly address: string | null;
  readonly refusals: ReadonlyArray<AuditedRefusal>;
  readonly operation: NormalisedOperation;
}

/**
 * How much space the audit log has: when it is short, samples of counted refusals stop first, then
 * the counts.
 */
export type Room = 'ENOUGH' | 'SHORT' | 'SCARCE';

/** Dependencies of counting. */
export interface RefusalCounting {
  readonly ledger: Pick<Ledger, 'count' | 'note'>;
  readonly nameOfAddress: (address: string) => string;
  readonly room: () => Room;
  readonly onFault: (fault: unknown) => void;
}

/**
 * Keeps refusals from filling the audit log: those that are not written separately are counted by
 * the minute.
 */
export interface RefusalCounter {
  /**
   * Whether it was counted; if false, it must be written separately, as those of callers who signed
   * in are within their limit. A count is written when its minute has ended; a process that dies
   * loses the counts of its minute.
   */
  takes(refused: RefusedOperation): boolean;
  /** Writes the counts of minutes that have ended by then. */
  flush(now: Date): Promise<void>;
  /** Writes all that was counted. */
  end(): Promise<void>;
}

/** How many refusals of one name are written separately in a minute. */
export const ALONE_A_MINUTE = 60;
/**
 * The most entries of counts in a minute; beyond them there is one for the rest of the public and
 * one for each name.
 */
export const ENTRIES_A_MINUTE = 1_000;
const LONGEST_SAMPLE = 500;
const MOST_COORDINATES = 20;

/** Opens a counter. */
export function openRefusalCounter(counting: RefusalCounting): RefusalCounter {
  const { ledger, room, onFault } = counting;
  const minutes = new Map<number, Minute>();
  let uncounted = 0;
  const write = async (minute: Minute) => {
    const entries = [...minute.buckets.values()].map(({ entry }) => entry);
    const written = await Promise.allSettled(entries.map((entry) => ledger.count(entry)));
    for (const [at, settled] of written.entries()) {
      if (settled.status === 'fulfilled') continue;
      uncounted += entries[at]?.count ?? 0; // It may still be on record, so it is never written twice.
      onFault(settled.reason);
    }
  };
  const flushBefore = async (until: number, now: Date) => {
    const ended = [...minutes].filter(([start]) => start + MINUTE_MS <= until);
    for (const [start] of ended) minutes.delete(start);
    for (const [, minute] of ended) await write(minute);
    if (uncounted === 0 || room() === 'SCARCE') return;
    const count = uncounted;
    uncounted = 0;
    const told = { at: now, event: 'REFUSALS_UNCOUNTED', subject: 'hub', traceId: null };
    await ledger.note({ ...told, facts: { atMost: count } }).catch((fault: unknown) => {
      uncounted += count;
      onFault(fault);
    });
  };
  return {
    takes: (refused) => {
      const start = Math.floor(refused.at.getTime() / MINUTE_MS) * MINUTE_MS;
      const minute = minutes.get(start) ?? newMinute(start);
      minutes.set(start, minute);
      if (standsAlone(minute, refused.caller)) return false;
      if (room() === 'SCARCE') uncounted += 1;
      else for (const refusal of refused.refusals) add(minute, { refused, refusal }, counting);
      return true;
    },
    flush: (now) => flushBefore(now.getTime(), now),
    end: () => flushBefore(Number.POSITIVE_INFINITY, new Date()),
  };
}

interface Minute {
  readonly start: number;
  readonly buckets: Map<string, Bucket>;
  /** How many refusals of a name were written separately. */
  readonly alone: Map<string, number>;
}

interface Bucket {
  entry: CountedRefusals;
}

interface Refused {
  readonly refused: RefusedOperation;
  readonly refusal: AuditedRefusal;
}

function newMinute(start: number): Minute {
  return { start, buckets: new Map(), alone: new Map() };
}

function standsAlone({ alone }: Minute, { kind, subject }: AuditedCaller): boolean {
  if (kind === 'NOBODY') return false;
  const before = alone.get(subject) ?? 0;
  if (before >= ALONE_A_MINUTE) return false;
  alone.set(subject, before + 1);
  return true;
}

function add(minute: Minute, { refused, refusal }: Refused, counting: RefusalCounting): void {
  const { caller } = refused;
  const isPublic = caller.kind === 'NOBODY';
  const address = isPublic ? counting.nameOfAddress(refused.address ?? 'unknown') : null;
  const who = address ?? caller.subject;
  const own = `${isPublic ? 'public' : 'name'} ${who} ${refusal.dataset}`;
  const isRest = !minute.buckets.has(own) && minute.buckets.size >= ENTRIES_A_MINUTE;
  const rest = isPublic ? 'rest' : `rest ${who}`;
  const key = isRest ? rest : own;
  const bucket = minute.buckets.get(key);
  if (bucket) bucket.entry = withOneMore(bucket.entry, refusal);
  else
    minute.buckets.set(key, {
      entry: first({ minute, refused, refusal, address, isRest, counting }),
    });
}

interface First extends Refused {
  readonly minute: Minute;
  readonly address: string | null;
  readonly isRest: boolean;
  readonly counting: RefusalCounting;
}

function first({ minute, refused, refusal, address, isRest, counting }: First): CountedRefusals {
  const hasSample = !isRest && counting.room() === 'ENOUGH';
  return {
    at: new Date(minute.start + MINUTE_MS),
    from: new Date(minute.start),
    caller: refused.caller,
    address: isRest ? null : address,
    isRest,
    count: 1,
    refusals: [bounded(refusal, isRest)],
    sample: hasSample ? sampleOf(refused.operation) : null,
  };
}

/**
 * The rest lists each dataset once, so that its owner finds it; the number of datasets is limited
 * by the schema.
 */
function withOneMore(entry: CountedRefusals, refusal: AuditedRefusal): CountedRefusals {
  const isListed = entry.refusals.some(({ dataset }) => dataset === refusal.dataset);
  const refusals = isListed ? entry.refusals : [...entry.refusals, bounded(refusal, true)];
  return { ...entry, count: entry.count + 1, refusals };
}

function bounded(refusal: AuditedRefusal, isRest: boolean): AuditedRefusal {
  return { ...refusal, coordinates: isRest ? [] : refusal.coordinates.slice(0, MOST_COORDINATES) };
}

/** Its hash is still that of the whole normalised operation. */
function sampleOf({ name, hash, text }: NormalisedOperation): NormalisedOperation {
  const kept = text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text;
  return { name, hash, text: recordable(kept) };
}
