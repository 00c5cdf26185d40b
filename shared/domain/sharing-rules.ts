/**
 * How certain a rule is: texts marked `MEMORY` were not re-read here (`CERTAIN` or `MEDIUM` is the
 * confidence).
 */
export type RuleCertainty = 'MEMORY_CERTAIN' | 'MEMORY_MEDIUM';

/** One version of a sharing rule, with the days on which it is in force. */
export interface DeadlineVersion {
  readonly workingDays: number;
  readonly source: string;
  /** First day in force, YYYY-MM-DD in Beijing. */
  readonly validFrom: string;
  /** First day no longer in force; null while it is. */
  readonly validTo: string | null;
  readonly certainty: RuleCertainty;
}

/** A deadline in sharing between departments, with its versions, oldest first. */
export interface DeadlineRule {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly versions: ReadonlyArray<DeadlineVersion>;
}

const MEASURES_51 = '国发〔2016〕51号 政务信息资源共享管理暂行办法';
const DECREE_809 = '政务数据共享条例（国务院令第809号）';

/** Chapter on sharing and use of the decree; its article numbers were not re-read here. */
function byDecree(workingDays: number): DeadlineVersion {
  return {
    workingDays,
    source: DECREE_809,
    validFrom: '2025-08-01',
    validTo: null,
    certainty: 'MEMORY_MEDIUM',
  };
}

/**
 * Deadlines of sharing, in working days. The day of the event that starts a period is not counted;
 * a period ends with its last day.
 */
export const DEADLINE_RULES = {
  unconditionalAnswer: {
    nameZh: '无条件共享数据申请的答复',
    nameEn: 'Answer to a request for data shared without condition',
    versions: [byDecree(1)],
  },
  answer: {
    nameZh: '有条件共享数据申请的答复',
    nameEn: 'Answer of the owner to a request for data shared on condition',
    versions: [
      {
        workingDays: 10,
        source: MEASURES_51,
        validFrom: '2016-09-05',
        validTo: '2025-08-01',
        certainty: 'MEMORY_CERTAIN',
      },
      byDecree(10),
    ],
  },
  extension: {
    nameZh: '答复期限的延长（一次）',
    nameEn: 'Extension of the answer, once, with its reason',
    versions: [byDecree(10)],
  },
  provide: {
    nameZh: '同意共享后的提供',
    nameEn: 'Providing the data after consent',
    versions: [byDecree(20)],
  },
  correction: {
    nameZh: '数据校核申请的核实与更正',
    nameEn: 'Checking and correcting data that a user doubts',
    versions: [byDecree(10)],
  },
} as const satisfies Readonly<Record<string, DeadlineRule>>;

/** The name of a sharing deadline. */
export type DeadlineName = keyof typeof DEADLINE_RULES;

/** Working days that each deadline allows. */
export type Deadlines = Readonly<Record<DeadlineName, number>>;

/** The version of a rule in force on a day (YYYY-MM-DD), or undefined. */
export function deadlineOn(name: DeadlineName, day: string): DeadlineVersion | undefined {
  const versions: ReadonlyArray<DeadlineVersion> = DEADLINE_RULES[name].versions;
  return versions.find(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo),
  );
}

/** The newest version of each deadline, in working days: the default of its setting. */
export const RULED_DEADLINES: Deadlines = {
  unconditionalAnswer: newest(DEADLINE_RULES.unconditionalAnswer),
  answer: newest(DEADLINE_RULES.answer),
  extension: newest(DEADLINE_RULES.extension),
  provide: newest(DEADLINE_RULES.provide),
  correction: newest(DEADLINE_RULES.correction),
};

function newest({ versions }: DeadlineRule): number {
  return versions.at(-1)?.workingDays ?? 0;
}

/** A point of the conformity check of a data request, before it goes to the owner (合规性检查). */
export interface ConformityPointFact {
  readonly nameZh: string;
  readonly nameEn: string;
  /** What the data request must state. */
  readonly requirement: string;
  readonly source: string;
}

/**
 * The points that the exchange operator checks in a data request. The list is the project's own,
 * derived from the duties of users in the measures of 2016 and the decree: use for the stated duty,
 * smallest scope.
 */
export const CONFORMITY_POINTS = {
  DUTY_BASIS: {
    nameZh: '履职依据',
    nameEn: 'Duty basis',
    requirement: 'A law, a clause of the plan or a document by which the applicant needs the data.',
    source: `${MEASURES_51}; ${DECREE_809}: 因履行职责需要`,
  },
  SMALLEST_SCOPE: {
    nameZh: '最小范围',
    nameEn: 'Smallest scope',
    requirement: 'No more datasets, fields, districts and years than the purpose needs.',
    source: '个人信息保护法第六条（最小范围原则）; 数据安全法第三十八条（在履职所需范围内）',
  },
  PURPOSE: {
    nameZh: '使用用途',
    nameEn: 'Purpose',
    requirement: 'What the data will be used for, and by whom; no other use is allowed later.',
    source: `${MEASURES_51}: 按照明确的使用用途`,
  },
  PERIOD: {
    nameZh: '使用期限',
    nameEn: 'Period',
    requirement: 'From when until when the data are needed.',
    source: DECREE_809,
  },
  SECURITY_CONTACT: {
    nameZh: '安全责任人',
    nameEn: 'Security contact',
    requirement: 'Who is responsible for the security of the data at the applicant.',
    source: `${MEASURES_51}: 谁经手、谁使用、谁管理、谁负责`,
  },
} as const satisfies Readonly<Record<string, ConformityPointFact>>;

/** The name of a point of the conformity check. */
export type ConformityPoint = keyof typeof CONFORMITY_POINTS;
