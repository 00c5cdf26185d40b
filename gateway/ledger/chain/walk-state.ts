import type { Json } from './canonical-json';
import type { OperationRow, SealRow, StartRow } from '../exported-row';
import { hasher } from './hasher';

/** What a walk has come by. */
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
  /** Last entry before all that was walked: what lies before is known by its hash alone. */
  from: number;
  /** Intents from before that have had their outcome. */
  readonly endedBefore: Set<number>;
  /** The body of the entry taken last. */
  body: { readonly [name: string]: Json } | null;
  /** Whether a part that was moved out ends here. */
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
