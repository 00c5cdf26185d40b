import { dayOf } from './calendar-day';
import { chooseGrants, fittingPurposes, type GrantQuestion } from './choose-grants';
import { decide } from './decide';
import type { Allowed, Decision } from './decision';
import { heldGrants } from './grants';
import { conditionsHold } from './filter/operation-shape';
import { settledAccess, type AccessDecisions, type PurposeOption } from './access-decisions';
import type { IncomingOperation, Share } from './sharer';
import type { Grant } from './sharing-state';

/**
 * Returns the access decisions of one request, given the ids of grants whose quotas are used up.
 */
export type SettleAccess = (exhausted: ReadonlySet<string>) => AccessDecisions;

/**
 * Chooses the grants that a request uses, and one purpose for all of them. If the request names no
 * purpose, the only granted one is used; if there are several, the granted data are refused until
 * it names one. A request without granted data keeps its access decisions.
 */
export function grantSettler(
  share: Share,
  asked: IncomingOperation,
  access: AccessDecisions,
): SettleAccess {
  const granted = share(asked, access).ids.filter((id) => isByGrant(access.decisionOf(id)));
  if (granted.length === 0) return () => access;
  const ofGrants = askedOf(share, asked, { access, granted });
  const purposes = fittingPurposes(ofGrants);
  const [purpose] = purposes;
  if (purpose === undefined) return () => access;
  if (purposes.length > 1) {
    const refused = withoutGrants(
      access,
      purposes.map((one) => optionOf(one, ofGrants, access)),
    );
    return () => refused;
  }
  return (exhausted) => drawingOn(access, chooseGrants(ofGrants, purpose, exhausted));
}

function isByGrant(decision: Decision): decision is Allowed {
  return decision.isAllowed && decision.because === 'GRANT';
}

interface Granted {
  readonly access: AccessDecisions;
  /** Datasets that only grants open to the caller. */
  readonly granted: ReadonlyArray<string>;
}

/** The reads of an operation if all held grants were combined. */
function askedOf(
  share: Share,
  asked: IncomingOperation,
  { access, granted }: Granted,
): ReadonlyArray<GrantQuestion> {
  const held = new Map(granted.map((id) => [id, heldOf(id, access)] as const));
  const hopeful = settledAccess(access, {
    ...access,
    decided: (id) => inAll(access.decisionOf(id), held.get(id)),
  });
  const { filtered } = share(asked, hopeful);
  const coordinates = new Map(granted.map((id) => [id, new Set<string>()] as const));
  for (const { coordinate, policy, conditions } of filtered.isEmpty ? [] : filtered.reads) {
    if (!conditionsHold(conditions, asked.variables ?? {}, filtered.operation)) continue;
    const opening = policy.find((all) => all.every((id) => hopeful.opensId(id, coordinate)));
    for (const id of opening ?? []) coordinates.get(id)?.add(coordinate);
  }
  return granted.map((dataset) => ({
    dataset,
    coordinates: coordinates.get(dataset) ?? new Set(),
    held: held.get(dataset) ?? [],
  }));
}

function heldOf(id: string, { stateOf, caller, now }: AccessDecisions): ReadonlyArray<Grant> {
  return heldGrants({ id, grants: stateOf(id)?.grants ?? [] }, caller, dayOf(now));
}

/**
 * A decision that combines the fields of all grants; used to find the requested coordinates, not to
 * read data.
 */
function inAll(decision: Decision, held: ReadonlyArray<Grant> | undefined): Decision {
  if (!isByGrant(decision) || !held) return decision;
  const grants = held.map(({ id, number, operationsPerDay, fields }) => ({
    id,
    number,
    operationsPerDay,
    fields: new Set(fields),
  }));
  return { ...decision, grants, fields: new Set(held.flatMap(({ fields }) => fields)) };
}

function optionOf(
  purpose: string,
  asked: ReadonlyArray<GrantQuestion>,
  { stateOf }: AccessDecisions,
): PurposeOption {
  const opened = asked.filter(({ held, coordinates }) =>
    held.some(
      (one) => one.purpose === purpose && one.fields.some((field) => coordinates.has(field)),
    ),
  );
  const datasets = opened.flatMap(({ dataset }) => stateOf(dataset)?.dataset ?? []);
  return {
    purpose,
    datasets: datasets.map(({ id, titleZh, titleEn }) => ({ id, titleZh, titleEn })),
  };
}

function withoutGrants(
  access: AccessDecisions,
  purposes: ReadonlyArray<PurposeOption>,
): AccessDecisions {
  return settledAccess(access, {
    ...access,
    purposes,
    decided: (id) => {
      const decision = access.decisionOf(id);
      if (!isByGrant(decision)) return decision;
      return { isAllowed: false, because: 'SEVERAL_PURPOSES' };
    },
  });
}

function drawingOn(
  access: AccessDecisions,
  { purpose, grants, spent }: ReturnType<typeof chooseGrants>,
): AccessDecisions {
  const caller = { ...access.caller, purpose, grants };
  return settledAccess(access, {
    caller,
    purposes: [],
    spentOn: (id, coordinate) => spent.get(id)?.get(coordinate) ?? null,
    decided: (id) => {
      const decision = access.decisionOf(id);
      if (!isByGrant(decision)) return decision;
      return decide(access.stateOf(id), caller, access.now);
    },
  });
}
