import { statement } from '../../../../shared/data/statement';
import { text } from '../../../../shared/data/sql-type';
import { RULED_DEADLINES } from '../../../../shared/domain/sharing-rules';
import type { Transaction } from '../../../../shared/data/database';
import { ownerOf } from '../../../../shared/sharing/dataset';
import { clockAfter, readClock, type DataRequestClock } from '../machine/request-clock';
import { requiredStep, type PastAct } from '../machine/request-machine';
import type { DataRequestState } from '../machine/request-vocabulary';
import { workingCalendar } from '../calendar/calendar.queries';
import { insertGrants } from '../grants/data-grant.store';
import { demoStories, type DemoStep, type DemoStory } from './demo-stories';
import { grantsOfDecision, firstDay } from '../grants/grants-of-decision';
import { decisionOf } from '../acts/request-decision';
import { requireNoFaults, drafted } from '../acts/request-draft';
import type {
  DecisionRow,
  PresentDataset,
  DataRequestEventRow,
  NewDataRequestEvent,
  DataRequestRow,
} from '../request-row';
import { insertEvent } from '../acts/request-event.store';
import {
  insertDataRequest,
  replaceDatasets,
  type RequestedDatasetDraft,
} from '../acts/request.store';
import { presentDatasets } from '../acts/request-on-act.queries';

/**
 * Seeds the requests, decisions and grants of the demonstration, through the same state machine as
 * real ones. Safe to repeat: a story that exists is recognised by its number, and a story whose
 * dataset has not been announced is postponed. Its grants give access only in a demonstration.
 */
export async function seedDemoRequests(transaction: Transaction, today: string): Promise<void> {
  for (const story of demoStories(dayBefore(today, -365))) {
    const ids = story.draft.datasets.map(({ datasetId }) => datasetId);
    const present = await presentDatasets(transaction, ids);
    if (present.size < ids.length || (await isSeeded(transaction, story))) continue;
    await tell(transaction, story, { today, present });
  }
}

interface Telling {
  readonly today: string;
  readonly present: ReadonlyMap<string, PresentDataset>;
}

async function isSeeded(transaction: Transaction, { exchangeNumber }: DemoStory): Promise<boolean> {
  const seeded = await transaction.query(SEEDED, [exchangeNumber]);
  return seeded.length > 0;
}

/** Returns a row for each request with this number of the exchange platform. */
export const SEEDED = statement({
  text: 'select from exchange.request where exchange_number = $1',
  parameters: [text()],
});

async function tell(transaction: Transaction, story: DemoStory, telling: Telling): Promise<void> {
  const calendar = await workingCalendar(transaction);
  const datasets = askedOf(story, telling.present);
  const isUnconditional = datasets.every(({ sharing }) => sharing === 'UNCONDITIONAL');
  let [state, clock]: [DataRequestState | 'NEW', DataRequestClock | null] = ['NEW', null];
  const past: PastAct[] = [];
  const events: Omit<NewDataRequestEvent, 'requestId'>[] = [];
  for (const [at, { act, subject, post, as, daysAgo }] of story.steps.entries()) {
    const actor = { subject, posts: [post], relations: [as] };
    const step = requiredStep({ state, past, isUnconditional, isInTime: true, actor }, act);
    const day = dayBefore(telling.today, daysAgo);
    const now = new Date(`${day}T0${String(1 + at)}:00:00Z`);
    const requestContext = {
      now,
      today: day,
      calendar,
      deadlines: RULED_DEADLINES,
      isUnconditional,
    };
    clock = clockAfter(clock, step.transition.clock, requestContext);
    events.push(
      eventOf(story, story.steps[at], { from: state, to: step.to, now, post: step.post }),
    );
    past.push({ act, subject, as });
    state = step.to;
  }
  if (state === 'NEW' || state === 'EXPIRED')
    throw new TypeError('A story must name the datasets of its request.');
  const dueOn = clock && readClock(clock, telling.today, calendar).dueOn;
  const request = await recordStep(transaction, story, { datasets, events, state, clock, dueOn });
  await giveGrants(transaction, request, telling);
}

function askedOf(
  { draft }: DemoStory,
  present: ReadonlyMap<string, PresentDataset>,
): ReadonlyArray<RequestedDatasetDraft> {
  return draft.datasets.flatMap(({ datasetId }) => {
    const known = present.get(datasetId);
    if (!known) return [];
    const { fields, version, facts } = known;
    return { datasetId, isWhole: true, fields, version, sharing: facts.sharing };
  });
}

