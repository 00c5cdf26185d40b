import type { TrustedKeys } from '../../../shared/identity/keys/gateway-keys';
import type { Head } from './chain';
import { entryFault } from './entry-fault';
import type { Json } from './canonical-json';
import type {
  EndRow,
  EntryRow,
  ExportedRow,
  OperationRow,
  SealRow,
  StartRow,
} from '../exported-row';
import type { Fault } from './faults';
import { knownHasher } from './hasher';
import { sealFault } from '../seals/seal-fault';
import { atGenesis, type WalkState } from './walk-state';

/** A walk along the chain, row by row. */
export interface ChainWalk {
  /** Processes the next row; returns its fault, which ends the walk, or null. */
  take(row: ExportedRow): Fault | null;
  /** The fault if the rows end here, or null. */
  end(): Fault | null;
  /** The last entry in order. */
  head(): Head;
  /** The body of the last entry. */
  body(): { readonly [name: string]: Json } | null;
  /** Where the last part began; null if nothing was moved out. */
  start(): StartRow | null;
  /** Whether the rows ended at the head of the chain, not at the end of an archived part. */
  isAtHead(): boolean;
  /** The last entry before the walk. */
  from(): number;
  seals(): number;
  unsealed(): number;
  withoutOutcome(): number;
}

/** Begins a walk; seals are checked with these keys. */
export function chainWalk(keys: TrustedKeys): ChainWalk {
  const state = atGenesis();
  return {
    take: (row) => (state.hasEnded ? 'ROW_OUT_OF_PLACE' : taken(state, row, keys)),
    end: () => (state.hasEnded || state.isAtBoundary ? null : 'HEAD_MISSING'),
    head: () => ({ sequence: state.sequence, hash: state.hash }),
    body: () => state.body,
    start: () => state.start,
    isAtHead: () => state.hasEnded,
    from: () => state.from,
    seals: () => state.seals,
    unsealed: () => state.sequence - (state.lastSeal?.lastSequence ?? 0),
    withoutOutcome: () => state.open.size,
  };
}

function taken(state: WalkState, row: ExportedRow, keys: TrustedKeys): Fault | null {
  if (row.row === 'unreadable') return 'ROW_UNREADABLE';
  if (row.row === 'start') return startTaken(state, row);
  if (state.isAtBoundary) return 'ROW_OUT_OF_PLACE';
  if (row.row === 'end') return endTaken(state, row);
  if (row.row === 'operation') return operationTaken(state, row);
  if (row.row === 'seal') return sealTaken(state, row, keys);
  if (row.row === 'entry') return entryTaken(state, row);
  state.hasEnded = true;
  if (state.operation) return 'OPERATION_UNCITED';
  if (state.seal) return 'SEAL_UNRECORDED';
  return row.sequence === state.sequence && row.hash === state.hash ? null : 'HEAD_WRONG';
}

/** A part begins at the start of the walk, or exactly where the previous part ended. */
function startTaken(state: WalkState, row: StartRow): Fault | null {
  if (state.isAtBoundary) {
    if (!continues(state, row)) return 'ARCHIVE_GAP';
    Object.assign(state, { seal: null, start: row, isAtBoundary: false }); // Its seal is repeated.
    return null;
  }
  if (state.sequence > 0 || state.operation || state.seal || state.start) return 'ROW_OUT_OF_PLACE';
  const { sequence, hash, previousSeal, previousSealLast } = row;
  const lastSeal = { hash: previousSeal, lastSequence: previousSealLast };
  Object.assign(state, { sequence, hash, lastSeal, start: row, from: sequence });
  return null;
}

function continues({ sequence, hash, seal, lastSeal }: WalkState, row: StartRow): boolean {
  const isPlace = row.sequence === sequence && row.hash === hash;
  const isBefore = !lastSeal || row.previousSeal === lastSeal.hash;
  return isPlace && isBefore && row.seal === seal?.hash;
}

function endTaken(state: WalkState, row: EndRow): Fault | null {
  const doesFit = row.sequence === state.sequence && row.hash === state.hash;
  if (!doesFit || !state.seal || state.operation) return 'ARCHIVE_GAP';
  state.isAtBoundary = true;
  return null;
}

/** A text that was first cited before this part follows its start row. */
function isFromBefore({ start, sequence, seal }: WalkState, row: OperationRow): boolean {
  return start !== null && sequence === start.sequence && !seal && row.firstSequence <= sequence;
}

function operationTaken(state: WalkState, row: OperationRow): Fault | null {
  const hashing = knownHasher(row.hashAlg);
  if (!hashing) return 'HASH_ALG_UNKNOWN';
  if (state.operation ?? state.seal) return 'ROW_OUT_OF_PLACE';
  if (isFromBefore(state, row)) {
    if (hashing.hash(row.text) !== row.hash) return 'OPERATION_ALTERED';
    state.operations.add(row.hash);
    return null;
  }
  if (row.firstSequence !== state.sequence + 1) return 'ROW_OUT_OF_PLACE';
  if (hashing.hash(row.text) !== row.hash || state.operations.has(row.hash))
    return 'OPERATION_ALTERED';
  state.operation = row;
  return null;
}

function sealTaken(state: WalkState, row: SealRow, keys: TrustedKeys): Fault | null {
  if (state.operation ?? state.seal) return 'ROW_OUT_OF_PLACE';
  const { start, sequence } = state;
  if (start && sequence === start.sequence && row.hash !== start.seal) return 'SEAL_MISSING';
  const fault = sealFault(row, state, keys);
  if (!fault) state.seal = row;
  return fault;
}

function entryTaken(state: WalkState, row: EntryRow): Fault | null {
  const fault = entryFault(row, state);
  if (fault) return fault;
  if (state.operation) state.operations.add(state.operation.hash);
  if (state.seal) {
    state.lastSeal = state.seal;
    state.seals += 1;
  }
  Object.assign(state, { sequence: row.sequence, hash: row.hash, operation: null, seal: null });
  return null;
}
