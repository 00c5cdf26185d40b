import { dayOf } from '../../shared/sharing/calendar-day';
import { countedBody, eventBody, intentBody, outcomeBody, type BodyText } from './chain/entry-body';
import type { Hasher } from './chain/hasher';
import type { Draw } from './quota.store';
import type { CountedRefusals, HubEvent, Intent, NormalisedOperation, Outcome } from './entries';

/** An entry that waits for its place. */
export interface Draft {
  /** What it would draw, given the grants that turned out to be used up. */
  readonly draws: (exhausted: ReadonlySet<string>) => ReadonlyArray<Draw>;
  /** The operation that it cites; null for none. */
  readonly operation: NormalisedOperation | null;
  /** Its approximate number of characters. */
  readonly weight: number;
  /** Its body, given the grants that turned out to be used up. */
  readonly body: (exhausted: ReadonlySet<string>) => BodyText;
}

/** The draft of an intent. Throws TypeError if it cannot be written. */
export function intentDraft(intent: Intent, hasher: Hasher): Draft {
  const plain = intentBody(intent, hasher, NONE); // Written before the head is locked.
  const left = (exhausted: ReadonlySet<string>): Intent =>
    exhausted.size === 0 ? intent : { ...intent, ...intent.without?.(exhausted) };
  const body = (exhausted: ReadonlySet<string>) =>
    exhausted.size === 0 ? plain : intentBody(left(exhausted), hasher, exhausted);
  const weight = weightOf(plain) + intent.operation.text.length;
  const draws = (exhausted: ReadonlySet<string>) => drawsOf(left(exhausted));
  return { draws, operation: intent.operation, weight, body };
}

/**
 * The draft of the outcome of the intent at `of.intent`. Throws TypeError if it cannot be written.
 */
export function outcomeDraft(
  outcome: Outcome,
  of: { readonly intent: number; readonly traceId: string },
  hasher: Hasher,
): Draft {
  return withBody(outcomeBody(outcome, hasher, of));
}

/** The draft of counted refusals. Throws TypeError if it cannot be written. */
export function countedDraft(counted: CountedRefusals, hasher: Hasher): Draft {
  return withBody(countedBody(counted, hasher));
}

/** The draft of an event. Throws TypeError if it cannot be written. */
export function eventDraft(event: HubEvent, hasher: Hasher): Draft {
  return withBody(eventBody(event, hasher));
}

const NONE: ReadonlySet<string> = new Set();

function withBody(body: BodyText): Draft {
  return { draws: () => [], operation: null, weight: weightOf(body), body: () => body };
}

function weightOf({ beforePlace, afterPlace }: BodyText): number {
  return beforePlace.length + afterPlace.length;
}

/** Whether an intent draws from the daily quota of a grant. */
export function drawsQuota({ reads }: Pick<Intent, 'reads'>): boolean {
  return reads.some(({ grant }) => grant !== null && grant.operationsPerDay !== null);
}

/** One operation for each grant, however many of its datasets are read. */
function drawsOf({ at, reads }: Intent): ReadonlyArray<Draw> {
  const quotas = new Map<string, number>();
  for (const { grant } of reads) {
    if (grant && grant.operationsPerDay !== null) quotas.set(grant.id, grant.operationsPerDay);
  }
  return [...quotas].map(([grantId, most]) => ({ grantId, most, day: dayOf(at) }));
}
