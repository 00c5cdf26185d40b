import { CONFORMITY_POINTS } from '../../../shared/domain/sharing-rules';
import { DATA_REQUEST_ACTS, DATA_REQUEST_STATES } from './machine/request-vocabulary';
import { namedEnum } from '../../../shared/graphql/named-enum';

function mapped<Name extends string, Word>(
  words: Readonly<Record<Name, Word>>,
  meaningOf: (word: Word) => string,
): Readonly<Record<Name, string>> {
  const all: ReadonlyArray<readonly [string, Word]> = Object.entries(words);
  return Object.fromEntries(all.map(([name, word]) => [name, meaningOf(word)])) as Record<
    Name,
    string
  >; // The same names.
}

const both = ({ zh, en }: { readonly zh: string; readonly en: string }) => `${en} (${zh})`;

export const DataRequestStateEnum = namedEnum(
  'DataRequestState',
  'State of a request for data (申请状态)',
  mapped(DATA_REQUEST_STATES, both),
);

export const DataRequestActEnum = namedEnum(
  'DataRequestAct',
  'What can be done with a request (办理环节)',
  mapped(DATA_REQUEST_ACTS, both),
);

export const ConformityPointEnum = namedEnum(
  'ConformityPoint',
  'What a request is checked for (合规性检查事项)',
  mapped(
    CONFORMITY_POINTS,
    ({ nameZh, nameEn, requirement }) => `${nameEn}: ${requirement} (${nameZh})`,
  ),
);

export const PartyKindEnum = namedEnum(
  'PartyKind',
  'What kind of organisation asks for data (申请单位类别)',
  {
    DEPARTMENT: 'A department of the plan (部门)',
    PARTNER: 'A partner outside government (合作单位)',
    ENTERPRISE: 'An enterprise that is monitored (排污单位)',
  },
);

export const PartyRoleEnum = namedEnum(
  'PartyRole',
  'In which relation a person acts on a data request (办理身份)',
  {
    APPLICANT: 'For the organisation that asks (申请单位)',
    OWNER: 'For the department that owns the data (责任部门)',
    OPERATOR: 'As the exchange operator (共享平台运行)',
  },
);

export const DecisionOutcomeEnum = namedEnum(
  'DecisionOutcome',
  'What a decision comes to (决定结果)',
  {
    GRANT: 'Granted, in whole or in part (同意)',
    REFUSE: 'Refused, with a reason (不同意)',
  },
);

export const MediationOutcomeEnum = namedEnum(
  'MediationOutcome',
  'What mediation comes to (协调结果)',
  {
    DECIDE_AGAIN: 'The owner decides again (重新办理)',
    ENDS: 'It ends without a grant (终止)',
  },
);

export const DeadlineKindEnum = namedEnum('DeadlineKind', 'What is counted down (期限类别)', {
  ANSWER: 'The answer to a request (答复)',
  PROVIDE: 'Providing the data after consent (提供)',
});

export const GrantStandingEnum = namedEnum('GrantStanding', 'State of a grant today (授权状态)', {
  COMING: 'It begins later (未生效)',
  IN_FORCE: 'It holds (有效)',
  EXPIRED: 'Its time has run out (已到期)',
  REVOKED: 'Its owner has revoked it (已撤销)',
});

export const CalendarDayKindEnum = namedEnum(
  'CalendarDayKind',
  'How a day is spent against the rule of its weekday (日期类别)',
  { HOLIDAY: 'Off (放假)', WORKDAY: 'Worked (上班)' },
);

export const CalendarCertaintyEnum = namedEnum(
  'CalendarCertainty',
  'How well a day of the calendar is known (依据)',
  {
    NOTICE_CROSS_CHECKED: "By the State Council's notice, as several papers printed it (依通知)",
    LAW_ALONE: 'By the law alone; which days are moved is not known yet (仅依法规)',
    ENTERED: 'Entered by the operator (人工登记)',
  },
);

export const DataRequestFileFormatEnum = namedEnum(
  'DataRequestFileFormat',
  'Form in which requests go in and out (文件格式)',
  {
    JSON: 'A list of requests, each with its resources (JSON)',
    CSV: 'A line for each resource of each request, UTF-8 with a byte-order mark (CSV)',
  },
);
