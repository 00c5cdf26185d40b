import { departmentOf, reachOf, type Caller } from '../identity/caller';
import { dayOf, isWithin, startOfDayMs } from './calendar-day';
import { classInForce } from './class-in-force';
import type { Allowed, Decision, GrantInUse } from './decision';
import { grantGroups, heldGrants } from './grants';
import type { RefusingReason } from './reasons';
import { NO_LIMITS, type RowLimits } from './row-limits';
import type { ConfirmedClass, DatasetState, Grant, StandingRight } from './sharing-state';
import { MINUTE_MS } from '../domain/durations';

/**
 * Decides whether a caller may read a dataset at a time, with the reason and the row limits. The
 * gateway, each subgraph, the catalogue, the explorer and the audit log all use this function. It
 * is pure; an undefined dataset (one unknown to the exchange) is refused.
 */
export function decide(dataset: DatasetState | undefined, caller: Caller, now: Date): Decision {
  if (!dataset) return { isAllowed: false, because: 'UNKNOWN_DATASET' };
  const question: Question = {
    dataset,
    caller,
    now,
    day: dayOf(now),
    force: classInForce(dataset),
  };
  const allowed =
    (caller.districts === null ? byOwnership(question) : undefined) ??
    byRelease(question) ??
    byOwnership(question) ??
    byOwnOutlets(question) ??
    byClass(question) ??
    byStandingRight(question) ??
    byGrant(question);
  return allowed ?? { isAllowed: false, because: refusal(question) };
}

interface Question {
  readonly dataset: DatasetState;
  readonly caller: Caller;
  readonly now: Date;
  readonly day: string;
  /** Null while no class is confirmed. */
  readonly force: ConfirmedClass | null;
}

function byOwnership({ dataset, caller }: Question): Allowed | undefined {
  if (departmentOf(caller) !== dataset.owner || reachOf(caller) !== 'SHARED') return undefined;
  return {
    ...ALLOWED,
    because: 'OWNER',
    limits: { ...NO_LIMITS, districts: caller.districts },
    isAudited: dataset.dataset.holdsPersonalData,
  };
}

function byRelease(question: Question): Allowed | undefined {
  const { dataset, day, force } = question;
  if (force?.sharing !== 'UNCONDITIONAL' || force.openness !== 'PUBLIC') return undefined;
  const release = dataset.releases.find((one) => isWithin(day, one.validFrom, one.validTo));
  if (!release) return undefined;
  return {
    ...ALLOWED,
    because: 'RELEASED',
    cites: release.number,
    limits: { ...limitsOfOthers(question), districts: null }, // Data released to the public are released to departments, too.
    untilMs: endMs(release.validTo),
    isAudited: false,
    isDemonstration: release.isDemonstration,
  };
}

/** Topic of the mandate whose rows enterprises may read for their own outlets. */
const OUTLET_TOPIC = 'pollution-sources';

function byOwnOutlets({ dataset, caller }: Question): Allowed | undefined {
  const isBoundToOutlets = dataset.dataset.topic === OUTLET_TOPIC && caller.sources !== null;
  if (!isBoundToOutlets || caller.organisation?.kind !== 'ENTERPRISE') return undefined;
  const limits = { ...NO_LIMITS, sources: caller.sources };
  return { ...ALLOWED, because: 'OWN_OUTLETS', limits };
}

function byClass(question: Question): Allowed | undefined {
  const { dataset, caller, force } = question;
  if (force?.sharing !== 'UNCONDITIONAL') return undefined;
  if (departmentOf(caller) === null || reachOf(caller) === 'RELEASED') return undefined;
  const cites = dataset.dataset.clause;
  return { ...ALLOWED, because: 'CLASS', cites, limits: limitsOfOthers(question) };
}

function byStandingRight(question: Question): Allowed | undefined {
  const { dataset, caller, day, force } = question;
  if (!force || force.sharing === 'WITHHELD' || reachOf(caller) !== 'SHARED') return undefined;
  const own = rightsOf(dataset, caller);
  const right = own.find((one) => holds(one, day) && day < one.reviewBy);
  if (!right) return undefined;
  const ends = [right.validTo, right.reviewBy].map(endMs).filter((end) => end !== null);
  return {
    ...ALLOWED,
    because: 'STANDING_RIGHT',
    cites: `T${String(right.task).padStart(2, '0')}${right.document ? `, ${right.document}` : ''}`,
    limits: limitsOfOthers(question),
    untilMs: Math.min(...ends),
    isDemonstration: right.isDemonstration,
  };
}

