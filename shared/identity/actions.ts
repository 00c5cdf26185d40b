import type { Caller } from './caller';
import type { Role } from './roles';

/** An action of the hub, and the roles that may perform it. */
export interface ActionFacts {
  /** One line; the README's matrix repeats it. */
  readonly meaning: string;
  /** Roles that may perform it; empty: everybody, including anonymous callers. */
  readonly posts: ReadonlyArray<Role>;
  /** Whether performing it is recorded in the audit log. */
  readonly isAudited: boolean;
}

const STEWARDS = ['HANDLER', 'APPROVER'] as const satisfies ReadonlyArray<Role>;
const ASKING = [
  'PARTNER',
  'ENTERPRISE',
  'DEPARTMENT_DEVELOPER',
  'ANALYST',
  'DISTRICT_BUREAU',
  'PUBLISHER',
  ...STEWARDS,
] as const satisfies ReadonlyArray<Role>;
const SIGNED_IN = [
  ...ASKING,
  'DEPARTMENT_SYSTEM',
  'ADMINISTRATOR',
  'EXCHANGE_OPERATOR',
  'SECURITY_GUIDE',
  'SUPERVISION',
  'RECORD_AUDITOR',
] as const satisfies ReadonlyArray<Role>;

/**
 * Actions on the hub itself, apart from reading the data of departments, with the roles that may
 * perform them. The department, the data request and the rule of two persons are checked where the
 * action is performed.
 */
export const ACTIONS = {
  SEE_CATALOGUE: {
    meaning: "Read the catalogue of datasets, with the caller's access and its reason",
    posts: [],
  },
  SEE_SELF: { meaning: "Read the caller's account, roles and purposes", posts: [] },
  MANAGE_ACCOUNTS: {
    meaning: 'Register accounts and clients, assign roles, lock, start enrolments',
    posts: ['ADMINISTRATOR'],
  },
  CONFIRM_ACCOUNTS: {
    meaning:
      "Confirm accounts and clients that claim the caller's department; collect its half of enrolment codes",
    posts: STEWARDS,
  },
  STAND_IN_FOR_STEWARDS: {
    meaning:
      'Confirm accounts and collect code halves for a department with too few other stewards',
    posts: ['EXCHANGE_OPERATOR'],
  },
  MAKE_CLIENT_SECRETS: {
    meaning: "Create the secrets of the clients of the caller's department",
    posts: ['DEPARTMENT_DEVELOPER', ...STEWARDS],
  },
  REGISTER_DOCUMENTS: {
    meaning:
      "Register and remove the documents that clients of the caller's department send; a client its own",
    posts: ['PARTNER', 'ENTERPRISE', 'DEPARTMENT_SYSTEM', 'DEPARTMENT_DEVELOPER', ...STEWARDS],
  },
  PROPOSE_TERMS: {
    meaning: 'Propose the class of a dataset, a standing right or a continuation',
    posts: ['HANDLER'],
  },
  CONFIRM_TERMS: {
    meaning: 'Confirm the class of a dataset, a standing right or a continuation',
    posts: ['APPROVER'],
  },
  PROPOSE_RELEASE: { meaning: 'Propose releases to the public', posts: ['PUBLISHER'] },
  CONFIRM_RELEASE: { meaning: 'Confirm or withdraw releases to the public', posts: ['APPROVER'] },
  ASK_FOR_DATA: { meaning: 'Submit, follow, withdraw and renew requests for data', posts: ASKING },
  CHECK_REQUESTS: {
    meaning: 'Check requests for conformity, authorise unconditional ones, mediate',
    posts: ['EXCHANGE_OPERATOR'],
  },
  DRAFT_DECISIONS: {
    meaning: 'Draft the answer to a request for data of its department',
    posts: ['HANDLER'],
  },
  DECIDE_REQUESTS: {
    meaning: 'Decide a request for data of its department; revoke grants',
    posts: ['APPROVER'],
  },
  READ_OWN_RECORD: {
    meaning: "Read who read data of the caller's department, and what the caller's department read",
    posts: ['PARTNER', 'ENTERPRISE', 'DEPARTMENT_DEVELOPER', 'ANALYST', ...STEWARDS],
    isAudited: true,
  },
  READ_WHOLE_RECORD: {
    meaning: 'Read the whole audit log; seal entries for an investigation, and lift the seal',
    posts: ['RECORD_AUDITOR'],
    isAudited: true,
  },
  SEE_COUNTS: {
    meaning: 'See counts of requests, grants and reads by dataset, department and day',
    posts: ['EXCHANGE_OPERATOR', 'RECORD_AUDITOR', ...STEWARDS],
  },
  SEE_SECURITY: {
    meaning: 'See security events and the state of controls',
    posts: ['SECURITY_GUIDE'],
    isAudited: true,
  },
  ASSIGN_CASES: {
    meaning: 'Open tampering cases and assign them to persons of supervision',
    posts: ['RECORD_AUDITOR'],
    isAudited: true,
  },
  READ_CASES: {
    meaning: 'Read the revisions of tampering cases assigned to oneself: who and when',
    posts: ['SUPERVISION'],
    isAudited: true,
  },
  REVIEW_DATA: {
    meaning: 'List unreviewed data of its department; mark as reviewed, approve or void (审核)',
    posts: STEWARDS,
  },
  DECLARE_OUTAGE: {
    meaning: 'Declare outages of stations of its department, and withdraw them (停测申报)',
    posts: STEWARDS,
  },
  USE_ACCOUNT: {
    meaning: "Save questions in the caller's account",
    posts: SIGNED_IN,
  },
} as const satisfies Record<string, Omit<ActionFacts, 'isAudited'> & { isAudited?: true }>;

/** The name of an action. */
export type Action = keyof typeof ACTIONS;

/** Whether a text names an action. */
export function isAction(name: string): name is Action {
  return Object.hasOwn(ACTIONS, name);
}

/** The facts of an action. */
export function actionFacts(action: Action): ActionFacts {
  const { meaning, posts, ...rest } = ACTIONS[action];
  return { meaning, posts, isAudited: 'isAudited' in rest };
}

/** Whether one of the caller's roles allows the action. */
export function mayAct({ roles }: Caller, action: Action): boolean {
  const { posts } = actionFacts(action);
  return posts.length === 0 || roles.some((post) => posts.includes(post));
}
