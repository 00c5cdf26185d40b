import type { Caller } from './caller';
import type { Post } from './posts';

/** What an act of the hub is, and which posts may do it. */
export interface ActionFacts {
  /** In one line; the README's matrix repeats it. */
  readonly meaning: string;
  /** Posts that may; empty: everybody, also who has not signed in. */
  readonly posts: ReadonlyArray<Post>;
  /** Whether doing or reading it is itself on the record. */
  readonly isRecorded: boolean;
}

const STEWARDS = ['HANDLER', 'APPROVER'] as const satisfies ReadonlyArray<Post>;
const ASKING = [
  'PARTNER',
  'ENTERPRISE',
  'DEPARTMENT_DEVELOPER',
  'ANALYST',
  'DISTRICT_BUREAU',
  'PUBLISHER',
  ...STEWARDS,
] as const satisfies ReadonlyArray<Post>;
const SIGNED_IN = [
  ...ASKING,
  'DEPARTMENT_SYSTEM',
  'ADMINISTRATOR',
  'EXCHANGE_OPERATOR',
  'SECURITY_GUIDE',
  'SUPERVISION',
  'RECORD_AUDITOR',
] as const satisfies ReadonlyArray<Post>;

/**
 * What the hub itself is asked to do and to show, apart from the data of departments: which posts may.
 * Whose department, which request, and that two acts need two persons, is decided where it is done.
 */
export const ACTIONS = {
  SEE_CATALOGUE: { meaning: 'Read the catalogue of datasets and why one may read them', posts: [] },
  SEE_SELF: { meaning: 'Read the own account, posts and purposes', posts: [] },
  MANAGE_ACCOUNTS: {
    meaning: 'Register accounts and clients, give posts, lock, start enrolments',
    posts: ['ADMINISTRATOR'],
  },
  CONFIRM_ACCOUNTS: {
    meaning:
      'Confirm accounts and clients that claim the own department; collect its half of enrolment codes',
    posts: STEWARDS,
  },
  STAND_IN_FOR_STEWARDS: {
    meaning: 'Confirm and collect halves where a department has too few other stewards',
    posts: ['EXCHANGE_OPERATOR'],
  },
  MAKE_CLIENT_SECRETS: {
    meaning: "Make the secrets of the own department's clients",
    posts: ['DEPARTMENT_DEVELOPER', ...STEWARDS],
  },
  PROPOSE_TERMS: {
    meaning: 'Propose the class of a dataset, a standing right or a continuation',
    posts: ['HANDLER'],
  },
  CONFIRM_TERMS: {
    meaning: 'Confirm the class of a dataset, a standing right or a continuation',
    posts: ['APPROVER'],
  },
  PROPOSE_RELEASE: { meaning: 'Propose what becomes public', posts: ['PUBLISHER'] },
  CONFIRM_RELEASE: { meaning: 'Confirm or withdraw what becomes public', posts: ['APPROVER'] },
  ASK_FOR_DATA: { meaning: 'Ask for data, follow, withdraw, renew', posts: ASKING },
  CHECK_REQUESTS: {
    meaning: 'Check requests for conformity, authorise unconditional ones, mediate',
    posts: ['EXCHANGE_OPERATOR'],
  },
  DRAFT_DECISIONS: { meaning: 'Draft the answer to a request for own data', posts: ['HANDLER'] },
  DECIDE_REQUESTS: {
    meaning: 'Decide a request for own data; revoke what was granted',
    posts: ['APPROVER'],
  },
  READ_OWN_RECORD: {
    meaning: 'Read who read data of the own department, and what the own department read',
    posts: ['PARTNER', 'ENTERPRISE', 'DEPARTMENT_DEVELOPER', 'ANALYST', ...STEWARDS],
    isRecorded: true,
  },
  READ_WHOLE_RECORD: {
    meaning: 'Read the whole record; put entries under seal for an investigation, and lift it',
    posts: ['RECORD_AUDITOR'],
    isRecorded: true,
  },
  SEE_COUNTS: {
    meaning: 'See counts of requests, grants and reads by dataset, department and day',
    posts: ['EXCHANGE_OPERATOR', 'RECORD_AUDITOR', ...STEWARDS],
  },
  SEE_SECURITY: {
    meaning: 'See security events and the state of controls',
    posts: ['SECURITY_GUIDE'],
    isRecorded: true,
  },
  ASSIGN_CASES: {
    meaning: 'Open tampering cases and assign them to persons of supervision',
    posts: ['RECORD_AUDITOR'],
    isRecorded: true,
  },
  READ_CASES: {
    meaning: 'Read the revisions of tampering cases assigned to oneself: who and when',
    posts: ['SUPERVISION'],
    isRecorded: true,
  },
  REVIEW_DATA: { meaning: 'Mark own data as reviewed (审核)', posts: STEWARDS },
  USE_ACCOUNT: {
    meaning: 'Keep what belongs to the own account: saved questions',
    posts: SIGNED_IN,
  },
} as const satisfies Record<string, Omit<ActionFacts, 'isRecorded'> & { isRecorded?: true }>;

/** The name of an act. */
export type Action = keyof typeof ACTIONS;

/** Whether a text names an act. */
export function isAction(name: string): name is Action {
  return Object.hasOwn(ACTIONS, name);
}

/** What an act is. */
export function actionFacts(action: Action): ActionFacts {
  const { meaning, posts, ...rest } = ACTIONS[action];
  return { meaning, posts, isRecorded: 'isRecorded' in rest };
}

/** Whether one of the caller's posts may do it. */
export function mayAct({ roles }: Caller, action: Action): boolean {
  const { posts } = actionFacts(action);
  return posts.length === 0 || roles.some((post) => posts.includes(post));
}
