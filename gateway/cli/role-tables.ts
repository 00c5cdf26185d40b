import { ACTIONS, actionFacts, isAction } from '../../shared/identity/actions';
import { alignedTable } from '../../shared/config/aligned-table';
import { PUBLIC_CALLER, type Caller } from '../../shared/identity/caller';
import {
  ROLES,
  isRole,
  roleFacts,
  type OrganisationKind,
  type Role,
} from '../../shared/identity/roles';
import { decide } from '../../shared/sharing/decide';
import { DEFAULTS, type Dataset } from '../../shared/sharing/dataset';
import type { DatasetState } from '../../shared/sharing/sharing-state';

/** The roles (岗位) as a Markdown table, for `shared/identity/README.md`. */
export function rolesTable(): string {
  return alignedTable(
    ['Role', '岗位', 'Held in', 'What for'],
    posts().map((post) => {
      const { nameZh, nameEn, meaning } = roleFacts(post);
      return [`\`${post}\` ${nameEn}`, nameZh, holders(post), meaning];
    }),
  );
}

/**
 * Which role may read what, as a Markdown table: each cell is the result of `decide` for a caller
 * with that role and a dataset to which only the reason of the column applies.
 */
export function readingMatrix(): string {
  const questions = Object.entries(QUESTIONS);
  return alignedTable(
    ['Role', ...questions.map(([title]) => title)],
    posts().map((post) => [
      `\`${post}\``,
      ...questions.map(([, question]) => answer(post, question)),
    ]),
  );
}

/** Which role may do what, as a Markdown table. */
export function actsTable(): string {
  return alignedTable(
    ['Act', 'What', 'Roles', 'In the audit log'],
    Object.keys(ACTIONS)
      .filter(isAction)
      .map((act) => {
        const { meaning, posts: may, isAudited } = actionFacts(act);
        const named = may.length === 0 ? 'everybody' : may.map((post) => `\`${post}\``).join(', ');
        return [`\`${act}\``, meaning, named, isAudited ? 'yes' : 'changes'];
      }),
  );
}

function posts(): ReadonlyArray<Role> {
  return Object.keys(ROLES).filter(isRole);
}

function holders(post: Role): string {
  const { heldIn, departments } = roleFacts(post);
  if (heldIn.length === 0) return '';
  return departments ? departments.join(', ') : heldIn.map((kind) => HOLDERS[kind]).join(', ');
}

const HOLDERS: Readonly<Record<OrganisationKind, string>> = {
  DEPARTMENT: 'any department',
  PARTNER: 'a partner',
  ENTERPRISE: 'an enterprise',
};

interface Question {
  /** Whether the caller's organisation owns the data. */
  readonly isOwner: boolean;
  readonly dataset: Partial<Dataset>;
  readonly state: (caller: Caller) => Partial<DatasetState>;
}

const OWNER = 'water';
const CONDITIONAL = { sharing: 'CONDITIONAL', openness: 'ON_REQUEST' } as const;
const ALWAYS = { validFrom: '2000-01-01', isDemonstration: false } as const;
const TODAY = new Date('2026-11-01T00:00:00Z');

/** Datasets, each with only one possible reason for access. */
const QUESTIONS: Readonly<Record<string, Question>> = {
  'Released (已发布)': {
    isOwner: false,
    dataset: {},
    state: () => ({ releases: [{ number: '1', validTo: null, ...ALWAYS }] }),
  },
  'Unconditional (无条件共享)': { isOwner: false, dataset: {}, state: () => ({}) },
  "Own department's (本部门)": { isOwner: true, dataset: CONDITIONAL, state: () => ({}) },
  'Task of the plan (任务权限)': {
    isOwner: false,
    dataset: CONDITIONAL,
    state: ({ organisation }) => ({
      rights: [
        {
          task: 1,
          departments: organisation ? [organisation.id] : [],
          document: null,
          validTo: null,
          reviewBy: '2099-01-01',
          ...ALWAYS,
        },
      ],
    }),
  },
  'Granted (已获授权)': {
    isOwner: false,
    dataset: CONDITIONAL,
    state: ({ organisation }) => ({
      grants: organisation ? [{ ...GRANT, organisation }] : [],
    }),
  },
  'Own outlets (本单位排放口)': {
    isOwner: false,
    dataset: { ...CONDITIONAL, topic: 'pollution-sources' },
    state: () => ({}),
  },
};

const GRANT = {
  ...ALWAYS,
  id: '1',
  number: '1',
  fields: [],
  datasetVersion: 1,
  districts: null,
  dataFrom: null,
  dataBefore: null,
  purpose: '',
  until: '2099-01-01',
  operationsPerDay: null,
} as const;

function answer(post: Role, { isOwner, dataset, state }: Question): string {
  const caller = callerIn(post, isOwner);
  if (isOwner && caller.organisation?.kind !== 'DEPARTMENT') return '';
  const declared = { ...SAMPLE, ...dataset };
  const { sharing, openness } = declared;
  const decision = decide(
    {
      dataset: declared,
      owner: OWNER,
      version: 1,
      confirmed: { sharing, openness },
      releases: [],
      rights: [],
      grants: [],
      ...state(caller),
    },
    caller,
    TODAY,
  );
  if (!decision.isAllowed) return '';
  return decision.limits.districts ? 'own districts' : 'yes';
}

const SAMPLE: Dataset = {
  ...DEFAULTS,
  id: `${OWNER}/sample`,
  catalogueCode: '',
  titleZh: '',
  titleEn: '',
  clause: '',
  topic: null,
  sharing: 'UNCONDITIONAL',
  openness: 'PUBLIC',
  because: '',
  update: 'AS_NEEDED',
  standards: [],
};

function callerIn(post: Role, isOwner: boolean): Caller {
  const { heldIn, departments = ['agriculture'] } = roleFacts(post);
  const [kind] = heldIn;
  if (!kind) return PUBLIC_CALLER;
  const id = isOwner ? OWNER : (departments[0] ?? '');
  return {
    ...PUBLIC_CALLER,
    subject: post,
    kind: 'PERSON',
    organisation: { kind, id },
    roles: [post],
    districts: post === 'DISTRICT_BUREAU' ? ['440705'] : null,
    sources: kind === 'ENTERPRISE' ? ['source'] : null,
  };
}
