import type { ErrorCode } from '../../../../shared/errors/catalogue';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import { roleFacts, type Role } from '../../../../shared/identity/roles';
import {
  REQUIREMENTS,
  TRANSITIONS,
  type Requirement,
  type EarlierPart,
  type Transition,
} from './request-transitions';
import {
  DATA_REQUEST_ACTS,
  DATA_REQUEST_STATES,
  type DataRequestAct,
  type DataRequestRelation,
  type DataRequestState,
} from './request-vocabulary';

/** An earlier act on a request, with its actor. */
export interface PastAct {
  readonly act: DataRequestAct;
  readonly subject: string;
  readonly as: DataRequestRelation;
}

/** A data request as a command is about to change it. */
export interface MachineInput {
  /** As of today; `NEW`: there is none yet. */
  readonly state: DataRequestState | 'NEW';
  readonly past: ReadonlyArray<PastAct>;
  /** Whether all its datasets are shared without condition. */
  readonly isUnconditional: boolean;
  /** Whether its deadline has not passed. */
  readonly isInTime: boolean;
  /** The person who acts. */
  readonly actor: {
    readonly subject: string;
    readonly posts: ReadonlyArray<Role>;
    /** Relations of the actor to this request. */
    readonly relations: ReadonlyArray<DataRequestRelation>;
  };
}

/** A permitted transition, and the role that permits it. */
export interface Step {
  readonly transition: Transition;
  readonly post: Role;
  /** The state after the act. */
  readonly to: DataRequestState;
}

/** Why an act is refused. */
export interface ActRefusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/**
 * Returns the step of an act, or why it is refused. A pure function over the table; all others call
 * it.
 */
export function stepOf(requestContext: MachineInput, act: DataRequestAct): Step | ActRefusal {
  const { actor, state } = requestContext;
  const rows = TRANSITIONS.filter((row) => row.act === act);
  const own = rows.filter(
    (row) =>
      actor.relations.includes(row.as) && row.posts.some((post) => actor.posts.includes(post)),
  );
  if (own.length === 0) return notPermitted(act, rows);
  const transition = own.find(({ from }) => from.includes(state));
  if (!transition) return outOfState(requestContext, act);
  const missing = transition.requirements.find(
    (requirement) => !DEMANDED[requirement](requestContext, act),
  );
  if (missing) return unmet(requestContext, act, missing);
  if (isHeldApart(requestContext, transition)) return samePerson(act);
  const post = transition.posts.find((one) => actor.posts.includes(one));
  const to = transition.to === 'SAME' ? state : transition.to;
  if (!post || to === 'NEW')
    throw new TypeError(`The row of "${act}" has no role or no resulting state.`);
  return { transition, post, to };
}

/** Returns the step of an act; throws NOT_PERMITTED, TRANSITION_REFUSED or TWO_PERSONS_NEEDED. */
export function requiredStep(requestContext: MachineInput, act: DataRequestAct): Step {
  const step = stepOf(requestContext, act);
  if ('code' in step) throw new RiverGateError(step.code, step.message, step.facts);
  return step;
}

/** Returns the acts that the actor may do now, in the order of the table. */
export function possibleActs(requestContext: MachineInput): ReadonlyArray<DataRequestAct> {
  const acts = [...new Set(TRANSITIONS.map(({ act }) => act))];
  return acts.filter((act) => !('code' in stepOf(requestContext, act)));
}

const DEMANDED: Readonly<
  Record<Requirement, (requestContext: MachineInput, act: DataRequestAct) => boolean>
> = {
  ONCE: ({ past }, act) => past.every((one) => one.act !== act),
  AFTER_RETURN: ({ past }) => past.some(({ act }) => act === 'RETURN'),
  ALL_UNCONDITIONAL: ({ isUnconditional }) => isUnconditional,
  SOME_CONDITIONAL: ({ isUnconditional }) => !isUnconditional,
  IN_TIME: ({ isInTime }) => isInTime,
};

function isHeldApart({ past, actor }: MachineInput, { apartFrom }: Transition): boolean {
  const own = past.filter(({ subject }) => subject === actor.subject);
  return apartFrom.some((part) => own.some(PART[part]));
}

const PART: Readonly<Record<EarlierPart, (one: PastAct) => boolean>> = {
  ASKED: (one) => one.as === 'APPLICANT',
  IMPORTED: ({ act }) => act === 'IMPORT',
  DRAFTED: ({ act }) => act === 'DRAFT_DECISION',
};

function notPermitted(act: DataRequestAct, rows: ReadonlyArray<Transition>): ActRefusal {
  const posts = [...new Set(rows.flatMap((row) => row.posts))];
  const whose = [...new Set(rows.map((row) => WHOSE[row.as]))].join(' or ');
  const names = posts.map((post) => roleFacts(post).nameZh).join('、');
  return {
    code: 'NOT_PERMITTED',
    message: `"${DATA_REQUEST_ACTS[act].en}" (${DATA_REQUEST_ACTS[act].zh}) is for ${whose}: ${names}.`,
    facts: { act, posts },
  };
}

const WHOSE: Readonly<Record<DataRequestRelation, string>> = {
  APPLICANT: 'the applicant',
  OWNER: 'the owner of the data',
  OPERATOR: 'the exchange operator',
};

function outOfState({ state }: MachineInput, act: DataRequestAct): ActRefusal {
  const { zh, en } =
    state === 'NEW' ? { zh: '尚不存在', en: 'it does not exist yet' } : DATA_REQUEST_STATES[state];
  return {
    code: 'TRANSITION_REFUSED',
    message: `"${DATA_REQUEST_ACTS[act].en}" (${DATA_REQUEST_ACTS[act].zh}) cannot be done with a request in the state ${state} (${zh}): ${en}.`,
    facts: { act, state },
  };
}

function unmet({ state }: MachineInput, act: DataRequestAct, requirement: Requirement): ActRefusal {
  return {
    code: 'TRANSITION_REFUSED',
    message: `"${DATA_REQUEST_ACTS[act].en}" (${DATA_REQUEST_ACTS[act].zh}) is done only ${REQUIREMENTS[requirement]}.`,
    facts: { act, state, requirement },
  };
}

function samePerson(act: DataRequestAct): ActRefusal {
  return {
    code: 'TWO_PERSONS_NEEDED',
    message: `"${DATA_REQUEST_ACTS[act].en}" (${DATA_REQUEST_ACTS[act].zh}) requires a person who has not requested the data, imported the request or drafted the decision.`,
    facts: { act },
  };
}
