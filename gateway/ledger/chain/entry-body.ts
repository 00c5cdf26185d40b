import { canonicalJson } from './canonical-json';
import type { Hasher } from './hasher';
import { recordable, auditedInstant } from '../recordable';
import type {
  CountedRefusals,
  HubEvent,
  Intent,
  NormalisedOperation,
  Outcome,
  AuditedCaller,
  AuditedRead,
  AuditedRefusal,
} from '../entries';

/** Kinds of entries: a REFUSAL is an intent that read nothing, so no outcome follows. */
export const ENTRY_KINDS = ['INTENT', 'OUTCOME', 'REFUSAL', 'EVENT'] as const;

/**
 * Hash algorithm for the texts of operations: part of the contract with the code that normalises
 * them.
 */
export const OPERATION_HASH_ALG = 'sha256';

/** The event by which the chain itself records each of its seals. */
export const SEALED = 'SEALED';

/**
 * Version of the form and words of bodies. Version 1 has `posts`, `NOBODY` and `POST`, and the
 * former ids of datasets and departments; it is read through `shared/domain/former-names.ts`.
 */
const VERSION = 2;

/** The canonical JSON of a body around its place in the chain, which is only known under the lock. */
export interface BodyText {
  readonly beforePlace: string;
  readonly afterPlace: string;
}

/** The body of an intent; reads that depend on an `exhausted` grant are written as refused. */
export function intentBody(
  intent: Intent,
  { alg, keyedAlg }: Hasher,
  exhausted: ReadonlySet<string>,
): BodyText {
  const reads = intent.reads.filter((read) => !restsOn(read, exhausted));
  const overQuota = intent.reads.filter((read) => restsOn(read, exhausted));
  // All members are in canonical order, so that JSON.stringify writes canonical JSON at half the
  // cost.
  const before = {
    at: auditedInstant(intent.at),
    caller: callerMembers(intent.caller),
    hashAlg: alg,
    keyHashes: { alg: keyedAlg, values: intent.keyHashes },
    kind: reads.length === 0 ? 'REFUSAL' : 'INTENT',
    operation: operationMembers(intent.operation),
    reads: reads.map(readMembers),
    refusals: [...intent.refusals.map(refusalMembers), ...overQuota.map(quotaMembers)],
  };
  const after = { traceId: recordable(intent.traceId), version: VERSION };
  return around(JSON.stringify(before), JSON.stringify(after));
}

/** The body of the counted refusals of a minute: a REFUSAL that stands for many. */
export function countedBody(
  { at, from, caller, address, isRest, count, refusals, sample }: CountedRefusals,
  { alg, keyedAlg }: Hasher,
): BodyText {
  requireCount('refusals', count);
  const counted = {
    address: address === null ? null : { alg: keyedAlg, value: address },
    count,
    from: auditedInstant(from),
    isRest,
    sample: sample && { hash: sample.hash, hashAlg: OPERATION_HASH_ALG, text: sample.text },
  };
  const before = {
    at: auditedInstant(at),
    caller: callerMembers(caller),
    counted,
    hashAlg: alg,
    kind: 'REFUSAL',
    reads: [],
    refusals: refusals.map(refusalMembers),
  };
  return around(JSON.stringify(before), JSON.stringify({ traceId: null, version: VERSION }));
}

/** The body of the outcome of the intent at the place `intent`. */
export function outcomeBody(
  { at, outcome, rows, subgraphs }: Outcome,
  { alg }: Hasher,
  { intent, traceId }: { readonly intent: number; readonly traceId: string },
): BodyText {
  for (const [dataset, count] of Object.entries(rows)) requireCount(dataset, count);
  const when = auditedInstant(at);
  return around(
    canonicalJson({ at: when, hashAlg: alg, intent, kind: 'OUTCOME', outcome, rows }),
    canonicalJson({ subgraphs, traceId: recordable(traceId), version: VERSION }),
  );
}

/** The body of an event. */
export function eventBody(
  { at, event, facts, subject, traceId }: HubEvent,
  { alg }: Hasher,
): BodyText {
  const kept = Object.entries(facts).map(([name, fact]) => [
    recordable(name),
    typeof fact === 'string' ? recordable(fact) : fact,
  ]);
  const before = {
    at: auditedInstant(at),
    event: recordable(event),
    facts: Object.fromEntries(kept) as HubEvent['facts'], // The same names, with their values.
    hashAlg: alg,
    kind: 'EVENT',
  };
  const trace = traceId === null ? null : recordable(traceId);
  const after = { subject: recordable(subject), traceId: trace, version: VERSION };
  return around(canonicalJson(before), canonicalJson(after));
}

/** The member `sequence` sorts between the members of the two texts. */
function around(before: string, after: string): BodyText {
  return { beforePlace: `${before.slice(0, -1)},"sequence":`, afterPlace: `,${after.slice(1)}` };
}

function callerMembers({ kind, organisation, posts, purpose, subject }: AuditedCaller) {
  return {
    kind: kind === 'NOBODY' ? 'ANONYMOUS' : kind,
    organisation: organisation && { id: recordable(organisation.id), kind: organisation.kind },
    purpose: purpose === null ? null : recordable(purpose),
    roles: posts,
    subject: recordable(subject),
  };
}

function operationMembers({ hash, name }: NormalisedOperation) {
  return { hash, hashAlg: OPERATION_HASH_ALG, name: name === null ? null : recordable(name) };
}

/** Whether a read depends on a grant whose quota is used up. */
function restsOn({ grant }: AuditedRead, exhausted: ReadonlySet<string>): boolean {
  return grant !== null && exhausted.has(grant.id);
}

function readMembers({ because, cites, coordinates, dataset, grant, owner }: AuditedRead) {
  return {
    because: reasonWord(because),
    cites: cites === null ? null : recordable(cites),
    coordinates,
    dataset,
    grant: grant && { id: grant.id, operationsPerDay: grant.operationsPerDay },
    owner,
  };
}

function refusalMembers({ because, coordinates, dataset, grant, owner }: AuditedRefusal) {
  const grantMember = grant === undefined ? {} : { grant };
  return { because: reasonWord(because), coordinates, dataset, ...grantMember, owner };
}

function reasonWord(because: AuditedRead['because'] | AuditedRefusal['because']): string {
  return because === 'POST' ? 'ROLE' : because;
}

function quotaMembers({ coordinates, dataset, grant, owner }: AuditedRead) {
  return { because: 'QUOTA', coordinates, dataset, grant: grant?.id ?? null, owner };
}

function requireCount(dataset: string, rows: number): void {
  if (Number.isSafeInteger(rows) && rows >= 0) return;
  throw new TypeError(`Rows of ${dataset} must be counted, but got: ${String(rows)}.`);
}
