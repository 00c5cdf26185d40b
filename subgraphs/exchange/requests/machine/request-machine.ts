import type { ErrorCode } from '../../../../shared/errors/catalogue';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import { postFacts, type Post } from '../../../../shared/identity/posts';
import {
  DEMANDS,
  TRANSITIONS,
  type Demand,
  type EarlierPart,
  type Transition,
} from './request-transitions';
import {
  REQUEST_ACTS,
  REQUEST_STATES,
  type RequestAct,
  type RequestRelation,
  type RequestState,
} from './request-vocabulary';

/** What was done with a request before, and by whom. */
export interface PastAct {
  readonly act: RequestAct;
  readonly subject: string;
  readonly as: RequestRelation;
}

/** A request as somebody is about to act on it. */
export interface ActingGround {
  /** As it stands today; `NEW`: there is none yet. */
  readonly state: RequestState | 'NEW';
  readonly past: ReadonlyArray<PastAct>;
  /** Whether all its datasets are shared without condition. */
  readonly isUnconditional: boolean;
  /** Whether its deadline has not passed. */
  readonly isInTime: boolean;
  /** Who acts. */
  readonly actor: {
    readonly subject: string;
    readonly posts: ReadonlyArray<Post>;
    /** What the actor is to this request. */
    readonly relations: ReadonlyArray<RequestRelation>;
  };
}

/** A transition that may be made, and the post by which. */
export interface Step {
  readonly transition: Transition;
  readonly post: Post;
  /** Where it leads. */
  readonly to: RequestState;
}

/** Why an act is refused. */
export interface ActRefusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The one function over the table: the step that an act takes, or why it is refused. Pure. */
export function stepOf(ground: ActingGround, act: RequestAct): Step | ActRefusal {
  const { actor, state } = ground;
  const rows = TRANSITIONS.filter((row) => row.act === act);
  const own = rows.filter(
    (row) =>
      actor.relations.includes(row.as) && row.posts.some((post) => actor.posts.includes(post)),
  );
  if (own.length === 0) return notPermitted(act, rows);
  const transition = own.find(({ from }) => from.includes(state));
  if (!transition) return outOfState(ground, act);
  const missing = transition.demands.find((demand) => !DEMANDED[demand](ground, act));
  if (missing) return unmet(ground, act, missing);
  if (isHeldApart(ground, transition)) return samePerson(act);
  const post = transition.posts.find((one) => actor.posts.includes(one));
  const to = transition.to === 'SAME' ? state : transition.to;
  if (!post || to === 'NEW') throw new TypeError(`A row of "${act}" leads nowhere.`);
  return { transition, post, to };
}

/** The step that an act takes; throws NOT_PERMITTED, TRANSITION_REFUSED or TWO_PERSONS_NEEDED. */
export function demandedStep(ground: ActingGround, act: RequestAct): Step {
  const step = stepOf(ground, act);
  if ('code' in step) throw new RiverGateError(step.code, step.message, step.facts);
  return step;
}

/** The acts that the actor may do now, in the order of the table. */
export function possibleActs(ground: ActingGround): ReadonlyArray<RequestAct> {
  const acts = [...new Set(TRANSITIONS.map(({ act }) => act))];
  return acts.filter((act) => !('code' in stepOf(ground, act)));
}

const DEMANDED: Readonly<Record<Demand, (ground: ActingGround, act: RequestAct) => boolean>> = {
  ONCE: ({ past }, act) => past.every((one) => one.act !== act),
  AFTER_RETURN: ({ past }) => past.some(({ act }) => act === 'RETURN'),
  ALL_UNCONDITIONAL: ({ isUnconditional }) => isUnconditional,
  SOME_CONDITIONAL: ({ isUnconditional }) => !isUnconditional,
  IN_TIME: ({ isInTime }) => isInTime,
};

function isHeldApart({ past, actor }: ActingGround, { apartFrom }: Transition): boolean {
  const own = past.filter(({ subject }) => subject === actor.subject);
  return apartFrom.some((part) => own.some(PART[part]));
}

const PART: Readonly<Record<EarlierPart, (one: PastAct) => boolean>> = {
  ASKED: (one) => one.as === 'APPLICANT',
  IMPORTED: ({ act }) => act === 'IMPORT',
  DRAFTED: ({ act }) => act === 'DRAFT_DECISION',
};

function notPermitted(act: RequestAct, rows: ReadonlyArray<Transition>): ActRefusal {
  const posts = [...new Set(rows.flatMap((row) => row.posts))];
  const whose = [...new Set(rows.map((row) => WHOSE[row.as]))].join(' or ');
  const names = posts.map((post) => postFacts(post).nameZh).join('、');
  return {
    code: 'NOT_PERMITTED',
    message: `"${REQUEST_ACTS[act].en}" (${REQUEST_ACTS[act].zh}) is for ${whose}: ${names}.`,
    facts: { act, posts },
  };
}

const WHOSE: Readonly<Record<RequestRelation, string>> = {
  APPLICANT: 'the applicant',
  OWNER: 'the owner of the data',
  OPERATOR: 'the exchange operator',
};

function outOfState({ state }: ActingGround, act: RequestAct): ActRefusal {
  const { zh, en } =
    state === 'NEW' ? { zh: '尚不存在', en: 'not there yet' } : REQUEST_STATES[state];
  return {
    code: 'TRANSITION_REFUSED',
    message: `"${REQUEST_ACTS[act].en}" (${REQUEST_ACTS[act].zh}) cannot be done with a request in the state ${state} (${zh}): ${en}.`,
    facts: { act, state },
  };
}

function unmet({ state }: ActingGround, act: RequestAct, demand: Demand): ActRefusal {
  return {
    code: 'TRANSITION_REFUSED',
    message: `"${REQUEST_ACTS[act].en}" (${REQUEST_ACTS[act].zh}) is done only ${DEMANDS[demand]}.`,
    facts: { act, state, demand },
  };
}

function samePerson(act: RequestAct): ActRefusal {
  return {
    code: 'TWO_PERSONS_NEEDED',
    message: `"${REQUEST_ACTS[act].en}" (${REQUEST_ACTS[act].zh}) is for a person who has not asked for the data, brought the request in or drafted the decision.`,
    facts: { act },
  };
}
