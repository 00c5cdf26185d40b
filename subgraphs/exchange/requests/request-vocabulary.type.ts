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
  >; // The same keys.
}

const both = ({ zh, en }: { readonly zh: string; readonly en: string }) => `${en} (${zh})`;

export const DataRequestStateEnum = namedEnum(
  'DataRequestState',
  'State of a data request (申请状态)',
  mapped(DATA_REQUEST_STATES, both),
);

export const DataRequestActEnum = namedEnum(
  'DataRequestAct',
  'An act on a data request (办理环节)',
  mapped(DATA_REQUEST_ACTS, both),
);

export const ConformityPointEnum = namedEnum(
  'ConformityPoint',
  'A point of the conformity check of a request (合规性检查事项)',
  mapped(
    CONFORMITY_POINTS,
    ({ nameZh, nameEn, requirement }) => `${nameEn}: ${requirement} (${nameZh})`,
  ),
);

export const PartyKindEnum = namedEnum(
  'PartyKind',
  'Kind of an organisation that requests data (申请单位类别)',
  {
    DEPARTMENT: 'A department of the mandate (部门)',
    PARTNER: 'A partner outside government (合作单位)',
    ENTERPRISE: 'A monitored enterprise (排污单位)',
  },
);

export const PartyRoleEnum = namedEnum(
  'PartyRole',
  'Relation in which a person acts on a data request (办理身份)',
  {
    APPLICANT: 'For the organisation that requests the data (申请单位)',
    OWNER: 'For the department that owns the data (责任部门)',
    OPERATOR: 'As the exchange operator (共享平台运行)',
  },
);

export const DecisionOutcomeEnum = namedEnum(
  'DecisionOutcome',
  'Outcome of a decision (决定结果)',
  {
    GRANT: 'Granted, in whole or in part (同意)',
    REFUSE: 'Refused, with a reason (不同意)',
  },
);

export const MediationOutcomeEnum = namedEnum(
  'MediationOutcome',
  'Outcome of a mediation (协调结果)',
  {
    DECIDE_AGAIN: 'The owner decides again (重新办理)',
    ENDS: 'The request ends without a grant (终止)',
  },
);

export const DeadlineKindEnum = namedEnum('DeadlineKind', 'Kind of deadline (期限类别)', {
  ANSWER: 'The answer to a request (答复)',
  PROVIDE: 'Providing the data after consent (提供)',
});

export const GrantStandingEnum = namedEnum('GrantStanding', 'State of a grant today (授权状态)', {
  COMING: 'Not valid yet (未生效)',
  IN_FORCE: 'Valid (有效)',
  EXPIRED: 'Expired (已到期)',
  REVOKED: 'Revoked by the owner of the data (已撤销)',
});

export const CalendarDayKindEnum = namedEnum(
  'CalendarDayKind',
  'How a day differs from the rule of its weekday (日期类别)',
  { HOLIDAY: 'Holiday (放假)', WORKDAY: 'Working day (上班)' },
);

export const CalendarCertaintyEnum = namedEnum(
  'CalendarCertainty',
  'Certainty of a day of the calendar (依据)',
  {
    NOTICE_CROSS_CHECKED:
      "From the State Council's notice, as printed by several newspapers (依通知)",
    LAW_ALONE: 'From the law only; moved days are not known yet (仅依法规)',
    ENTERED: 'Entered by the operator (人工登记)',
  },
);

export const DataRequestFileFormatEnum = namedEnum(
  'DataRequestFileFormat',
  'Format of files of requests (文件格式)',
  {
    JSON: 'A list of requests, each with its resources (JSON)',
    CSV: 'A line for each resource of each request, UTF-8 with a byte-order mark (CSV)',
  },
);
