import { errorCodeOf } from '../../../shared/errors/error-code';
import { draftCommitter, type Placed } from './commit-drafts';
import { countedDraft, eventDraft, intentDraft, outcomeDraft, type Draft } from '../draft';
import { SEALED } from './entry-body';
import { groupCommit } from './group-commit';
import { hasher, type Hasher } from './hasher';
import {
  openLedgerConnection,
  TIMEOUT_MS,
  type LedgerConnectionOptions,
} from '../ledger-connection';
import type { BegunEntry, Intent, Ledger } from '../entries';
import { recordUnavailable } from '../audit-unavailable';

/** How the audit log is opened. */
export interface LedgerOptions extends LedgerConnectionOptions {
  /** How entries are hashed: `sha256` unless given. */
  readonly hashAlg?: string;
  /** Called with the cause of a failure, for the log; callers get only AUDIT_UNAVAILABLE. */
  readonly onFailure?: (cause: unknown) => void;
}

/** The most entries in one transaction. */
const MOST_IN_GROUP = 256;
/**
 * The heaviest group: the largest possible operations of one caller must not make those of others
 * time out.
 */
const HEAVIEST_GROUP = 1 << 20;
/** How long an entry waits for its group, in statement timeouts. */
const PATIENCE = 2.5;

/**
 * Opens the audit log for appending. Several processes may append to one database at once; entries
 * that wait while a commit is in progress are committed together. Throws SETTINGS_INVALID for an
 * unknown `hashAlg`.
 */
export function openLedger(options: LedgerOptions): Ledger {
  const hashing = hasher(options.hashAlg ?? 'sha256');
  const connection = openLedgerConnection(options);
  const commitDrafts = draftCommitter(connection, hashing);
  const submit = groupCommit<Draft, Placed>({
    commit: (drafts) =>
      commitDrafts(drafts).catch((thrown: unknown) => {
        options.onFailure?.(thrown);
        throw thrown;
      }),
    most: MOST_IN_GROUP,
    weightOf: ({ weight }) => weight,
    heaviest: HEAVIEST_GROUP,
    patienceMs: PATIENCE * (options.timeoutMs ?? TIMEOUT_MS),
    isOfOneItem,
    givenUp: recordUnavailable,
  });
  const append = (draft: Draft) => submit(draft).catch(concealed);
  return {
    begin: async (intent) => {
      const placed = await append(intentDraft(intent, hashing));
      return begun(intent, placed, { append, hashing });
    },
    count: async (counted) => {
      await append(countedDraft(counted, hashing));
    },
    note: async (event) => {
      if (event.event === SEALED) throw new TypeError(`Only the ledger itself notes ${SEALED}.`);
      await append(eventDraft(event, hashing));
    },
    close: () => connection.close(),
  };
}

interface Appending {
  readonly append: (draft: Draft) => Promise<Placed>;
  readonly hashing: Hasher;
}

function begun(
  { reads, traceId }: Intent,
  { sequence, exhausted }: Placed,
  { append, hashing }: Appending,
): BegunEntry {
  const isRefusal = reads.every(({ grant }) => grant !== null && exhausted.has(grant.id));
  let hasEnded = false;
  return {
    sequence,
    exhausted: [...exhausted],
    end: async (outcome) => {
      // An outcome whose commit failed may still be on record, so it is never written twice.
      if (hasEnded)
        throw new TypeError('An intent has one outcome, and this one has ended already.');
      hasEnded = true;
      if (!isRefusal) await append(outcomeDraft(outcome, { intent: sequence, traceId }, hashing));
    },
  };
}

/** Classes of SQLSTATE that are caused by one entry's data: data, integrity, limits. */
const OF_DATA = /^(22|23|54)/;

function isOfOneItem(thrown: unknown): boolean {
  return thrown instanceof TypeError || OF_DATA.test(errorCodeOf(thrown) ?? '');
}

function concealed(thrown: unknown): never {
  throw thrown instanceof TypeError ? thrown : recordUnavailable();
}
