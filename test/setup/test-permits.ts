import { PUBLIC_CALLER, type Caller } from '../../shared/identity/caller';
import { PLAN_TASKS } from '../../shared/domain/plan/tasks';
import { TASK_TOPICS } from '../../shared/domain/plan/task-topics';
import type { Department } from '../../shared/monitoring/department';
import { ownerOf } from '../../shared/sharing/dataset';
import { indexedState, permitsFor, type Permits } from '../../shared/sharing/permits';
import type { SharingState, StandingRight } from '../../shared/sharing/sharing-state';

/** A state in which every class is confirmed as declared, and all that is meant to be public is released. */
export function openState(departments: ReadonlyArray<Department>): SharingState {
  const datasets = departments.flatMap((department) => department.datasets);
  return {
    version: 1,
    isDemonstration: true,
    hasRealData: false,
    datasets: datasets.map((dataset) => ({
      dataset,
      owner: ownerOf(dataset.id),
      version: 1,
      confirmed: { sharing: dataset.sharing, openness: dataset.openness },
      releases: [{ number: '测试', validFrom: '2020-01-01', validTo: null, isDemonstration: true }],
      rights: [],
      grants: [],
    })),
    revocations: { tokens: [], subjects: [] },
    cases: [],
  };
}

/** A handler of a department's data. */
export function steward(department: string): Caller {
  return {
    ...PUBLIC_CALLER,
    subject: `test-${department}-handler`,
    kind: 'PERSON',
    organisation: {
      kind: 'DEPARTMENT',
      id: department === 'directory' ? 'environment' : department,
    },
    roles: ['HANDLER'],
  };
}

/** The permits of a caller in a state. */
export function testPermits(state: SharingState, caller: Caller, now: Date): Permits {
  return permitsFor({ state: indexedState(state), isFresh: true, caller, now });
}

/** The same state with every right that the plan's tasks need confirmed by its owner. */
export function withTaskRights(state: SharingState): SharingState {
  const datasets = state.datasets.map((one) => ({
    ...one,
    rights: TASK_TOPICS.filter(
      ({ owner, topic }) => owner === one.owner && topic === one.dataset.topic,
    ).flatMap(({ task, grantedTo }) => rightOf(task, grantedTo)),
  }));
  return { ...state, datasets };
}

function rightOf(
  id: number,
  grantedTo: (typeof TASK_TOPICS)[number]['grantedTo'],
): StandingRight[] {
  const task = PLAN_TASKS.find((one) => one.id === id);
  if (!task) return [];
  const departments = grantedTo === 'LEAD' ? [task.lead] : [task.lead, ...task.participants];
  const always = { validFrom: '2017-01-01', validTo: null, reviewBy: '2099-01-01' };
  return [{ task: id, departments, document: '测试', ...always, isDemonstration: true }];
}
