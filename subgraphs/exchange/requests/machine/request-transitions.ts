import { actionFacts } from '../../../../shared/identity/actions';
import type { Role } from '../../../../shared/identity/roles';
import type { ClockEffect } from './request-clock';
import type { DataRequestAct, DataRequestRelation, DataRequestState } from './request-vocabulary';

/** Requirements in addition to state, role and person. */
export const REQUIREMENTS = {
  ONCE: 'once',
  AFTER_RETURN: 'after it was returned once',
  ALL_UNCONDITIONAL: 'where all its datasets are shared without condition',
  SOME_CONDITIONAL: 'where one of its datasets is shared on condition, or withheld',
  IN_TIME: 'before the deadline has passed',
} as const;

/** A requirement in addition to state, role and person. */
export type Requirement = keyof typeof REQUIREMENTS;

/**
 * An earlier part in a request that excludes a person from a later act: requesting the data in any
 * way, importing the request from the exchange platform, or drafting a decision.
 */
export type EarlierPart = 'ASKED' | 'IMPORTED' | 'DRAFTED';

/** One row of the machine. */
export interface Transition {
  readonly act: DataRequestAct;
  /** `NEW`: there is no request yet. */
  readonly from: ReadonlyArray<DataRequestState | 'NEW'>;
  /** `SAME`: the state does not change. */
  readonly to: DataRequestState | 'SAME';
  readonly as: DataRequestRelation;
  readonly posts: ReadonlyArray<Role>;
  readonly requirements: ReadonlyArray<Requirement>;
  /** Earlier parts that exclude a person from the act. */
  readonly apartFrom: ReadonlyArray<EarlierPart>;
  readonly clock: ClockEffect;
}

const NOT_THE_APPLICANT: ReadonlyArray<EarlierPart> = ['ASKED'];
const STEWARDS: ReadonlyArray<Role> = ['HANDLER', 'APPROVER'];
const DURING_DECISION = ['FORWARDED', 'DECISION_DRAFTED'] as const;
const SUBMITTED_ONCE: ReadonlyArray<DataRequestState> = [
  ...(['SUBMITTED', 'RETURNED', 'NONCONFORMING'] as const),
  ...DURING_DECISION,
  ...(['GRANTED', 'PROVIDED', 'REFUSED', 'MEDIATION', 'ENDED'] as const),
  ...(['WITHDRAWN', 'REVOKED', 'EXPIRED'] as const),
];

type Facts = Partial<Pick<Transition, 'requirements' | 'clock'>>;

/** Applicants decide nothing, so no earlier part excludes them. */
const applicant = (
  act: DataRequestAct,
  [from, to]: readonly [from: Transition['from'], to: Transition['to']],
  facts: Facts = {},
): Transition => ({
  ...{ act, from, to, as: 'APPLICANT', posts: actionFacts('ASK_FOR_DATA').posts },
  ...{ requirements: [], apartFrom: [], clock: 'KEEP', ...facts },
});

const operator = (
  act: DataRequestAct,
  [from, to]: readonly [from: Transition['from'], to: Transition['to']],
  facts: Facts & Partial<Pick<Transition, 'apartFrom'>> = {},
): Transition => ({
  ...{ act, from, to, as: 'OPERATOR', posts: actionFacts('CHECK_REQUESTS').posts },
  ...{ requirements: [], apartFrom: NOT_THE_APPLICANT, clock: 'KEEP', ...facts },
});

const owner = (
  act: DataRequestAct,
  [from, to]: readonly [from: Transition['from'], to: Transition['to']],
  facts: Facts & Partial<Pick<Transition, 'posts' | 'apartFrom'>> = {},
): Transition => ({
  ...{ act, from, to, as: 'OWNER', posts: actionFacts('DECIDE_REQUESTS').posts },
  ...{ requirements: [], apartFrom: NOT_THE_APPLICANT, clock: 'KEEP', ...facts },
});

