import type { TrustedKeys } from '../../shared/identity/gateway-keys';
import { anchorWatch } from './anchor-watch';
import { chainWalk, type ChainWalk } from './chain-walk';
import type { Head } from './chain';
import type { ExportedRow } from './exported-row';
import type { Fault } from './faults';
import type { SignedHead } from './signed-statements';

/** What is held against the rows. */
export interface VerifyOptions {
  /** Public keys of the sealers, by key id. */
  readonly keys: TrustedKeys;
  /** Heads that owners have kept. */
  readonly anchors: ReadonlyArray<SignedHead>;
}

/** What verification found; counts are of what was found in order before the first fault. */
export interface Verification {
  readonly entries: number;
  readonly seals: number;
  /** Anchors whose entry is in the chain, with their very hash. */
  readonly anchors: number;
  /** The last entry in order; null for an empty record. */
  readonly head: Head | null;
  /** The first entry at fault; what stands before an entry (its operation, a seal) has its number. */
  readonly firstBroken: { readonly sequence: number; readonly fault: Fault } | null;
  /** Entries that no seal covers yet. */
  readonly unsealed: number;
  /** Intents without an outcome: under way, or cut short by a crash. */
  readonly withoutOutcome: number;
}

/**
 * Verifies the rows of an export in one pass: each hash, link, place, body, citation, outcome and seal,
 * and that every anchor is in the chain. Memory grows with the distinct operations and with the intents
 * that have no outcome, not with the entries.
 */
export async function verifyRecord(
  rows: AsyncIterable<ExportedRow>,
  { keys, anchors }: VerifyOptions,
): Promise<Verification> {
  const walk = chainWalk(keys);
  const watch = anchorWatch(anchors, keys);
  const found = (fault: Fault | null) => verification(walk, watch.passed(), fault);
  const atStart = watch.faultAt(walk.head());
  if (atStart) return found(atStart);
  for await (const row of rows) {
    const fault = walk.take(row) ?? (row.row === 'entry' ? watch.faultAt(walk.head()) : null);
    if (fault) return found(fault);
  }
  return found(walk.end() ?? watch.faultBeyond());
}

function verification(walk: ChainWalk, anchors: number, fault: Fault | null): Verification {
  const head = walk.head();
  return {
    entries: head.sequence,
    seals: walk.seals(),
    anchors,
    head: head.sequence === 0 ? null : head,
    firstBroken: fault && { sequence: brokenAt(head.sequence, fault), fault },
    unsealed: walk.unsealed(),
    withoutOutcome: walk.withoutOutcome(),
  };
}

/** An anchor speaks of the entry that was just taken; every other fault, of the one that should follow. */
function brokenAt(last: number, fault: Fault): number {
  return fault === 'ANCHOR_DIFFERS' || fault === 'ANCHOR_UNTRUSTED' ? last : last + 1;
}
