/** The kind of a caller's organisation. */
export type OrganisationKind = 'DEPARTMENT' | 'PARTNER' | 'ENTERPRISE';

/** A role: its purpose, and who may hold it. */
export interface RoleFacts {
  readonly nameZh: string;
  readonly nameEn: string;
  /** Purpose of the role in one line; the README's table repeats it. */
  readonly meaning: string;
  /**
   * Kinds of organisation whose members may hold it; empty: it is not assigned, everybody has it.
   */
  readonly heldIn: ReadonlyArray<OrganisationKind>;
  /** The only departments whose members may hold it; absent: any. */
  readonly departments?: ReadonlyArray<string>;
  /** Whether persons, machines or both hold it. */
  readonly holder: 'PERSON' | 'MACHINE' | 'BOTH';
  /**
   * What its holder may read. `RELEASED`: only data released to everybody; `UNCONDITIONAL`: also
   * unconditionally shared data of any department; `SHARED`: all data shared with its organisation.
   * A role below `SHARED` cannot be combined with others, because a person who supervises the
   * exchange must not read its data.
   */
  readonly reads: 'RELEASED' | 'UNCONDITIONAL' | 'SHARED';
}

const DEPARTMENT = ['DEPARTMENT'] as const;

/** The roles (岗位) of the hub: what a caller's `roles` are made of. */
export const ROLES = {
  PUBLIC: {
    nameZh: '社会公众',
    nameEn: 'Public',
    meaning: 'Anyone who has not signed in; reads what has been released.',
    heldIn: [],
    holder: 'BOTH',
    reads: 'RELEASED',
  },
  PARTNER: {
    nameZh: '合作开发者',
    nameEn: 'Partner developer',
    meaning: 'Works outside government; reads what was released or granted to its organisation.',
    heldIn: ['PARTNER'],
    holder: 'BOTH',
    reads: 'SHARED',
  },
  DEPARTMENT_DEVELOPER: {
    nameZh: '部门开发人员',
    nameEn: 'Department developer',
    meaning: 'Builds the systems of a department, with its rights.',
    heldIn: DEPARTMENT,
    holder: 'PERSON',
    reads: 'SHARED',
  },
  DEPARTMENT_SYSTEM: {
    nameZh: '部门业务系统',
    nameEn: 'Department system',
    meaning: 'A machine of a department, with its rights.',
    heldIn: DEPARTMENT,
    holder: 'MACHINE',
    reads: 'SHARED',
  },
  ADMINISTRATOR: {
    nameZh: '系统管理员',
    nameEn: 'Administrator',
    meaning:
      'Keeps accounts and settings; reads no conditional data and cannot change the audit log.',
    heldIn: DEPARTMENT,
    holder: 'PERSON',
    reads: 'RELEASED',
  },
  ANALYST: {
    nameZh: '分析人员',
    nameEn: 'Analyst',
    meaning: 'Asks questions across departments, with the rights of its own department.',
    heldIn: DEPARTMENT,
    holder: 'PERSON',
    reads: 'SHARED',
  },
  PUBLISHER: {
    nameZh: '信息发布人员',
    nameEn: 'Publisher',
    meaning: 'Proposes what becomes public; the owner confirms it.',
    heldIn: DEPARTMENT,
    departments: ['environment', 'weather'],
    holder: 'PERSON',
    reads: 'SHARED',
  },
  HANDLER: {
    nameZh: '数据管理经办',
    nameEn: 'Handler (steward)',
    meaning: "Drafts the department's decisions on its data.",
    heldIn: DEPARTMENT,
    holder: 'PERSON',
    reads: 'SHARED',
  },
  APPROVER: {
    nameZh: '数据管理分管',
    nameEn: 'Approver (steward)',
    meaning:
      "Takes the department's decisions on its data, never on a draft or data request of the same person.",
    heldIn: DEPARTMENT,
    holder: 'PERSON',
    reads: 'SHARED',
  },
  DISTRICT_BUREAU: {
    nameZh: '县区分局',
    nameEn: 'District bureau',
    meaning: 'Reads the rows of its own districts with the rights of its department.',
    heldIn: DEPARTMENT,
    holder: 'BOTH',
    reads: 'SHARED',
  },
  ENTERPRISE: {
    nameZh: '排污单位',
    nameEn: 'Enterprise',
    meaning: 'Reads the data of its own outlets.',
    heldIn: ['ENTERPRISE'],
    holder: 'BOTH',
    reads: 'SHARED',
  },
  EXCHANGE_OPERATOR: {
    nameZh: '共享平台运行',
    nameEn: 'Exchange operator',
    meaning:
      'Operates catalogue and exchange, checks data requests for conformity, reads statistics; no payload.',
    heldIn: DEPARTMENT,
    departments: ['cyberspace-coordination'],
    holder: 'PERSON',
    reads: 'RELEASED',
  },
  SECURITY_GUIDE: {
    nameZh: '数据安保指导',
    nameEn: 'Security guide',
    meaning: 'Sees security events and the state of controls; no payload.',
    heldIn: DEPARTMENT,
    departments: ['public-security'],
    holder: 'PERSON',
    reads: 'RELEASED',
  },
  SUPERVISION: {
    nameZh: '监察',
    nameEn: 'Supervision',
    meaning: 'Reads assessments, and the revisions of tampering cases assigned to the person.',
    heldIn: DEPARTMENT,
    departments: ['supervision', 'org-dept'],
    holder: 'PERSON',
    reads: 'UNCONDITIONAL',
  },
  RECORD_AUDITOR: {
    nameZh: '共享记录审计',
    nameEn: 'Record auditor',
    meaning: 'Reads and verifies the whole audit log of reads and refusals; no payload.',
    heldIn: DEPARTMENT,
    holder: 'PERSON',
    reads: 'RELEASED',
  },
} as const satisfies Record<string, RoleFacts>;

/** The name of a role in tokens and in the graph. */
export type Role = keyof typeof ROLES;

/** Whether a text names a role. */
export function isRole(name: unknown): name is Role {
  return typeof name === 'string' && Object.hasOwn(ROLES, name);
}

/** The facts of a role. */
export function roleFacts(post: Role): RoleFacts {
  return ROLES[post];
}
