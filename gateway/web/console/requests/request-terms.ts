import type { Words } from '../../common/language';

/** States of a request, short enough for a table. */
export const STATES: Readonly<Record<string, Words>> = {
  DRAFT: { zh: '草拟', en: 'Draft' },
  SUBMITTED: { zh: '待合规性检查', en: 'To be checked' },
  RETURNED: { zh: '待补正', en: 'Returned' },
  NONCONFORMING: { zh: '不予受理', en: 'Nonconforming' },
  FORWARDED: { zh: '待责任部门办理', en: 'With the owner' },
  DECISION_DRAFTED: { zh: '待责任部门审批', en: 'To be decided' },
  GRANTED: { zh: '已同意', en: 'Granted' },
  PROVIDED: { zh: '已提供', en: 'Provided' },
  REFUSED: { zh: '不同意', en: 'Refused' },
  MEDIATION: { zh: '协调中', en: 'In mediation' },
  ENDED: { zh: '协调终止', en: 'Mediation ended' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
  REVOKED: { zh: '已撤销', en: 'Revoked' },
  EXPIRED: { zh: '已到期', en: 'Expired' },
};

/** What can be done with a request. */
export const ACTS: Readonly<Record<string, Words>> = {
  DRAFT: { zh: '起草', en: 'Draft' },
  IMPORT: { zh: '导入', en: 'Import' },
  CHANGE: { zh: '修改', en: 'Change' },
  ATTACH: { zh: '上传附件', en: 'Attach a document' },
  SUBMIT: { zh: '提交', en: 'Submit' },
  WITHDRAW: { zh: '撤回', en: 'Withdraw' },
  RETURN: { zh: '退回补正', en: 'Return with all defects' },
  FORWARD: { zh: '转责任部门', en: 'Forward to the owner' },
  AUTHORISE: { zh: '直接授权', en: 'Authorise directly' },
  REFUSE_NONCONFORMING: { zh: '不予受理', en: 'Refuse as nonconforming' },
  EXTEND: { zh: '延长答复期限', en: 'Extend the answer' },
  DRAFT_DECISION: { zh: '拟办', en: 'Draft the decision' },
  RETURN_DRAFT: { zh: '退回重拟', en: 'Give the draft back' },
  GRANT: { zh: '同意共享', en: 'Grant, as drafted' },
  REFUSE: { zh: '不同意共享', en: 'Refuse, as drafted' },
  PROVIDE: { zh: '确认提供', en: 'Say that the data are provided' },
  ASK_MEDIATION: { zh: '提请协调', en: 'Ask for mediation' },
  SETTLE_AGAIN: { zh: '协调：重新办理', en: 'Settle: decide again' },
  SETTLE_END: { zh: '协调：终止', en: 'Settle: it ends' },
  RENEW: { zh: '续期', en: 'Renew' },
  REVOKE_PART: { zh: '撤销部分授权', en: 'Revoke a grant' },
  REVOKE: { zh: '撤销授权', en: 'Revoke the grant' },
  NUMBER: { zh: '登记平台编号', en: "Note the platform's number" },
};

/** What a conformity check looks at. */
export const POINTS: Readonly<Record<string, Words>> = {
  DUTY_BASIS: { zh: '履职依据', en: 'Duty basis' },
  SMALLEST_SCOPE: { zh: '最小范围', en: 'Smallest scope' },
  PURPOSE: { zh: '使用用途', en: 'Purpose' },
  PERIOD: { zh: '使用期限', en: 'Period' },
  SECURITY_CONTACT: { zh: '安全责任人', en: 'Security contact' },
};

/** As whom somebody acted. */
export const ROLES: Readonly<Record<string, Words>> = {
  APPLICANT: { zh: '申请单位', en: 'Applicant' },
  OWNER: { zh: '责任部门', en: 'Owner' },
  OPERATOR: { zh: '共享平台', en: 'Operator' },
};

/** How a grant stands. */
export const GRANT_STANDINGS: Readonly<Record<string, Words>> = {
  COMING: { zh: '未生效', en: 'Coming' },
  IN_FORCE: { zh: '生效中', en: 'In force' },
  EXPIRED: { zh: '已到期', en: 'Expired' },
  REVOKED: { zh: '已撤销', en: 'Revoked' },
};
