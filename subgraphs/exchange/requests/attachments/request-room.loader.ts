import type { Transaction } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { Organisation } from '../../../../shared/identity/caller';
import type { DataRequestRow } from '../request-row';

/** Drafts that one person, and all of an organisation, may have at once. */
const MOST_DRAFTS = { person: 50, organisation: 200 } as const;
/** Requests that an organisation may draft within 24 hours, whatever becomes of them. */
const MOST_A_DAY = 500;

const MIB = 1024 * 1024;
const MOST_DOCUMENTS = 20;
const MOST_REQUEST_MIB = 50;
const MOST_ORGANISATION_MIB = 1024;

/** Who drafts a request, and when. */
export interface Drafter {
  readonly applicant: Organisation;
  readonly subject: string;
  readonly now: Date;
}

/** Throws STORE_LIMIT_REACHED if a person or its organisation has as many drafts as it may. */
export async function requireRoomForDraft(
  { query }: Transaction,
  { applicant: { kind, id }, subject, now }: Drafter,
): Promise<void> {
  await oneAtATime(query, `draft ${kind} ${id}`);
  const [found] = await query<Readonly<Record<'own' | 'all' | 'today', number>>>(
    `select count(*) filter (where state = 'DRAFT' and created_by = $3)::int as own,
       count(*) filter (where state = 'DRAFT')::int as all,
       count(*) filter (where created_at > $4::timestamptz - interval '1 day')::int as today
     from exchange.request where applicant_kind = $1 and applicant_id = $2`,
    [kind, id, subject, now],
  );
  const { own = 0, all = 0, today = 0 } = found ?? {};
  if (own >= MOST_DRAFTS.person)
    throw full(`A person has at most ${String(MOST_DRAFTS.person)} drafts at once.`);
  if (all >= MOST_DRAFTS.organisation)
    throw full(`An organisation has at most ${String(MOST_DRAFTS.organisation)} drafts at once.`);
  if (today >= MOST_A_DAY)
    throw full(`An organisation drafts at most ${String(MOST_A_DAY)} requests a day.`);
}

/** A document to be kept with a request. */
export interface DocumentToKeep {
  readonly request: DataRequestRow;
  readonly uploadedAs: 'OWNER' | 'APPLICANT';
  readonly bytes: number;
}

/** Throws STORE_LIMIT_REACHED if a request or an organisation keeps as many documents as it may. */
export async function requireRoomForDocument(
  transaction: Transaction,
  { request, uploadedAs, bytes }: DocumentToKeep,
): Promise<void> {
  const kept = await keptWith(transaction, request.id);
  if (kept.count >= MOST_DOCUMENTS)
    throw full(`A request has at most ${String(MOST_DOCUMENTS)} documents.`);
  if (kept.bytes + bytes > MOST_REQUEST_MIB * MIB)
    throw full(`The documents of a request have at most ${String(MOST_REQUEST_MIB)} MiB together.`);
  await requireRoomOf(transaction, { request, uploadedAs, bytes });
}

/**
 * Throws STORE_LIMIT_REACHED if the applicant may not keep the documents of a request once more.
 */
export async function requireRoomForCopies(
  transaction: Transaction,
  request: DataRequestRow,
): Promise<void> {
  const { bytes } = await keptWith(transaction, request.id);
  await requireRoomOf(transaction, { request, uploadedAs: 'APPLICANT', bytes });
}

async function keptWith({ query }: Transaction, requestId: string) {
  const [found] = await query<{ readonly count: number; readonly bytes: number }>(
    `select count(*)::int as count, coalesce(sum(octet_length(content)), 0)::float8 as bytes
     from exchange.request_attachment where request_id = $1`,
    [requestId],
  );
  return found ?? { count: 0, bytes: 0 };
}

async function requireRoomOf(
  { query }: Transaction,
  { request, uploadedAs, bytes }: DocumentToKeep,
): Promise<void> {
  const { applicantKind, applicantId, ownerId } = request;
  const isOwner = uploadedAs === 'OWNER';
  const whose = isOwner ? `owner ${ownerId ?? ''}` : `${applicantKind} ${applicantId}`;
  await oneAtATime(query, `document ${whose}`);
  const [found] = await query<{ readonly bytes: number }>(
    `select coalesce(sum(octet_length(a.content)), 0)::float8 as bytes
     from exchange.request_attachment a join exchange.request r on r.id = a.request_id
     where a.uploaded_as = $1 and case when $1 = 'OWNER' then r.owner = $4
       else r.applicant_kind = $2 and r.applicant_id = $3 end`,
    [uploadedAs, applicantKind, applicantId, ownerId],
  );
  if ((found?.bytes ?? 0) + bytes <= MOST_ORGANISATION_MIB * MIB) return;
  throw full(
    `An organisation keeps documents of at most ${String(MOST_ORGANISATION_MIB)} MiB together.`,
  );
}

/** Two at once would both find room for one: the lock ends with the transaction. */
async function oneAtATime(query: Transaction['query'], what: string): Promise<void> {
  await query('select pg_advisory_xact_lock(hashtext($1))', [what]);
}

function full(message: string): RiverGateError {
  return new RiverGateError('STORE_LIMIT_REACHED', `${message} (已达上限)`);
}
