import type { OperationRow, SealRow } from './exported-row';
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
  lastSeal: SealRow | null;
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
    hasEnded: false,
  };
}
