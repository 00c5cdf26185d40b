import type { TrustedKeys } from '../../shared/identity/gateway-keys';
import type { Head } from './chain';
import { entryFault } from './entry-fault';
import type { EntryRow, ExportedRow, OperationRow, SealRow } from './exported-row';
import type { Fault } from './faults';
import { knownHasher } from './hasher';
import { sealFault } from './seal-fault';
import { atGenesis, type WalkState } from './walk-state';

/** A chain being walked, row by row. */
export interface ChainWalk {
  /** Takes the next row; its fault, after which the walk is over, or null. */
  take(row: ExportedRow): Fault | null;
  /** The fault of ending here, or null. */
  end(): Fault | null;
  /** The last entry in order. */
  head(): Head;
  seals(): number;
  unsealed(): number;
  withoutOutcome(): number;
}

/** Begins a walk; seals are checked with these keys. */
export function chainWalk(keys: TrustedKeys): ChainWalk {
  const state = atGenesis();
  return {
    take: (row) => (state.hasEnded ? 'ROW_OUT_OF_PLACE' : taken(state, row, keys)),
    end: () => (state.hasEnded ? null : 'HEAD_MISSING'),
    head: () => ({ sequence: state.sequence, hash: state.hash }),
    seals: () => state.seals,
    unsealed: () => state.sequence - (state.lastSeal?.lastSequence ?? 0),
    withoutOutcome: () => state.open.size,
  };
}

function taken(state: WalkState, row: ExportedRow, keys: TrustedKeys): Fault | null {
  if (row.row === 'unreadable') return 'ROW_UNREADABLE';
  if (row.row === 'operation') return operationTaken(state, row);
  if (row.row === 'seal') return sealTaken(state, row, keys);
  if (row.row === 'entry') return entryTaken(state, row);
  state.hasEnded = true;
  if (state.operation) return 'OPERATION_UNCITED';
  if (state.seal) return 'SEAL_UNRECORDED';
  return row.sequence === state.sequence && row.hash === state.hash ? null : 'HEAD_WRONG';
}

function operationTaken(state: WalkState, row: OperationRow): Fault | null {
  const hashing = knownHasher(row.hashAlg);
  if (!hashing) return 'HASH_ALG_UNKNOWN';
  if (state.operation ?? state.seal) return 'ROW_OUT_OF_PLACE';
  if (row.firstSequence !== state.sequence + 1) return 'ROW_OUT_OF_PLACE';
  if (hashing.hash(row.text) !== row.hash || state.operations.has(row.hash))
    return 'OPERATION_ALTERED';
  state.operation = row;
  return null;
}

function sealTaken(state: WalkState, row: SealRow, keys: TrustedKeys): Fault | null {
  if (state.operation ?? state.seal) return 'ROW_OUT_OF_PLACE';
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
