import { GraphQLError } from 'graphql';
import { ERROR_CATALOGUE, type ErrorCode } from '../../errors/catalogue';
import { actionFacts, isAction } from '../../identity/actions';
import { roleFacts } from '../../identity/roles';
import { classInForce } from '../class-in-force';
import { ownerOf } from '../dataset';
import type { Cut, FilteredOperation } from './filtered-operation';
import { conditionsHold } from './operation-shape';
import type { AccessDecisions } from '../access-decisions';
import { actOfPolicy, type Policy } from '../policy-index';
import { REFUSING, type RefusingReason } from '../reasons';
import type { DatasetState } from '../sharing-state';

/** Input of the errors for cut fields. */
interface CutFacts {
  readonly filtered: FilteredOperation;
  readonly access: AccessDecisions;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The answer, used to find the first list index of a cut field; null without data. */
  readonly data: Readonly<Record<string, unknown>> | null;
}

/**
 * Creates one error for each cut field that would have been included, with its path, dataset,
 * owner, class, basis, the reason of the refusal and the remedy. For a field in a list, the path is
 * that of the first item.
 */
export function cutErrors(facts: CutFacts): ReadonlyArray<GraphQLError> {
  return activeCuts(facts.filtered, facts.variables).map((cut) => {
    const { code, message, facts: told } = refusalOf(cut, facts.access);
    const path = placeOf(cut.path, facts.data);
    const extensions = { code, remedy: ERROR_CATALOGUE[code].remedy, coordinate: cut.coordinate };
    return new GraphQLError(message, { path, extensions: { ...extensions, ...told } });
  });
}

/** The cuts whose conditions are true for the variables of a request. */
export function activeCuts(
  { cuts, operation }: FilteredOperation,
  variables: Readonly<Record<string, unknown>>,
): ReadonlyArray<Cut> {
  return cuts.filter(({ conditions }) => conditionsHold(conditions, variables, operation));
}

/** The policy id that closes a coordinate; of several alternatives, that of the first. */
export function closingId(policy: Policy, coordinate: string, access: AccessDecisions): string {
  const [first = []] = policy;
  return first.find((id) => !access.opensId(id, coordinate)) ?? first[0] ?? '';
}

/** The reason why an id is refused at a coordinate; `POST` for an act of the hub. */
export function refusingReason(
  id: string,
  coordinate: string,
  access: AccessDecisions,
): RefusingReason | 'POST' {
  if (actOfPolicy(id) !== null) return access.actRefusal;
  if (access.spentOn(id, coordinate) !== null) return 'QUOTA_EXHAUSTED';
  const decision = access.decisionOf(id);
  if (!decision.isAllowed) return decision.because;
  return decision.fields?.has(coordinate) === false ? 'FIELD_NOT_GRANTED' : 'NO_RIGHT';
}

interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Refusals that do not concern rights have separate codes. */
const CODES: Partial<Record<RefusingReason | 'POST', ErrorCode>> = {
  STATE_STALE: 'SHARING_STATE_STALE',
  AUDIT_UNAVAILABLE: 'AUDIT_UNAVAILABLE',
  QUOTA_EXHAUSTED: 'QUOTA_EXHAUSTED',
  SEVERAL_PURPOSES: 'PURPOSE_NEEDED',
};

function refusalOf({ coordinate, policy }: Cut, access: AccessDecisions): Refusal {
  const id = closingId(policy, coordinate, access);
  const act = actOfPolicy(id);
  if (act === null) return notShared(id, coordinate, access);
  return access.actRefusal === 'POST' ? notPermitted(policy, act) : notNow(access.actRefusal, act);
}

function notNow(because: RefusingReason, act: string): Refusal {
  const { en, zh, remedyEn, remedyZh } = REFUSING[because];
  return {
    code: CODES[because] ?? 'NOT_PERMITTED',
    message: `${en} (${zh})`,
    facts: { act, reason: because, remedy: remedyEn, remedyZh },
  };
}

function notShared(id: string, coordinate: string, access: AccessDecisions): Refusal {
  const because = refusingReason(id, coordinate, access);
  const reason = REFUSING[because === 'POST' ? 'NO_RIGHT' : because];
  const owner = access.stateOf(id)?.owner ?? ownerOf(id);
  return {
    code: CODES[because] ?? 'NOT_SHARED',
    message: `"${coordinate}" is in the dataset "${id}" of the department "${owner}". ${reason.en} ${reason.remedyEn} (${reason.zh}${reason.remedyZh})`,
    facts: {
      dataset: id,
      owner,
      ...termsOf(access.stateOf(id)),
      reason: because,
      ...(because === 'SEVERAL_PURPOSES' ? { purposes: access.purposes } : {}),
      remedy: reason.remedyEn,
      remedyZh: reason.remedyZh,
    },
  };
}

/** The terms of a dataset in the catalogue; empty for an unknown dataset. */
function termsOf(state: DatasetState | undefined): Readonly<Record<string, unknown>> {
  if (!state) return { class: null, basis: null };
  const { titleZh, sharing, clause, legalBasis } = state.dataset;
  const inForce = classInForce(state)?.sharing ?? sharing;
  return { titleZh, class: inForce, basis: clause, legalBasis };
}

function notPermitted(policy: Policy, act: string): Refusal {
  const acts = policy.flat().flatMap((id) => actOfPolicy(id) ?? []);
  const posts = [...new Set(acts.filter(isAction).flatMap((one) => actionFacts(one).posts))];
  const names = posts.map((post) => roleFacts(post).nameZh).join('、');
  return {
    code: 'NOT_PERMITTED',
    message: `This is for other posts of the hub (${names}).`,
    facts: { act, posts },
  };
}

/**
 * The path of a field in an answer, with the first item of each list; below a missing value it
 * consists of names only.
 */
function placeOf(
  names: ReadonlyArray<string>,
  data: Readonly<Record<string, unknown>> | null,
): ReadonlyArray<string | number> {
  const place: (string | number)[] = [];
  let value: unknown = data;
  for (const [at, name] of names.entries()) {
    place.push(name);
    value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    while (Array.isArray(value) && value.length > 0 && at < names.length - 1) {
      place.push(0);
      value = (value as ReadonlyArray<unknown>)[0];
    }
  }
  return place;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
