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
 * Whose act keeps a person from another: anyone who asked in any way, brought the request in from
 * the exchange platform, or drafted a decision.
 */
export type EarlierPart = 'ASKED' | 'IMPORTED' | 'DRAFTED';

/** One row of the machine. */
export interface Transition {
  readonly act: DataRequestAct;
  /** `NEW`: there is no request yet. */
  readonly from: ReadonlyArray<DataRequestState | 'NEW'>;
  /** `SAME`: it stays where it is. */
  readonly to: DataRequestState | 'SAME';
  readonly as: DataRequestRelation;
  readonly posts: ReadonlyArray<Role>;
  readonly requirements: ReadonlyArray<Requirement>;
  /** Persons who may not do it. */
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

/** Anyone who asks is held apart from nobody: he decides nothing. */
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
 * The machine of requests: every row says from where, by which post of whom, under which demands, apart
 * from which other persons, an act leads where, and what it does to the clock. What no row allows is
 * refused. After 国发〔2016〕51号 and Decree 809; where they are silent the row is ours.
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
