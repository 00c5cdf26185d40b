import type { Json } from './canonical-json';
import type { OperationRow, SealRow, StartRow } from '../exported-row';
import { hasher } from './hasher';

/** The state of a walk. */
export interface WalkState {
  sequence: number;
  hash: string;
  /** A row that belongs to the entry that follows. */
  operation: OperationRow | null;
  seal: SealRow | null;
  readonly operations: Set<string>;
  /** Intents that have no outcome yet. */
  readonly open: Set<number>;
  seals: number;
  lastSeal: Pick<SealRow, 'hash' | 'lastSequence'> | null;
  /** The part being walked began here; null at the genesis. */
  start: StartRow | null;
  /** The last entry before the walk, known only by its hash. */
  from: number;
  /** Earlier intents whose outcome was found. */
  readonly endedBefore: Set<number>;
  /** The body of the last entry. */
  body: { readonly [name: string]: Json } | null;
  /** Whether an archived part ends here. */
  isAtBoundary: boolean;
  hasEnded: boolean;
}

/** Before the first row. */
export function atGenesis(): WalkState {
  return {
    sequence: 0,
    hash: hasher('sha256').genesis,
    operation: null,
    seal: null,
    operations: new Set(),
    open: new Set(),
    seals: 0,
    lastSeal: null,
    start: null,
    from: 0,
    endedBefore: new Set(),
    body: null,
    isAtBoundary: false,
    hasEnded: false,
  };
}
