import { planDepartmentOf, PLAN_DEPARTMENTS } from '../../../../shared/domain/plan/departments';
import { PLAN_DUTIES, planDutyOf } from '../../../../shared/domain/plan/duties';
import { planNetworkOf, PLAN_NETWORKS } from '../../../../shared/domain/plan/networks';
import { PLAN_SEAMS } from '../../../../shared/domain/plan/seams';
import { TASK_TOPICS } from '../../../../shared/domain/plan/task-topics';
import { planTaskOf, PLAN_TASKS } from '../../../../shared/domain/plan/tasks';
import { DATA_TOPICS, dataTopicOf } from '../../../../shared/domain/plan/topics';

/** Named by task 2, without an entry in annex 3: a seam of the plan. */
const WITHOUT_ENTRY = 'urban-rural-planning';

const DEPARTMENT_IDS = PLAN_DEPARTMENTS.map((department) => department.id);
const NETWORK_IDS = PLAN_NETWORKS.map((network) => network.id);
const TASK_IDS = PLAN_TASKS.map((task) => task.id);
const strangers = <Name>(names: ReadonlyArray<Name>, known: ReadonlyArray<Name>): unknown =>
  names.filter((name) => !known.includes(name));

test('has 24 departments, 35 tasks and 31 networks, each once', () => {
  expect(new Set(DEPARTMENT_IDS).size).toBe(24);
  expect(TASK_IDS).toEqual(Array.from({ length: 35 }, (_, index) => index + 1));
  expect(new Set(NETWORK_IDS).size).toBe(31);
});

test('sums the points of the city to 728', () => {
  const points = (network: string): number =>
    PLAN_NETWORKS.filter((row) => row.network === network).reduce(
      (sum, row) => sum + row.cityCount.min,
      0,
    );
  const counts = ['AIR', 'WATER', 'SOIL', 'NOISE', 'RADIATION'].map(points);
  expect(counts).toEqual([28, 54, 385, 258, 3]);
  expect(PLAN_NETWORKS.reduce((sum, row) => sum + row.cityCount.min, 0)).toBe(728);
});

test('splits the soil points into 103 of agriculture and 282 without a named owner', () => {
  const parts = planNetworkOf('soil')?.parts ?? [];
  expect(parts.map((part) => [part.count, part.steward])).toEqual([
    [103, 'agriculture'],
    [180, null],
    [102, null],
  ]);
});

test('keeps the wording of a count beside its bounds', () => {
  expect(planNetworkOf('port-air')?.provincialCount).toEqual({
    text: '5以上',
    min: 5,
    max: null,
    qualifier: 'AT_LEAST',
  });
  expect(planNetworkOf('city-air')?.cityCount).toMatchObject({ text: '约22', qualifier: 'ABOUT' });
});

test('points from tasks, duties, topics and seams only to what exists', () => {
  const taskDepartments = PLAN_TASKS.flatMap((task) => [task.lead, ...task.participants]);
  expect(strangers(taskDepartments, [...DEPARTMENT_IDS, WITHOUT_ENTRY])).toEqual([]);
  expect(
    strangers(
      PLAN_TASKS.flatMap((task) => task.siteKinds),
      NETWORK_IDS,
    ),
  ).toEqual([]);
  expect(
    strangers(
      DATA_TOPICS.flatMap((topic) => topic.siteKinds),
      NETWORK_IDS,
    ),
  ).toEqual([]);
  expect(
    strangers(
      PLAN_SEAMS.flatMap((seam) => seam.tasks),
      TASK_IDS,
    ),
  ).toEqual([]);
  expect(
    strangers(
      PLAN_SEAMS.flatMap((seam) => seam.networks),
      NETWORK_IDS,
    ),
  ).toEqual([]);
  expect(
    strangers(
      PLAN_SEAMS.flatMap((seam) => seam.departments),
      [...DEPARTMENT_IDS, WITHOUT_ENTRY],
    ),
  ).toEqual([]);
});

test('lets a duty speak only of topics of its own department', () => {
  const foreign = PLAN_DUTIES.flatMap((duty) =>
    duty.topics.filter((topic) => dataTopicOf(topic)?.department !== duty.department),
  );
  expect(foreign).toEqual([]);
});

test('names in each task topic its true owner', () => {
  const wrong = TASK_TOPICS.filter(({ topic, owner }) => dataTopicOf(topic)?.department !== owner);
  expect(wrong).toEqual([]);
  expect(
    strangers(
      TASK_TOPICS.map((row) => row.task),
      TASK_IDS,
    ),
  ).toEqual([]);
});

test('gives the platform, oversight, governance, market and cooperation tasks no payload', () => {
  const bare = [18, 19, 25, 26, 27, 28, 30, 31, 32, 33, 34, 35];
  expect(TASK_TOPICS.filter((row) => bare.includes(row.task))).toEqual([]);
});

test('derives the 22 topics that must be opened from the share clauses', () => {
  const opened = PLAN_DEPARTMENTS.flatMap((department) => department.mustOpenTopics);
  const marked = DATA_TOPICS.filter((topic) => topic.mustOpen).map((topic) => topic.id);
  expect(opened).toHaveLength(22);
  expect(opened.toSorted()).toEqual(marked.toSorted());
});

test('finds each by its key and nothing by another', () => {
  expect(planDepartmentOf('water')?.nameZh).toBe('市水务局');
  expect(planTaskOf(2)?.participants).toContain(WITHOUT_ENTRY);
  expect(planDutyOf('A3.14(2)')?.classes).toEqual(['SHARE']);
  expect([
    planDepartmentOf(WITHOUT_ENTRY),
    planTaskOf(36),
    planDutyOf('A3.25'),
    planNetworkOf(''),
  ]).toEqual([undefined, undefined, undefined, undefined]);
});