/**
 * The state machine of requests. Each row is an act with its states before and after, the roles and
 * the relation that permit it, its requirements, the earlier parts that exclude a person, and its
 * effect on the clock. Acts without a row are refused. The rows follow 国发〔2016〕51号 and Decree 809;
 * where these are silent, the row is RiverGate's own choice.
 */
export const TRANSITIONS: ReadonlyArray<Transition> = [
  applicant('DRAFT', [['NEW'], 'DRAFT']),
  operator('IMPORT', [['NEW'], 'SUBMITTED'], { apartFrom: [], clock: 'START_ANSWER' }),
  operator('IMPORT', [['RETURNED'], 'SUBMITTED'], { apartFrom: [], clock: 'RESUME' }),
  applicant('CHANGE', [['DRAFT', 'RETURNED'], 'SAME']),
  applicant('ATTACH', [['DRAFT', 'RETURNED'], 'SAME']),
  applicant('SUBMIT', [['DRAFT'], 'SUBMITTED'], { clock: 'START_ANSWER' }),
  applicant('SUBMIT', [['RETURNED'], 'SUBMITTED'], { clock: 'RESUME' }),
  applicant(
    'WITHDRAW',
    [['DRAFT', 'SUBMITTED', 'RETURNED', ...DURING_DECISION, 'MEDIATION'], 'WITHDRAWN'],
    { clock: 'END' },
  ),
  operator('RETURN', [['SUBMITTED'], 'RETURNED'], { requirements: ['ONCE'], clock: 'STOP' }),
  operator('FORWARD', [['SUBMITTED'], 'FORWARDED'], {
    requirements: ['SOME_CONDITIONAL'],
    clock: 'TO_OWNER',
  }),
  operator('AUTHORISE', [['SUBMITTED'], 'GRANTED'], {
    requirements: ['ALL_UNCONDITIONAL'],
    apartFrom: ['ASKED', 'IMPORTED'],
    clock: 'START_PROVIDE',
  }),
  operator('REFUSE_NONCONFORMING', [['SUBMITTED'], 'NONCONFORMING'], {
    requirements: ['AFTER_RETURN'],
    clock: 'END',
  }),
  owner('EXTEND', [DURING_DECISION, 'SAME'], {
    requirements: ['ONCE', 'IN_TIME'],
    clock: 'EXTEND',
  }),
  owner('DRAFT_DECISION', [DURING_DECISION, 'DECISION_DRAFTED'], {
    posts: actionFacts('DRAFT_DECISIONS').posts,
  }),
  owner('RETURN_DRAFT', [['DECISION_DRAFTED'], 'FORWARDED']),
  owner('GRANT', [['DECISION_DRAFTED'], 'GRANTED'], {
    apartFrom: ['ASKED', 'DRAFTED'],
    clock: 'START_PROVIDE',
  }),
  owner('REFUSE', [['DECISION_DRAFTED'], 'REFUSED'], {
    apartFrom: ['ASKED', 'DRAFTED'],
    clock: 'END',
  }),
  owner('ATTACH', [[...DURING_DECISION, 'GRANTED', 'PROVIDED', 'REFUSED'], 'SAME'], {
    posts: STEWARDS,
  }),
  owner('PROVIDE', [['GRANTED'], 'PROVIDED'], { posts: STEWARDS, clock: 'END' }),
  applicant('ASK_MEDIATION', [['REFUSED'], 'MEDIATION']),
  operator('SETTLE_AGAIN', [['MEDIATION'], 'FORWARDED'], { clock: 'RESTART' }),
  operator('SETTLE_END', [['MEDIATION'], 'ENDED'], { clock: 'END' }),
  applicant('RENEW', [['GRANTED', 'PROVIDED', 'EXPIRED'], 'SAME']),
  owner('REVOKE_PART', [['GRANTED', 'PROVIDED'], 'SAME'], { apartFrom: [] }),
  owner('REVOKE', [['GRANTED', 'PROVIDED'], 'REVOKED'], { apartFrom: [], clock: 'END' }),
  operator('NUMBER', [SUBMITTED_ONCE, 'SAME'], { apartFrom: [] }),
];