function byGrant(question: Question): Allowed | undefined {
  const { dataset, caller, day } = question;
  if (reachOf(caller) !== 'SHARED') return undefined;
  const held = heldGrants({ id: dataset.dataset.id, grants: dataset.grants }, caller, day);
  const [group] = grantGroups(held);
  const [first] = group ?? [];
  if (!group || !first) return undefined;
  const limits = limitsOfOthers(question);
  return {
    ...ALLOWED,
    because: 'GRANT',
    cites: [...new Set(group.map(({ number }) => number))].join('、'),
    limits: {
      ...limits,
      districts: common(limits.districts, first.districts),
      from: first.dataFrom,
      before: earlier(limits.before, first.dataBefore),
    },
    fields: new Set(group.flatMap(({ fields }) => fields)),
    untilMs: Math.min(...group.map(({ until }) => startOfDayMs(until))),
    grants: group.map(inUse),
    isDemonstration: group.some(({ isDemonstration }) => isDemonstration),
  };
}

function inUse({ id, number, operationsPerDay, fields }: Grant): GrantInUse {
  return { id, number, operationsPerDay, fields: new Set(fields) };
}

const ALLOWED = {
  isAllowed: true,
  cites: null,
  fields: null,
  untilMs: null,
  isAudited: true,
  grants: [],
  isDemonstration: false,
} as const;

/** The limits for everybody except the owner: the caller's districts, the delay, the precision. */
function limitsOfOthers({ dataset: { dataset }, caller, now }: Question): RowLimits {
  const { delayMinutes, precision } = dataset;
  // Rounded to minutes, so that statements of one minute are batched and cached together.
  const beforeMs = Math.floor(now.getTime() / MINUTE_MS - delayMinutes) * MINUTE_MS;
  const before = delayMinutes === 0 ? null : new Date(beforeMs).toISOString();
  return { ...NO_LIMITS, districts: caller.districts, before, precision };
}

function common(
  one: ReadonlyArray<string> | null,
  other: ReadonlyArray<string> | null,
): ReadonlyArray<string> | null {
  if (one === null || other === null) return one ?? other;
  return one.filter((item) => other.includes(item));
}

function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return Date.parse(one) < Date.parse(other) ? one : other;
}

function endMs(day: string | null): number | null {
  return day === null ? null : startOfDayMs(day);
}

function rightsOf(dataset: DatasetState, caller: Caller): ReadonlyArray<StandingRight> {
  const department = departmentOf(caller);
  return department === null
    ? []
    : dataset.rights.filter(({ departments }) => departments.includes(department));
}

function holds({ validFrom, validTo }: StandingRight, day: string): boolean {
  return isWithin(day, validFrom, validTo);
}

/** The most helpful reason: the one closest to a permission. */
function refusal(question: Question): RefusingReason {
  const { dataset, caller, day, force } = question;
  if (caller.kind === 'NOBODY')
    return dataset.dataset.openness === 'PUBLIC' ? 'NOT_RELEASED' : 'SIGN_IN';
  if (reachOf(caller) !== 'SHARED') return 'POST_READS_NO_PAYLOAD';
  const granted = dataset.grants.filter(({ organisation }) => isOf(organisation, caller));
  if (granted.length > 0) {
    const isForOther = granted.some((one) => isWithin(day, one.validFrom, one.until));
    return isForOther ? 'PURPOSE_NOT_GRANTED' : 'GRANT_ENDED';
  }
  if (!force) return 'CLASS_UNCONFIRMED';
  if (force.sharing === 'WITHHELD') return 'WITHHELD';
  const rights = rightsOf(dataset, caller);
  if (rights.length > 0)
    return rights.some((one) => holds(one, day)) ? 'RIGHT_REVIEW_OVERDUE' : 'RIGHT_ENDED';
  return force.sharing === 'UNCONDITIONAL' ? 'ASK_DIRECTLY' : 'NO_RIGHT';
}

function isOf(
  organisation: { readonly kind: string; readonly id: string },
  caller: Caller,
): boolean {
  return (
    organisation.kind === caller.organisation?.kind && organisation.id === caller.organisation.id
  );
}
