import { dayOf } from '../../shared/sharing/calendar-day';
import { ANCHORS_KEPT } from './seals/anchor-files';
import { isMembers, type Json } from './chain/canonical-json';
import { RECORD_CUT_ACKNOWLEDGED } from './seals/cut-watch';

/** The event by which an entry was placed under seal, and those by which its term changed or ended. */
export const HIDDEN = 'RECORD_ENTRY_HIDDEN';
export const RENEWED = 'RECORD_ENTRY_HIDDEN_ON';
export const UNHIDDEN = 'RECORD_ENTRY_SHOWN';
/** The event by which the audit log remembers what was moved out of it. */
export const ARCHIVED = 'RECORD_ARCHIVED';

/** An entry under seal, as the chain says it. */
export interface ClaimedEmbargo {
  readonly placedBy: string;
  /** RFC 3339; null if it was placed before there were terms. */
  readonly until: string | null;
}

/** What the chain says of what is kept beside it. */
export interface ChainClaims {
  /** Takes the next entry's body. */
  take(body: { readonly [name: string]: Json }): void;
  /** Operations drawn from a quota, by `grant day`, up to and with the entry at which counting stops. */
  readonly quotas: ReadonlyMap<string, number>;
  /** Entries under seal, by `intent case`, up to and with the same entry. */
  readonly embargoes: ReadonlyMap<string, ClaimedEmbargo>;
  /** When a cut was last acknowledged; empty if none was. */
  acknowledgedAt(): string;
  /** Whose anchors are kept beside the hub; null if the chain says nothing of it. */
  owners(): ReadonlyArray<string> | null;
  /** Hashes of the last entries before which everything was moved out, by their place. */
  readonly archives: ReadonlyMap<number, string>;
  /** The Beijing day of the first entry that was taken; days before it, and it, are counted in part. */
  firstDay(): string | null;
  /** Whether all of the chain was heard: nothing was moved out before. */
  isFromGenesis(): boolean;
}

/** Begins to listen; quotas and embargoes are compared as of the entry `upTo`. */
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

/** One operation a grant, however many datasets of it were read. */
function grantsIn(reads: Json | undefined): ReadonlySet<string> {
  const grants = new Set<string>();
  for (const read of Array.isArray(reads) ? (reads as ReadonlyArray<Json>) : []) {
    const grant = isMembers(read) ? read['grant'] : null;
    if (isMembers(grant) && grant['operationsPerDay'] !== null) grants.add(textOf(grant['id']));
  }
  return grants;
}

/** Empty for what is no instant. */
function dayOfText(at: string): string {
  return Number.isNaN(Date.parse(at)) ? '' : dayOf(new Date(at));
}

function addOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