function eventOf(
  { applicant, draft, decision, defects }: DemoStory,
  step: DemoStep | undefined,
  moved: {
    readonly from: DataRequestState | 'NEW';
    readonly to: DataRequestState;
    readonly now: Date;
    readonly post: DataRequestEventRow['post'];
  },
): Omit<NewDataRequestEvent, 'requestId'> {
  if (!step) throw new TypeError('Each step of a story must be allowed by the state machine.');
  const { act, subject, as } = step;
  const isDecision = act === 'DRAFT_DECISION' || act === 'GRANT' || act === 'REFUSE';
  return {
    ...{ act, subject, actedAs: as, at: moved.now.toISOString(), post: moved.post },
    fromState: moved.from === 'NEW' ? null : moved.from,
    toState: moved.to,
    organisationKind: as === 'APPLICANT' ? applicant.kind : 'DEPARTMENT',
    organisationId: organisationOf(as, { applicant, draft }),
    note: null,
    documentNumber: isDecision ? (decision?.documentNumber ?? null) : null,
    facts: act === 'RETURN' ? { defects } : {},
  };
}

function organisationOf(
  as: DemoStep['as'],
  { applicant, draft }: Pick<DemoStory, 'applicant' | 'draft'>,
): string {
  if (as === 'APPLICANT') return applicant.id;
  return as === 'OWNER' ? ownerOf(draft.datasets[0]?.datasetId ?? '') : 'cyberspace-coordination';
}

interface DemoHistory {
  readonly datasets: ReadonlyArray<RequestedDatasetDraft>;
  readonly events: ReadonlyArray<Omit<NewDataRequestEvent, 'requestId'>>;
  readonly state: DataRequestRow['state'];
  readonly clock: DataRequestClock | null;
  readonly dueOn: string | null;
}

async function recordStep(
  transaction: Transaction,
  story: DemoStory,
  { datasets, events, state, clock, dueOn }: DemoHistory,
): Promise<DataRequestRow> {
  const { applicant, applicantName, exchangeNumber } = story;
  const [first] = events;
  const submitted = events.find(({ act }) => act === 'SUBMIT');
  const [{ datasetId } = { datasetId: '' }] = datasets;
  const faults: string[] = [];
  const base = {
    ...drafted(story.draft, faults),
    ...{ exchangeNumber, state, version: events.length, applicantName, clock, dueOn },
    ...{ applicantKind: applicant.kind, applicantId: applicant.id, ownerId: ownerOf(datasetId) },
    ...{ splitFrom: null, renews: null, isDemonstration: true },
    createdBy: first?.subject ?? '',
    createdAt: first?.at ?? '',
    submittedAt: submitted?.at ?? null,
  };
  const decision = decisionIn(story, { ...base, id: '', number: '' }, { datasets, faults });
  requireNoFaults(faults);
  const grantedUntil = decision?.outcome === 'GRANT' ? decision.until : null;
  const year = base.createdAt.slice(0, 4);
  const request = await insertDataRequest(transaction, { ...base, decision, grantedUntil }, year);
  await replaceDatasets(transaction, request.id, datasets);
  for (const event of events) await insertEvent(transaction, { ...event, requestId: request.id });
  return request;
}

function decisionIn(
  { decision }: DemoStory,
  asked: Omit<DataRequestRow, 'decision' | 'grantedUntil'>,
  {
    datasets,
    faults,
  }: { readonly datasets: ReadonlyArray<RequestedDatasetDraft>; readonly faults: string[] },
): DecisionRow | null {
  if (!decision) return null;
  const request = { ...asked, decision: null, grantedUntil: null };
  const rows = datasets.map((one, position) => ({
    ...one,
    position,
    requestId: '',
    present: null,
  }));
  return decisionOf({ request, datasets: rows }, decision, faults);
}

async function giveGrants(
  transaction: Transaction,
  request: DataRequestRow,
  { today, present }: Telling,
): Promise<void> {
  const { decision, state } = request;
  if (!decision || (state !== 'GRANTED' && state !== 'PROVIDED')) return;
  const now = new Date(`${today}T00:00:00Z`);
  const givenBy = `demo-${String(request.ownerId)}-approver`;
  const valid = { ...decision, validFrom: firstDay(decision, today) };
  const requestContext = {
    request,
    decision: valid,
    present,
    now,
    today,
    givenBy,
    isDemonstration: true,
  };
  await insertGrants(transaction, grantsOfDecision(requestContext));
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
