import { dayOf } from '../../shared/sharing/calendar-day';
import { ANCHORS_KEPT } from './seals/anchor-files';
import { isMembers, type Json } from './chain/canonical-json';
import { RECORD_CUT_ACKNOWLEDGED } from './seals/cut-watch';

/**
 * The event by which an entry was placed under embargo, and those by which the term changed or
 * ended.
 */
export const HIDDEN = 'RECORD_ENTRY_HIDDEN';
export const RENEWED = 'RECORD_ENTRY_HIDDEN_ON';
export const UNHIDDEN = 'RECORD_ENTRY_SHOWN';
/** The event by which the audit log records what was moved out of it. */
export const ARCHIVED = 'RECORD_ARCHIVED';

/** An embargo as recorded on the chain. */
export interface ClaimedEmbargo {
  readonly placedBy: string;
  /** RFC 3339; null if it was placed before there were terms. */
  readonly until: string | null;
}

/** What the chain records about the tables beside it. */
export interface ChainClaims {
  /** Processes the body of the next entry. */
  take(body: { readonly [name: string]: Json }): void;
  /**
   * Operations drawn from a quota, by `grant day`, up to and including the entry at which counting
   * stops.
   */
  readonly quotas: ReadonlyMap<string, number>;
  /** Embargoes, by `intent case`, up to and including the same entry. */
  readonly embargoes: ReadonlyMap<string, ClaimedEmbargo>;
  /** When a cut was last acknowledged; empty if none was. */
  acknowledgedAt(): string;
  /** Whose anchors are kept beside the hub; null if the chain does not record it. */
  owners(): ReadonlyArray<string> | null;
  /** Hashes of the last entries of parts that were moved out, by their place. */
  readonly archives: ReadonlyMap<number, string>;
  /** The Beijing day of the first entry; this day and earlier ones are only partly counted. */
  firstDay(): string | null;
  /** Whether the whole chain was processed: nothing was moved out before. */
  isFromGenesis(): boolean;
}

/** Creates empty claims; quotas and embargoes are compared as of the entry `upTo`. */
export function chainClaims(upTo: number): ChainClaims {
  const quotas = new Map<string, number>();
  const embargoes = new Map<string, ClaimedEmbargo>();
  const archives = new Map<number, string>();
  let acknowledgedAt = '';
  let owners: ReadonlyArray<string> | null = null;
  let firstDay: string | null = null;
  let isFromGenesis: boolean | null = null;
  const takeEvent = (event: EventClaim, isCounted: boolean) => {
    const { name, at, facts } = event;
    if (isCounted) takeEmbargo(embargoes, event);
    if (name === RECORD_CUT_ACKNOWLEDGED) acknowledgedAt = at;
    if (name === ANCHORS_KEPT) owners = textOf(facts['owners']).split(' ');
    if (name === ARCHIVED) archives.set(Number(facts['lastSequence']), textOf(facts['lastHash']));
  };
  return {
    take: (body) => {
      const { kind, sequence } = body;
      isFromGenesis ??= sequence === 1;
      const isCounted = typeof sequence === 'number' && sequence <= upTo;
      if (kind === 'EVENT') takeEvent(eventOf(body), isCounted);
      if (kind !== 'INTENT' && kind !== 'REFUSAL') return;
      const day = dayOfText(textOf(body['at']));
      firstDay ??= day;
      if (isCounted) for (const grant of grantsIn(body['reads'])) addOne(quotas, `${grant} ${day}`);
    },
    quotas,
    embargoes,
    archives,
    acknowledgedAt: () => acknowledgedAt,
    owners: () => owners,
    firstDay: () => firstDay,
    isFromGenesis: () => isFromGenesis ?? true,
  };
}

interface EventClaim {
  readonly at: string;
  readonly name: string;
  readonly subject: string;
  readonly facts: { readonly [name: string]: Json };
}

function eventOf(body: { readonly [name: string]: Json }): EventClaim {
  const facts = isMembers(body['facts']) ? body['facts'] : {};
  const [at, name, subject] = ['at', 'event', 'subject'].map((member) => textOf(body[member]));
  return { at: at ?? '', name: name ?? '', subject: subject ?? '', facts };
}

function takeEmbargo(
  embargoes: Map<string, ClaimedEmbargo>,
  { name, subject, facts }: EventClaim,
): void {
  const key = `${String(facts['intent'])} ${String(facts['case'])}`;
  const until = typeof facts['until'] === 'string' ? facts['until'] : null;
  if (name === HIDDEN) embargoes.set(key, { placedBy: subject, until });
  if (name === RENEWED)
    embargoes.set(key, { placedBy: embargoes.get(key)?.placedBy ?? subject, until });
  if (name === UNHIDDEN) embargoes.delete(key);
}

/** One operation for each grant, however many of its datasets were read. */
function grantsIn(reads: Json | undefined): ReadonlySet<string> {
  const grants = new Set<string>();
  for (const read of Array.isArray(reads) ? (reads as ReadonlyArray<Json>) : []) {
    const grant = isMembers(read) ? read['grant'] : null;
    if (isMembers(grant) && grant['operationsPerDay'] !== null) grants.add(textOf(grant['id']));
  }
  return grants;
}

/** Empty if it is not an instant. */
function dayOfText(at: string): string {
  return Number.isNaN(Date.parse(at)) ? '' : dayOf(new Date(at));
}

function addOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
