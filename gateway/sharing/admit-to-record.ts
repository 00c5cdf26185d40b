import type { KeyObject } from 'node:crypto';
import { getOperationAST, type DocumentNode, type GraphQLSchema } from 'graphql';
import { actionFacts, isAction } from '../../shared/identity/actions';
import { narrowedPermits, type Permits } from '../../shared/sharing/permits';
import { grantSettler, type SettlePermits } from '../../shared/sharing/settle-grants';
import type { Share, SharedOperation } from '../../shared/sharing/sharer';
import type { BegunRecord, Intent, Ledger } from '../ledger/record';
import type { RefusalCounter } from '../ledger/refusal-counter';
import { keyHashes } from './key-hashes';
import { recordableOperation, type RecordableOperation } from './normalised-operation';
import { activeReads, mustBeRecorded, recordFacts, recordedCaller } from './record-facts';
import { rowCounts } from './row-counts';

/** One operation, and who asks it. */
export interface RecordableRequest {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly permits: Permits;
  readonly requestId: string;
  /** Address that it came from; null where it is unknown. */
  readonly address: string | null;
}

/** An operation as it may be executed: what is left of it, and its intent on the record. */
export interface Admitted {
  readonly shared: SharedOperation;
  /** The permits that it was cut by at last. */
  readonly permits: Permits;
  /** Null where nothing of it goes on the record. */
  readonly record: OpenRecord | null;
}

/** An intent that stands on the record and waits for its outcome. */
export interface OpenRecord {
  readonly sequence: number;
  /** Writes the outcome; rejects with RECORD_UNAVAILABLE, and then nothing may be answered. */
  end(answer: EndedAnswer): Promise<void>;
}

/** What an operation was answered with. */
export interface EndedAnswer {
  readonly data: unknown;
  readonly subgraphs: Iterable<string>;
  readonly hasFailed: boolean;
}

/** What the record is kept with. */
export interface RecordKeeping {
  readonly ledger: Ledger;
  /** Counts the refusals that are not written one by one. */
  readonly refusals: Pick<RefusalCounter, 'takes'>;
  /** Hashes the keys that operations look up. */
  readonly keyHashKey: KeyObject;
  readonly now: () => Date;
  /** Told why the record could not be written, for the log. */
  readonly onUnrecorded: (fault: unknown, requestId: string) => void;
}

/** Cuts an operation, and writes its intent before anything of it is fetched. */
export type AdmitToRecord = (request: RecordableRequest, share: Share) => Promise<Admitted>;

/**
 * Shares and records operations. Where the record cannot be written, what must be on it is cut too; so
 * is what rests on a grant whose quota of the day is used up. Without a record (a supergraph that is
 * not ours) operations are only shared.
 */
export function admitToRecord(keeping: RecordKeeping | null): AdmitToRecord {
  const kept = new WeakMap<DocumentNode, Map<string, RecordableOperation>>();
  const recordable = ({ schema, document, operationName }: RecordableRequest) => {
    const byName = kept.get(document) ?? new Map<string, RecordableOperation>();
    kept.set(document, byName);
    const name = operationName ?? '';
    const known = byName.get(name) ?? recordableOperation(schema, document, operationName);
    byName.set(name, known);
    return known;
  };
  return async (request, share) => {
    const settle = grantSettler(share, request, request.permits);
    const permits = settle(NONE);
    const shared = share(request, permits);
    if (!keeping || !mustBeRecorded(shared, permits)) return { shared, permits, record: null };
    const settled = { ...request, permits };
    const { variables } = request;
    const without = (exhausted: ReadonlySet<string>) => {
      const { filtered } = share(request, settle(exhausted));
      return recordFacts({ filtered, permits: settle(exhausted), variables });
    };
    const parts = { shared, recordable: recordable(request), keeping };
    const intent = { ...intentOf(settled, parts), without };
    if (intent.reads.length === 0 && intent.refusals.length === 0)
      return { shared, permits, record: null };
    if (isCounted(intent, request, keeping)) return { shared, permits, record: null };
    try {
      const begun = await keeping.ledger.begin(intent);
      return recorded(request, share, { begun, keeping, settle });
    } catch (fault) {
      keeping.onUnrecorded(fault, request.requestId);
      return unrecorded(settled, share);
    }
  };
}

/** Refusals of the public, and of names beyond their bound, are counted: nothing is read, so nobody waits. */
function isCounted(
  { at, caller, operation, reads, refusals }: Intent,
  { address }: RecordableRequest,
  keeping: RecordKeeping,
): boolean {
  if (reads.length > 0) return false;
  return keeping.refusals.takes({ at, caller, address, refusals, operation });
}

interface IntentParts {
  readonly shared: SharedOperation;
  readonly recordable: RecordableOperation;
  readonly keeping: RecordKeeping;
}

function intentOf(
  { permits, variables, requestId }: RecordableRequest,
  { shared, recordable, keeping }: IntentParts,
): Intent {
  return {
    at: keeping.now(),
    traceId: requestId,
    caller: recordedCaller(permits.caller),
    operation: recordable.operation,
    ...recordFacts({ filtered: shared.filtered, permits, variables }),
    keyHashes: keyHashes(recordable, variables, keeping.keyHashKey),
  };
}

interface Begun {
  readonly begun: BegunRecord;
  readonly keeping: RecordKeeping;
  readonly settle: SettlePermits;
}

const NONE: ReadonlySet<string> = new Set();

function recorded(
  request: RecordableRequest,
  share: Share,
  { begun, keeping, settle }: Begun,
): Admitted {
  const { exhausted, sequence } = begun;
  const permits = settle(new Set(exhausted));
  const shared = share(request, permits);
  const { filtered } = shared;
  const end = ({ data, subgraphs, hasFailed }: EndedAnswer) =>
    begun.end({
      at: keeping.now(),
      outcome: hasFailed ? 'FAILED' : 'ANSWERED',
      rows: rowCounts(
        data,
        activeReads(filtered, request.variables),
        recordedDatasets(shared, permits),
      ),
      subgraphs: [...subgraphs].sort(),
    });
  return { shared, permits, record: { sequence, end } };
}

function recordedDatasets({ ids }: SharedOperation, permits: Permits): ReadonlyArray<string> {
  return ids.filter((id) => {
    const decision = permits.decisionOf(id);
    return decision.isAllowed && decision.isRecorded;
  });
}

function unrecorded(request: RecordableRequest, share: Share): Admitted {
  const isMutation =
    getOperationAST(request.document, request.operationName)?.operation === 'mutation';
  const permits = narrowedPermits(request.permits, {
    because: 'RECORD_UNAVAILABLE',
    toData: ({ isRecorded }) => isRecorded,
    toAct: (act) => isMutation || (isAction(act) && actionFacts(act).isRecorded),
  });
  return { shared: share(request, permits), permits, record: null };
}
