import { RiverGateError } from '../errors/rivergate-error';
import { CLOCK_TOLERANCE_MS, type MachineClock } from '../identity/clock-tolerance';
import type { VerifiedPermit } from '../identity/permit';

/**
 * Compares the audit log entries that permits name with the signed heads of the audit log that this
 * process has received.
 */
export interface NamedEntries {
  /** Records a signed head of the audit log. */
  headHeard(head: KnownHead): void;
  /**
   * Throws REQUEST_UNSIGNED if a permit names an entry that cannot be the intent of its request.
   */
  assertNamed(permit: VerifiedPermit): void;
}

/** The end of the audit log at a moment. */
interface KnownHead {
  readonly sequence: number;
  /** When it was signed, ms since 1970. */
  readonly atMs: number;
}

/** What the comparison needs. */
interface NamedEntriesContext {
  readonly clock: Pick<MachineClock, 'monotonicMs'>;
  /** Called when a permit names an entry that the audit log does not have; used for logging. */
  readonly onFault: (fault: unknown) => void;
  /** Maximum number of entries remembered. */
  readonly capacity?: number;
}

/** How long after its intent was written a request may still fetch, ms. */
const REQUEST_MS = 120_000;
/** Assumed maximum growth of the audit log, entries a second. */
const MOST_A_SECOND = 10_000;
/** Allowance for a newer head that has been signed but not received, ms. */
const ON_ITS_WAY_MS = 30_000;

/**
 * Creates the comparison, empty at first. An intent is written before its permits are made and
 * belongs to one request: a permit is refused at once if it names an older entry, an entry that the
 * audit log cannot have reached yet, or the entry of another request. If a later head shows that a
 * named entry does not exist, that is reported then. Before the first head, only an entry that two
 * requests name is refused.
 */
export function namedEntries(input: NamedEntriesContext): NamedEntries {
  const { clock, onFault, capacity = 100_000 } = input;
  const named = new Map<number, Naming>();
  let heads: ReadonlyArray<HeardHead> = [];
  return {
    headHeard: (head) => {
      const newest = heads.at(-1);
      if (newest && (head.atMs <= newest.atMs || head.sequence === newest.sequence)) return;
      heads = keptHeads([...heads, { ...head, heardAtMs: clock.monotonicMs() }]);
      for (const [sequence, naming] of named) {
        if (naming.issuedAtMs + CLOCK_TOLERANCE_MS >= head.atMs || naming.isReported) continue;
        if (sequence > head.sequence) onFault(missing(sequence, naming));
        named.set(sequence, { ...naming, isReported: true });
      }
    },
    assertNamed: (permit) => {
      const { record, issuedAtMs } = permit;
      if (record === null) return;
      const fault = faultOf(permit, heads, clock.monotonicMs());
      if (fault !== null) throw misnamed(fault);
      dropOld(named, clock.monotonicMs());
      const request = `${permit.requestId} ${permit.caller.subject}`;
      const known = named.get(record);
      if (known && known.request !== request) throw misnamed('another request was written there');
      if (known) return;
      if (named.size >= capacity) throw misnamed('too many are remembered to attribute it');
      const keptUntilMs = clock.monotonicMs() + REQUEST_MS;
      named.set(record, { request, issuedAtMs, keptUntilMs, isReported: false });
    },
  };
}

interface Naming {
  readonly request: string;
  readonly issuedAtMs: number;
  readonly keptUntilMs: number;
  readonly isReported: boolean;
}

interface HeardHead extends KnownHead {
  readonly heardAtMs: number;
}

/** The heads of the last minutes, and the newest one that is older than any running request. */
function keptHeads(heads: ReadonlyArray<HeardHead>): ReadonlyArray<HeardHead> {
  const settledMs = (heads.at(-1)?.atMs ?? 0) - REQUEST_MS - 2 * CLOCK_TOLERANCE_MS - ON_ITS_WAY_MS;
  const settled = heads.findLastIndex(({ atMs }) => atMs < settledMs);
  return heads.slice(Math.max(0, settled));
}

function faultOf(
  { record, issuedAtMs }: VerifiedPermit,
  heads: ReadonlyArray<HeardHead>,
  nowMs: number,
): string | null {
  const sequence = record ?? 0;
  if (sequence < 1) return 'the audit log begins with entry 1';
  const surelyBefore = issuedAtMs - REQUEST_MS - 2 * CLOCK_TOLERANCE_MS;
  const settled = heads.findLast(({ atMs }) => atMs < surelyBefore);
  if (settled && sequence <= settled.sequence) return 'that was written long before';
  const newest = heads.at(-1);
  if (!newest) return null;
  const grownS = (nowMs - newest.heardAtMs + ON_ITS_WAY_MS) / 1000;
  return sequence > newest.sequence + MOST_A_SECOND * grownS
    ? 'the audit log cannot have grown so far'
    : null;
}

function dropOld(named: Map<number, Naming>, nowMs: number): void {
  for (const [sequence, { keptUntilMs }] of named) {
    if (keptUntilMs > nowMs) break;
    named.delete(sequence);
  }
}

function misnamed(fault: string): RiverGateError {
  return new RiverGateError(
    'REQUEST_UNSIGNED',
    `A permit names the entry of the audit log where its request was written, but of this one ${fault}.`,
  );
}

function missing(sequence: number, { request }: Naming): RiverGateError {
  return new RiverGateError(
    'LEDGER_BROKEN',
    `A permit for the request "${request}" named entry ${String(sequence)}, which the audit log did not have afterwards.`,
  );
}
