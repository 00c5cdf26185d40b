import type { KeyObject } from 'node:crypto';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { AccessDecisions } from '../../shared/sharing/access-decisions';
import { grantSettler, type SettleAccess } from '../../shared/sharing/settle-grants';
import type { Share, SharedOperation } from '../../shared/sharing/sharer';
import { drawsQuota } from '../ledger/draft';
import type { BegunEntry, Intent, Ledger } from '../ledger/entries';
import type { RefusedOperation } from '../ledger/refusal-counter';
import { keyHashes } from './key-hashes';
import { recordableOperation, type RecordableOperation } from './normalised-operation';
import { activeReads, needsAudit, auditFacts, auditedCaller } from './audit-facts';
import { rowCounts } from './row-counts';
import { unrecorded } from './unrecorded';

/** One operation and its caller. */
export interface AuditableRequest {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly access: AccessDecisions;
  readonly requestId: string;
  /** Address of the caller; null if it is unknown. */
  readonly address: string | null;
}

/** An operation that may be executed: the part that is allowed, and its intent in the audit log. */
export interface Admitted {
  readonly shared: SharedOperation;
  /** The permits by which it was finally cut. */
  readonly access: AccessDecisions;
  /** Null if it is not recorded in the audit log. */
  readonly record: OpenAudit | null;
}

/** An intent that is in the audit log and waits for its outcome. */
export interface OpenAudit {
  readonly sequence: number;
  /** Writes the outcome; if it rejects with AUDIT_UNAVAILABLE, nothing may be answered. */
  end(answer: EndedAnswer): Promise<void>;
}

/** The answer to an operation. */
export interface EndedAnswer {
  readonly data: unknown;
  readonly subgraphs: Iterable<string>;
  readonly hasFailed: boolean;
}

/** A counter of refusals, here or in another process; it rejects if that one does not answer. */
export interface RefusalTaking {
  takes(refused: RefusedOperation): boolean | Promise<boolean>;
}

/** Dependencies of sharing and recording. */
export interface AuditKeeping {
  readonly ledger: Ledger;
  /** Counts the refusals that are not written one by one. */
  readonly refusals: RefusalTaking;
  /** Hashes the keys that operations look up. */
  readonly keyHashKey: KeyObject;
  readonly now: () => Date;
  /** Called with the reason why the audit log could not be written; for the server log. */
  readonly onUnrecorded: (fault: unknown, requestId: string) => void;
}

/** An operation whose intent is being written. */
export interface Admission {
  /**
   * What may be read meanwhile, if nothing of it is seen before `settled` has a record; null if
   * that must be awaited: quotas are drawn, or there is nothing but refusals.
   */
  readonly ahead: Pick<Admitted, 'access' | 'shared'> | null;
  /** The operation as it may be executed; resolves when its intent is durable. */
  readonly settled: Promise<Admitted>;
}

/** Cuts an operation, and begins to write its intent. */
export type AdmitToAudit = (request: AuditableRequest, share: Share) => Admission;

/**
 * Shares and records operations. If the audit log cannot be written, what must be recorded is cut
 * too; so is what depends on a grant whose daily quota is used up. Without an audit log (a
 * supergraph that is not ours) operations are only shared.
 */
export function admitToAudit(keeping: AuditKeeping | null): AdmitToAudit {
  const kept = new WeakMap<DocumentNode, Map<string, RecordableOperation>>();
  const recordable = ({ schema, document, operationName }: AuditableRequest) => {
    const byName = kept.get(document) ?? new Map<string, RecordableOperation>();
    kept.set(document, byName);
    const name = operationName ?? '';
    const known = byName.get(name) ?? recordableOperation(schema, document, operationName);
    byName.set(name, known);
    return known;
  };
  return (request, share) => {
    const settle = grantSettler(share, request, request.access);
    const access = settle(NONE);
    const shared = share(request, access);
    const allowed = { shared, access };
    if (!keeping || !needsAudit(shared, access)) return unaudited(allowed);
    const settled = { ...request, access };
    const { variables } = request;
    const without = (exhausted: ReadonlySet<string>) => {
      const { filtered } = share(request, settle(exhausted));
      return auditFacts({ filtered, access: settle(exhausted), variables });
    };
    const parts = { shared, recordable: recordable(request), keeping };
    const intent = { ...intentOf(settled, parts), without };
    if (intent.reads.length === 0 && intent.refusals.length === 0) return unaudited(allowed);
    const written = async (): Promise<Admitted> => {
      try {
        if (await isCounted(intent, request, keeping)) return { ...allowed, record: null };
        const begun = await keeping.ledger.begin(intent);
        return recorded(request, share, { begun, keeping, settle });
      } catch (fault) {
        keeping.onUnrecorded(fault, request.requestId);
        return unrecorded(settled, share);
      }
    };
    const mustWait = intent.reads.length === 0 || drawsQuota(intent);
    return { ahead: mustWait ? null : allowed, settled: written() };
  };
}

function unaudited(allowed: Pick<Admitted, 'access' | 'shared'>): Admission {
  return { ahead: null, settled: Promise.resolve({ ...allowed, record: null }) };
}

/**
 * Refusals of the public, and of names beyond their limit, are only counted: nothing is read, so
 * there is nothing to wait for.
 */
function isCounted(
  { at, caller, operation, reads, refusals }: Intent,
  { address }: AuditableRequest,
  keeping: AuditKeeping,
): boolean | Promise<boolean> {
  if (reads.length > 0) return false;
  return keeping.refusals.takes({ at, caller, address, refusals, operation });
}

interface IntentParts {
  readonly shared: SharedOperation;
  readonly recordable: RecordableOperation;
  readonly keeping: AuditKeeping;
}

function intentOf(
  { access, variables, requestId }: AuditableRequest,
  { shared, recordable, keeping }: IntentParts,
): Intent {
  return {
    at: keeping.now(),
    traceId: requestId,
    caller: auditedCaller(access.caller),
    operation: recordable.operation,
    ...auditFacts({ filtered: shared.filtered, access, variables }),
    keyHashes: keyHashes(recordable, variables, keeping.keyHashKey),
  };
}

interface AdmittedEntry {
  readonly begun: BegunEntry;
  readonly keeping: AuditKeeping;
  readonly settle: SettleAccess;
}

const NONE: ReadonlySet<string> = new Set();

function recorded(
  request: AuditableRequest,
  share: Share,
  { begun, keeping, settle }: AdmittedEntry,
): Admitted {
  const { exhausted, sequence } = begun;
  const access = settle(new Set(exhausted));
  const shared = share(request, access);
  const { filtered } = shared;
  const end = ({ data, subgraphs, hasFailed }: EndedAnswer) =>
    begun.end({
      at: keeping.now(),
      outcome: hasFailed ? 'FAILED' : 'ANSWERED',
      rows: rowCounts(
        data,
        activeReads(filtered, request.variables),
        auditedDatasets(shared, access),
      ),
      subgraphs: [...subgraphs].sort(),
    });
  return { shared, access, record: { sequence, end } };
}

function auditedDatasets({ ids }: SharedOperation, access: AccessDecisions): ReadonlyArray<string> {
  return ids.filter((id) => {
    const decision = access.decisionOf(id);
    return decision.isAllowed && decision.isAudited;
  });
}
