import { MANDATE_TASKS } from '../../../../shared/domain/mandate/tasks';
import { TASK_TOPICS } from '../../../../shared/domain/mandate/task-topics';
import { ownerOf, type Dataset } from '../../../../shared/sharing/dataset';
import type { ReleaseRow } from './proposal-row';
import type { ConfirmedClass } from '../../../../shared/sharing/sharing-state';

/** Share types of the catalogue (共享类型), by class. */
export const SHARE_TYPES = {
  UNCONDITIONAL: { code: 1, nameZh: '无条件共享' },
  CONDITIONAL: { code: 2, nameZh: '有条件共享' },
  WITHHELD: { code: 3, nameZh: '不予共享' },
} as const;

/**
 * Returns the share condition of the catalogue (共享条件): for a conditional dataset who may use it for
 * what; for one that is not shared its legal basis, from the note of the stewards who decided so;
 * null for one without condition.
 */
export function shareCondition(facts: Dataset, force: ConfirmedClass, note: string): string | null {
  if (force.sharing === 'UNCONDITIONAL') return null;
  if (force.sharing === 'WITHHELD') return facts.legalBasis ?? note;
  const tasks = TASK_TOPICS.filter(
    ({ owner, topic }) => owner === ownerOf(facts.id) && topic === facts.topic,
  ).map(({ task }) => MANDATE_TASKS.find(({ id }) => id === task)?.code ?? '');
  const byTask =
    tasks.length > 0 ? `承担任务 ${tasks.join('、')} 的部门，经数据责任部门确认；` : '';
  return `${byTask}其他单位凭经批准的共享申请，限申请所载用途。`;
}

/**
 * Returns the open condition of the catalogue (开放条件); null if the dataset is not open in any way.
 */
export function openCondition(
  force: ConfirmedClass | null,
  release: ReleaseRow | undefined,
): string | null {
  if (release) return `依发布决定${release.number}，自 ${release.validFrom} 起开放。`;
  if (force?.openness === 'PUBLIC') return '拟开放，发布决定生效后提供。';
  return force?.openness === 'ON_REQUEST' ? '依申请开放，由数据责任部门批准。' : null;
}
