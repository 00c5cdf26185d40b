/** One reason for a decision, in both languages; a refusal says what to do next. */
export interface ReasonText {
  readonly en: string;
  readonly zh: string;
  /** Absent if the decision allows. */
  readonly remedyEn?: string;
  readonly remedyZh?: string;
}

/** Reasons why data may be read. */
export const ALLOWING = {
  OWNER: { en: "The data are of the caller's department.", zh: '本部门数据。' },
  RELEASED: { en: 'Released to the public.', zh: '已依发布决定向社会公开。' },
  OWN_OUTLETS: { en: "The enterprise's outlets.", zh: '本单位排放口数据。' },
  CLASS: {
    en: 'Shared with every department without condition.',
    zh: '无条件共享，各部门均可使用。',
  },
  STANDING_RIGHT: {
    en: 'A task of the plan needs it, and its owner has confirmed the right.',
    zh: '方案任务所需，数据责任部门已确认。',
  },
  GRANT: { en: 'An approved request.', zh: '共享申请已获批准。' },
} as const satisfies Record<string, ReasonText>;

/** Reasons why data may not be read, with the remedy. */
export const REFUSING = {
  UNKNOWN_DATASET: {
    en: 'The dataset is not in the catalogue.',
    zh: '目录中没有该数据集。',
    remedyEn: "Its department's system must announce it to the exchange.",
    remedyZh: '请责任部门先将其登记到共享目录。',
  },
  CLASS_UNCONFIRMED: {
    en: 'Its owner has not confirmed its sharing class yet; until then nobody else may read it.',
    zh: '责任部门尚未确认其共享属性，确认前不对外提供。',
    remedyEn: 'Ask the stewards of the owner to confirm the class.',
    remedyZh: '请联系责任部门数据管理岗确认共享属性。',
  },
  NOT_RELEASED: {
    en: 'It is meant to be public, but no release decision is in force.',
    zh: '拟向社会开放，但尚无生效的发布决定。',
    remedyEn: 'Departments may read it signed in; the public waits for the release.',
    remedyZh: '部门用户请登录后使用；公众请等待发布。',
  },
  SIGN_IN: {
    en: 'It is not public.',
    zh: '该数据不向社会公开。',
    remedyEn: 'Sign in, or ask for it through a partner organisation.',
    remedyZh: '请登录，或由合作单位提出申请。',
  },
  POST_READS_NO_PAYLOAD: {
    en: 'The role supervises the exchange and may not read its payload.',
    zh: '该岗位不得读取共享数据内容。',
    remedyEn: 'Anyone who needs the data for a duty asks with a role of that duty.',
    remedyZh: '确因履职需要的，请由相应业务岗位人员申请。',
  },
  WITHHELD: {
    en: 'Not shared, on the legal basis given.',
    zh: '不予共享（见法律依据）。',
    remedyEn: 'Negotiate with the owner: a request may be filed, which its approver decides.',
    remedyZh: '确需使用的，可提出申请并与责任部门协商。',
  },
  ASK_DIRECTLY: {
    en: 'Shared with departments without condition; others need an authorisation.',
    zh: '对部门无条件共享；其他单位须经授权。',
    remedyEn: 'File a request; after the check for conformity it is authorised directly.',
    remedyZh: '请提出申请，合规性检查通过后直接授权。',
  },
  GRANT_ENDED: {
    en: 'The grant has ended.',
    zh: '授权已到期或已被撤销。',
    remedyEn: 'Renew the request.',
    remedyZh: '请办理续期。',
  },
  PURPOSE_NOT_GRANTED: {
    en: 'Nothing was granted for the chosen purpose.',
    zh: '所选用途未获授权。',
    remedyEn: 'Choose a purpose among those granted, or none.',
    remedyZh: '请在已获授权的用途中选择。',
  },
  SEVERAL_PURPOSES: {
    en: 'It is granted for several purposes, and the request names none.',
    zh: '该数据已按多个用途获得授权，本次查询未指明用途。',
    remedyEn:
      'Choose one of the purposes listed: in the session, or in the header rivergate-purpose.',
    remedyZh: '请在所列用途中选择其一（登录后选择，或使用请求头 rivergate-purpose）。',
  },
  RIGHT_ENDED: {
    en: 'The task that gave the right has ended, and no valid document continues it.',
    zh: '作为依据的任务已到期，且无有效文件延续。',
    remedyEn: 'Have the continuation recorded and confirmed by the owner, or file a request.',
    remedyZh: '请补录延续文件并由责任部门确认，或另行申请。',
  },
  RIGHT_REVIEW_OVERDUE: {
    en: 'The yearly review of the right is overdue.',
    zh: '该共享权限逾期未年审。',
    remedyEn: 'Ask the stewards of the owner to review it.',
    remedyZh: '请联系责任部门数据管理岗办理年审。',
  },
  NO_RIGHT: {
    en: 'Shared on condition, and the caller has neither a standing right nor a grant.',
    zh: '有条件共享，当前无任务权限也无授权。',
    remedyEn: 'File a request; the owner answers within ten working days.',
    remedyZh: '请提出共享申请，责任部门在 10 个工作日内答复。',
  },
  STATE_STALE: {
    en: 'The grants in force could not be fetched in time.',
    zh: '暂时无法确认当前授权状态。',
    remedyEn: 'Ask again in a moment.',
    remedyZh: '请稍后重试。',
  },
  AUDIT_UNAVAILABLE: {
    en: 'Reading it must be recorded in the audit log, which cannot be written at the moment.',
    zh: '读取须留痕，而共享记录暂时无法写入。',
    remedyEn: 'Ask again in a moment.',
    remedyZh: '请稍后重试。',
  },
  QUOTA_EXHAUSTED: {
    en: "The grant's number of operations for the day is used up.",
    zh: '授权的当日使用次数已用完。',
    remedyEn: 'Continue tomorrow, or renew the data request with a larger quota.',
    remedyZh: '请次日再用，或申请提高次数。',
  },
  OPENS_NOTHING: {
    en: 'An object without any of its fields, or a field that no granted field leads to, cannot be read.',
    zh: '仅含对象而不含其下字段，或缺少通往该字段的上级字段，不会返回任何数据。',
    remedyEn: 'Request the fields in it, and the fields that lead to it, too.',
    remedyZh: '请一并申请其下字段及通往它的上级字段。',
  },
  FIELD_NOT_GRANTED: {
    en: 'The grant does not name this field.',
    zh: '授权字段清单不含此字段。',
    remedyEn: 'Submit a new request that names the field.',
    remedyZh: '请就该字段另行申请。',
  },
} as const satisfies Record<string, Required<ReasonText>>;

/** A reason why data may be read. */
export type AllowingReason = keyof typeof ALLOWING;

/** A reason why data may not be read. */
export type RefusingReason = keyof typeof REFUSING;
