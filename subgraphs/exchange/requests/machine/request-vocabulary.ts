/** States of a data request (共享申请), with their names. */
export const DATA_REQUEST_STATES = {
  DRAFT: { zh: '草拟', en: 'Being written by the applicant; only the applicant can act on it' },
  SUBMITTED: {
    zh: '待合规性检查',
    en: 'Submitted; the exchange operator checks it for conformity',
  },
  RETURNED: { zh: '待补正', en: 'Returned once with all its defects; the clock is stopped' },
  NONCONFORMING: { zh: '不予受理', en: 'Refused by the operator: its defects were not corrected' },
  FORWARDED: { zh: '待责任部门办理', en: 'With the owner, whose handler drafts the decision' },
  DECISION_DRAFTED: { zh: '待责任部门审批', en: "With the owner's approver, who decides" },
  GRANTED: { zh: '已同意', en: 'Granted, in whole or in part' },
  PROVIDED: { zh: '已提供', en: 'Granted, and the owner has confirmed that the data are provided' },
  REFUSED: { zh: '不同意', en: 'Refused by the owner, with its reason' },
  MEDIATION: { zh: '协调中', en: 'Refused; the exchange operator mediates' },
  ENDED: { zh: '协调终止', en: 'Mediation has ended without a grant' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn by the applicant before a decision' },
  REVOKED: { zh: '已撤销', en: 'Granted, and revoked by the owner' },
  EXPIRED: { zh: '已到期', en: 'Granted, and the period has ended; computed, never stored' },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** The state of a request. */
export type DataRequestState = keyof typeof DATA_REQUEST_STATES;

/** Acts on a request, with their names. */
export const DATA_REQUEST_ACTS = {
  DRAFT: { zh: '起草', en: 'Draft' },
  IMPORT: { zh: '导入', en: "Import from the city's exchange platform" },
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
  RETURN_DRAFT: { zh: '退回重拟', en: 'Return the drafted decision' },
  GRANT: { zh: '同意共享', en: 'Grant, as drafted' },
  REFUSE: { zh: '不同意共享', en: 'Refuse, as drafted' },
  PROVIDE: { zh: '确认提供', en: 'Confirm that the data are provided' },
  ASK_MEDIATION: { zh: '提请协调', en: 'Ask for mediation' },
  SETTLE_AGAIN: { zh: '协调：重新办理', en: 'Settle: the owner decides again' },
  SETTLE_END: { zh: '协调：终止', en: 'Settle: the request ends' },
  RENEW: { zh: '续期', en: 'Renew by a new request' },
  REVOKE_PART: { zh: '撤销部分授权', en: 'Revoke one of several grants' },
  REVOKE: { zh: '撤销授权', en: 'Revoke the last grant' },
  NUMBER: { zh: '登记平台编号', en: "Record the exchange platform's number" },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** An act on a request. */
export type DataRequestAct = keyof typeof DATA_REQUEST_ACTS;

/**
 * The relation in which a person acts on a data request: as the applicant, the owner of the data,
 * or the exchange operator.
 */
export type DataRequestRelation = 'APPLICANT' | 'OWNER' | 'OPERATOR';
