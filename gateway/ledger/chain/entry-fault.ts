import { canonicalJson, isMembers, parseCanonicalJson, type Json } from './canonical-json';
import { concernsOf } from '../concerns';
import { ENTRY_KINDS, SEALED } from './entry-body';
import type { EntryRow } from '../exported-row';
import type { Fault } from './faults';
import { knownHasher } from './hasher';
import type { WalkState } from './walk-state';

type Body = { readonly [name: string]: Json };

/**
 * What is wrong with an entry at this place of the chain; if nothing is, null, and its intent is
 * marked as open or closed.
 */
export function entryFault(row: EntryRow, state: WalkState): Fault | null {
  return linkFault(row, state) ?? bodyFault(row, state);
}

function linkFault(row: EntryRow, { sequence, hash }: WalkState): Fault | null {
  if (row.sequence !== sequence + 1) return 'SEQUENCE_GAP';
  if (row.previousHash !== hash) return sequence === 0 ? 'GENESIS_WRONG' : 'LINK_BROKEN';
  const hashing = knownHasher(row.hashAlg);
  if (!hashing) return 'HASH_ALG_UNKNOWN';
  return hashing.hash(row.previousHash + row.body) === row.hash ? null : 'HASH_WRONG';
}

function bodyFault(row: EntryRow, state: WalkState): Fault | null {
  const body = parseCanonicalJson(row.body);
  if (!isMembers(body) || !isKind(body['kind'])) return 'BODY_MALFORMED';
  if (body['sequence'] !== row.sequence || body['hashAlg'] !== row.hashAlg)
    return 'BODY_OF_ANOTHER_ROW';
  if (doesDiffer(row, body)) return 'FACTS_DIFFER';
  state.body = body;
  return (
    operationFault(body, state) ?? outcomeFault(body, state) ?? rememberedSealFault(body, state)
  );
}

/** What the database computed from a body is exported only if it differs. */
function doesDiffer({ facts, concerns, body: text }: EntryRow, body: Body): boolean {
  if (facts !== undefined && canonicalJson(facts) !== text) return true;
  return concerns !== undefined && canonicalJson(concerns) !== canonicalJson(concernsOf(body));
}

function isKind(kind: Json | undefined): boolean {
  return ENTRY_KINDS.some((known) => known === kind);
}

function operationFault(body: Body, { operation, operations }: WalkState): Fault | null {
  const cited = isMembers(body['operation']) ? body['operation']['hash'] : undefined;
  const isCounted = body['kind'] === 'REFUSAL' && isMembers(body['counted']);
  const doesCite = !isCounted && (body['kind'] === 'INTENT' || body['kind'] === 'REFUSAL');
  if (!doesCite) return operation ? 'OPERATION_UNCITED' : null;
  if (typeof cited !== 'string') return 'BODY_MALFORMED';
  if (operation) return operation.hash === cited ? null : 'OPERATION_UNCITED';
  return operations.has(cited) ? null : 'OPERATION_MISSING';
}

function outcomeFault(body: Body, { open, from, endedBefore }: WalkState): Fault | null {
  if (body['kind'] === 'INTENT' && typeof body['sequence'] === 'number') open.add(body['sequence']);
  if (body['kind'] !== 'OUTCOME') return null;
  const { intent } = body;
  if (typeof intent !== 'number') return 'OUTCOME_UNMATCHED';
  if (intent <= from && intent > 0 && !endedBefore.has(intent)) {
    endedBefore.add(intent);
    return null;
  }
  return open.delete(intent) ? null : 'OUTCOME_UNMATCHED';
}

/** Each seal is followed by the event that names its hash, and each such event follows its seal. */
function rememberedSealFault(body: Body, { seal }: WalkState): Fault | null {
  const isMemory = body['kind'] === 'EVENT' && body['event'] === SEALED;
  if (!isMemory) return seal ? 'SEAL_UNRECORDED' : null;
  const remembered = isMembers(body['facts']) ? body['facts']['seal'] : undefined;
  return seal && remembered === seal.hash ? null : 'SEAL_MISSING';
}
