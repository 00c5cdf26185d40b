import type { Words } from '../../common/language';
import type { AccessReason, RecordKind } from '../../generated/graph';
import { RecordKindWords } from '../../generated/words';
import { inShort } from '../terms';

/** Labels of the kinds of entries. */
export const KINDS = inShort<RecordKind>(RecordKindWords, {
  INTENT: 'Read',
  REFUSAL: 'Refusal',
  EVENT: 'Event',
});

/** Labels of the reasons for allowing or refusing a read. */
export const REASONS: Readonly<Record<AccessReason | 'POST', Words>> = {
  OWNER: { zh: '本部门数据', en: 'own data' },
  RELEASED: { zh: '已发布', en: 'released' },
  OWN_OUTLETS: { zh: '本单位排放口', en: 'own outlets' },
  CLASS: { zh: '无条件共享', en: 'unconditional' },
  STANDING_RIGHT: { zh: '任务权限', en: 'task of the plan' },
  GRANT: { zh: '授权', en: 'grant' },
  POST: { zh: '岗位职责', en: 'post' },
  UNKNOWN_DATASET: { zh: '数据集未知', en: 'unknown dataset' },
  CLASS_UNCONFIRMED: { zh: '属性待确认', en: 'class not confirmed' },
  NOT_RELEASED: { zh: '未发布', en: 'not released' },
  SIGN_IN: { zh: '未登录', en: 'not signed in' },
  POST_READS_NO_PAYLOAD: { zh: '岗位不读数据', en: 'the role reads no payload' },
  WITHHELD: { zh: '不予共享', en: 'withheld' },
  ASK_DIRECTLY: { zh: '须向部门直接申请', en: 'to be asked for directly' },
  GRANT_ENDED: { zh: '授权已到期', en: 'grant ended' },
  SEVERAL_PURPOSES: { zh: '未指明用途', en: 'no purpose named' },
  PURPOSE_NOT_GRANTED: { zh: '用途不符', en: 'another purpose' },
  RIGHT_ENDED: { zh: '任务权限已终止', en: 'right ended' },
  RIGHT_REVIEW_OVERDUE: { zh: '任务权限未复核', en: 'right not reviewed' },
  NO_RIGHT: { zh: '无权限', en: 'no right' },
  STATE_STALE: { zh: '共享状态过期', en: 'state stale' },
  AUDIT_UNAVAILABLE: { zh: '无法留痕', en: 'no record' },
  QUOTA_EXHAUSTED: { zh: '次数用尽', en: 'quota used up' },
  OPENS_NOTHING: { zh: '不含可读数据', en: 'opens nothing' },
  FIELD_NOT_GRANTED: { zh: '字段未授权', en: 'field not granted' },
};
