import { statement } from '../../../../shared/data/statement';
import { float, instant, int, nullable, text, uuid } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { Organisation } from '../../../../shared/identity/caller';
import type { DataRequestRow } from '../request-row';

/** Most drafts that one person, and one organisation, may have at once. */
const MOST_DRAFTS = { person: 50, organisation: 200 } as const;

/** Most requests that an organisation may draft within 24 hours, regardless of their state. */
const MOST_A_DAY = 500;

const MIB = 1024 * 1024;

const MOST_DOCUMENTS = 20;

const MOST_REQUEST_MIB = 50;

const MOST_ORGANISATION_MIB = 1024;

/** The caller who drafts a request, and the time. */
export interface Drafter {
  readonly applicant: Organisation;
  readonly subject: string;
  readonly now: Date;
}

/** Throws STORE_LIMIT_REACHED if a person or its organisation has reached the limit of drafts. */
export async function requireRoomForDraft(
  transaction: Transaction,
  { applicant: { kind, id }, subject, now }: Drafter,
): Promise<void> {
  await oneAtATime(transaction, `draft ${kind} ${id}`);
  const [found] = await transaction.query(DRAFTS, [kind, id, subject, now]);
  const { own = 0, all = 0, today = 0 } = found ?? {};
  if (own >= MOST_DRAFTS.person)
    throw full(`A person may have at most ${String(MOST_DRAFTS.person)} drafts at once.`);
  if (all >= MOST_DRAFTS.organisation)
    throw full(
      `An organisation may have at most ${String(MOST_DRAFTS.organisation)} drafts at once.`,
    );
  if (today >= MOST_A_DAY)
    throw full(`An organisation may draft at most ${String(MOST_A_DAY)} requests within 24 hours.`);
}

/** A document to store with a request. */
export interface DocumentToKeep {
  readonly request: DataRequestRow;
  readonly uploadedAs: 'OWNER' | 'APPLICANT';
  readonly bytes: number;
}

/**
 * Throws STORE_LIMIT_REACHED if a request or an organisation would exceed the limit of documents.
 */
export async function requireRoomForDocument(
  transaction: Transaction,
  { request, uploadedAs, bytes }: DocumentToKeep,
): Promise<void> {
  const kept = await keptWith(transaction, request.id);
  if (kept.count >= MOST_DOCUMENTS)
    throw full(`A request may have at most ${String(MOST_DOCUMENTS)} documents.`);
  if (kept.bytes + bytes > MOST_REQUEST_MIB * MIB)
    throw full(
      `The documents of a request may have at most ${String(MOST_REQUEST_MIB)} MiB in total.`,
    );
  await requireRoomOf(transaction, { request, uploadedAs, bytes });
}

/**
 * Throws STORE_LIMIT_REACHED if a copy of the documents of a request would exceed the applicant's
 * limit.
 */
export async function requireRoomForCopies(
  transaction: Transaction,
  request: DataRequestRow,
): Promise<void> {
  const { bytes } = await keptWith(transaction, request.id);
  await requireRoomOf(transaction, { request, uploadedAs: 'APPLICANT', bytes });
}

async function keptWith(transaction: Transaction, requestId: string) {
  const [found] = await transaction.query(KEPT_WITH_REQUEST, [requestId]);
  return found ?? { count: 0, bytes: 0 };
}

async function requireRoomOf(
  transaction: Transaction,
  { request, uploadedAs, bytes }: DocumentToKeep,
): Promise<void> {
  const { applicantKind, applicantId, ownerId } = request;
  const isOwner = uploadedAs === 'OWNER';
  const whose = isOwner ? `owner ${ownerId ?? ''}` : `${applicantKind} ${applicantId}`;
  await oneAtATime(transaction, `document ${whose}`);
  const [found] = await transaction.query(KEPT_BY, [
    uploadedAs,
    applicantKind,
    applicantId,
    ownerId,
  ]);
  if ((found?.bytes ?? 0) + bytes <= MOST_ORGANISATION_MIB * MIB) return;
  throw full(
    `An organisation may store documents of at most ${String(MOST_ORGANISATION_MIB)} MiB in total.`,
  );
}

/**
 * Takes a lock until the transaction ends: two concurrent calls could exceed the limit together.
 */
async function oneAtATime(transaction: Transaction, what: string): Promise<void> {
  await transaction.query(ONE_AT_A_TIME, [what]);
}

function full(message: string): RiverGateError {
  return new RiverGateError('STORE_LIMIT_REACHED', `${message} (已达上限)`);
}

/** Drafts of the person $3 and of an organisation, and its requests of the 24 hours before $4. */
export const DRAFTS = statement({
  text: `select count(*) filter (where state = 'DRAFT' and created_by = $3)::int as own,
      count(*) filter (where state = 'DRAFT')::int as all,
      count(*) filter (where created_at > $4::timestamptz - interval '1 day')::int as today
    from exchange.request where applicant_kind = $1 and applicant_id = $2`,
  columns: { own: int(), all: int(), today: int() },
  parameters: [text(), text(), text(), instant()],
});

/** The number of documents of a request, and their total size. */
export const KEPT_WITH_REQUEST = statement({
  text: `select count(*)::int as count, coalesce(sum(octet_length(content)), 0)::float8 as bytes
    from exchange.request_attachment where request_id = $1`,
  columns: { count: int(), bytes: float() },
  parameters: [uuid()],
});

/** The total size of the documents of an applicant, or of an owner $4. */
export const KEPT_BY = statement({
  text: `select coalesce(sum(octet_length(a.content)), 0)::float8 as bytes
    from exchange.request_attachment a join exchange.request r on r.id = a.request_id
    where a.uploaded_as = $1 and case when $1 = 'OWNER' then r.owner = $4
      else r.applicant_kind = $2 and r.applicant_id = $3 end`,
  columns: { bytes: float() },
  parameters: [text<DocumentToKeep['uploadedAs']>(), text(), text(), nullable(text())],
});

/** Waits for a lock by name. */
export const ONE_AT_A_TIME = statement({
  text: 'select from pg_advisory_xact_lock(hashtext($1))',
  parameters: [text()],
});
