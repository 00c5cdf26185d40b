import { FORMER_NAMES } from '../../shared/domain/former-names';
import type { TrustedKeys } from '../../shared/identity/keys/gateway-keys';
import { anchorWatch, type PlacedFault } from './seals/anchor-watch';
import { besideFaults, type BesideChain, type BesideFault } from './chain/beside-chain';
import type { Head } from './chain/chain';
import { chainWalk, type ChainWalk } from './chain/chain-walk';
import { chainClaims, type ChainClaims } from './claims';
import type { ExportedRow } from './exported-row';
import type { Fault } from './chain/faults';
import type { SignedHead } from './seals/signed-statements';

/** What the rows are compared with. */
export interface VerifyOptions {
  /** Public keys of the sealers, by key id. */
  readonly keys: TrustedKeys;
  /** Heads that owners have kept. */
  readonly anchors: ReadonlyArray<SignedHead>;
  /** What the database stores beside the chain; absent for an export, which does not contain it. */
  readonly beside?: BesideChain;
  /** Whose anchors were found beside the hub; absent if this was not checked. */
  readonly ownersFound?: ReadonlySet<string>;
}

/**
 * The verdict on an audit log: `WHOLE` if there is no fault and both seals and anchors were
 * compared with it; `UNWITNESSED` if there were no seals or no anchors; `CUT_ACKNOWLEDGED`, for
 * ever, if it was cut and two persons have acknowledged that; else `BROKEN`.
 */
export type Verdict = 'WHOLE' | 'UNWITNESSED' | 'CUT_ACKNOWLEDGED' | 'BROKEN';

/** The result of verification; counts are of what was correct before the first fault. */
export interface Verification {
  readonly verdict: Verdict;
  readonly entries: number;
  readonly seals: number;
  /** Anchors whose entry is in the chain with the same hash. */
  readonly anchors: number;
  /** The last correct entry; null for an empty audit log. */
  readonly head: Head | null;
  /** The last entry that was moved out and not verified here; 0 if there is none. */
  readonly archivedUpTo: number;
  /**
   * The first entry at fault; a row before an entry (its operation, a seal) has the number of the
   * entry.
   */
  readonly firstBroken: PlacedFault | null;
  /** What is wrong beside the chain: in its tables, quotas, embargoes and anchor files. */
  readonly beside: ReadonlyArray<BesideFault>;
  /** When a cut was last acknowledged; null if none was. */
  readonly cutAcknowledgedAt: string | null;
  /** Entries that no seal covers yet. */
  readonly unsealed: number;
  /** Intents without an outcome: in progress, or interrupted by a crash. */
  readonly withoutOutcome: number;
}

/**
 * Verifies the rows of an export in one pass: each hash, link, place, body, citation, outcome and
 * seal, that every anchor is in the chain, and that the tables beside the chain agree with it.
 * Memory grows with the distinct operations, grants and days, and with the intents that have no
 * outcome, not with the entries.
 */
export async function verifyRecord(
  rows: AsyncIterable<ExportedRow>,
  { keys, anchors, beside, ownersFound }: VerifyOptions,
): Promise<Verification> {
  const walk = chainWalk(keys);
  const watch = anchorWatch(anchors, keys);
  const claims = chainClaims(beside?.upTo ?? 0);
  const found = (fault: Fault | null, hasEnded: boolean): Verification => {
    const anchored = watch.fault(acknowledgedAt(walk, claims), hasEnded);
    const broken = fault && { sequence: walk.head().sequence + 1, fault };
    const firstBroken = earlier(anchored, broken);
    const faults = hasEnded && !firstBroken ? besideOf({ beside, ownersFound, claims }) : [];
    return verification({ walk, claims, anchors: watch.passed() }, firstBroken, faults);
  };
  watch.pass(walk.head());
  for await (const row of rows) {
    const fault = walk.take(row);
    if (fault) return found(fault, false);
    if (row.row !== 'entry' && row.row !== 'start') continue;
    watch.pass(walk.head());
    const body = row.row === 'entry' ? walk.body() : null;
    if (body) claims.take(body);
  }
  return found(walk.end() ?? archiveFault(walk, claims), true);
}

/** The remaining chain must record what was moved out: otherwise anybody could have removed it. */
function archiveFault(walk: ChainWalk, { archives }: ChainClaims): Fault | null {
  const start = walk.start();
  if (!start || !walk.isAtHead()) return null;
  return archives.get(start.sequence) === start.hash ? null : 'ARCHIVE_UNRECORDED';
}

function acknowledgedAt(walk: ChainWalk, claims: ChainClaims): string {
  return claims.acknowledgedAt() || (walk.start()?.acknowledgedAt ?? '');
}

interface Beside extends Pick<VerifyOptions, 'beside' | 'ownersFound'> {
  readonly claims: ChainClaims;
}

function besideOf({ beside, ownersFound, claims }: Beside): ReadonlyArray<BesideFault> {
  const owners = ownersFound ? (claims.owners() ?? []) : [];
  const missing = owners.filter((owner) => !isKept(owner, ownersFound));
  return [
    ...(beside ? besideFaults(beside, claims) : []),
    ...missing.map((owner) => ({ fault: 'ANCHOR_MISSING' as const, what: `anchors of ${owner}` })),
  ];
}

/** Anchors of a former department are kept by its successors. */
function isKept(owner: string, found: VerifyOptions['ownersFound']): boolean {
  const successors = FORMER_NAMES.successors[owner] ?? [owner];
  return found?.has(owner) === true || successors.every((one) => found?.has(one));
}

function earlier(one: PlacedFault | null, other: PlacedFault | null): PlacedFault | null {
  if (!one || !other) return one ?? other;
  return one.sequence < other.sequence ? one : other;
}

interface Walked {
  readonly walk: ChainWalk;
  readonly claims: ChainClaims;
  readonly anchors: number;
}

function verification(
  { walk, claims, anchors }: Walked,
  firstBroken: PlacedFault | null,
  beside: ReadonlyArray<BesideFault>,
): Verification {
  const head = walk.head();
  const counts = { entries: head.sequence - walk.from(), seals: walk.seals(), anchors };
  const cutAcknowledgedAt = acknowledgedAt(walk, claims) || null;
  const isBroken = firstBroken !== null || beside.length > 0;
  return {
    verdict: isBroken ? 'BROKEN' : verdictOf(counts, cutAcknowledgedAt !== null),
    ...counts,
    head: head.sequence === 0 ? null : head,
    archivedUpTo: walk.from(),
    firstBroken,
    beside,
    cutAcknowledgedAt,
    unsealed: walk.unsealed(),
    withoutOutcome: walk.withoutOutcome(),
  };
}

function verdictOf(
  { seals, anchors }: { readonly seals: number; readonly anchors: number },
  wasCut: boolean,
): Verdict {
  if (wasCut) return 'CUT_ACKNOWLEDGED';
  return seals > 0 && anchors > 0 ? 'WHOLE' : 'UNWITNESSED';
}
