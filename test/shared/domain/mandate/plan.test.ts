import {
  mandateDepartmentOf,
  MANDATE_DEPARTMENTS,
} from '../../../../shared/domain/mandate/departments';
import { MANDATE_DUTIES, mandateDutyOf } from '../../../../shared/domain/mandate/duties';
import { mandateNetworkOf, MANDATE_NETWORKS } from '../../../../shared/domain/mandate/networks';
import { MANDATE_INCONSISTENCIES } from '../../../../shared/domain/mandate/inconsistencies';
import { TASK_TOPICS } from '../../../../shared/domain/mandate/task-topics';
import { mandateTaskOf, MANDATE_TASKS } from '../../../../shared/domain/mandate/tasks';
import { DATA_TOPICS, dataTopicOf } from '../../../../shared/domain/mandate/topics';

/** Named by task 2, without an entry in annex 3: an inconsistency of the mandate. */
const WITHOUT_ENTRY = 'urban-rural-planning';

const DEPARTMENT_IDS = MANDATE_DEPARTMENTS.map((department) => department.id);
const NETWORK_IDS = MANDATE_NETWORKS.map((network) => network.id);
const TASK_IDS = MANDATE_TASKS.map((task) => task.id);
const strangers = <Name>(names: ReadonlyArray<Name>, known: ReadonlyArray<Name>): unknown =>
  names.filter((name) => !known.includes(name));

test('has 24 departments, 35 tasks and 31 networks, each once', () => {
  expect(new Set(DEPARTMENT_IDS).size).toBe(24);
  expect(TASK_IDS).toEqual(Array.from({ length: 35 }, (_, index) => index + 1));
  expect(new Set(NETWORK_IDS).size).toBe(31);
});

test('sums the points of the city to 728', () => {
  const points = (network: string): number =>
    MANDATE_NETWORKS.filter((row) => row.network === network).reduce(
      (sum, row) => sum + row.cityCount.min,
      0,
    );
  const counts = ['AIR', 'WATER', 'SOIL', 'NOISE', 'RADIATION'].map(points);
  expect(counts).toEqual([28, 54, 385, 258, 3]);
  expect(MANDATE_NETWORKS.reduce((sum, row) => sum + row.cityCount.min, 0)).toBe(728);
});

test('splits the soil points into 103 of agriculture and 282 without a named owner', () => {
  const parts = mandateNetworkOf('soil')?.parts ?? [];
  expect(parts.map((part) => [part.count, part.steward])).toEqual([
    [103, 'agriculture'],
    [180, null],
    [102, null],
  ]);
});

test('keeps the wording of a count beside its bounds', () => {
  expect(mandateNetworkOf('port-air')?.provincialCount).toEqual({
    text: '5以上',
    min: 5,
    max: null,
    qualifier: 'AT_LEAST',
  });
  expect(mandateNetworkOf('city-air')?.cityCount).toMatchObject({
    text: '约22',
    qualifier: 'ABOUT',
  });
});

test('points from tasks, duties, topics and inconsistencies only to what exists', () => {
  const taskDepartments = MANDATE_TASKS.flatMap((task) => [task.lead, ...task.participants]);
  expect(strangers(taskDepartments, [...DEPARTMENT_IDS, WITHOUT_ENTRY])).toEqual([]);
  expect(
    strangers(
      MANDATE_TASKS.flatMap((task) => task.siteKinds),
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
      MANDATE_INCONSISTENCIES.flatMap((inconsistency) => inconsistency.tasks),
      TASK_IDS,
    ),
  ).toEqual([]);
  expect(
    strangers(
      MANDATE_INCONSISTENCIES.flatMap((inconsistency) => inconsistency.networks),
      NETWORK_IDS,
    ),
  ).toEqual([]);
  expect(
    strangers(
      MANDATE_INCONSISTENCIES.flatMap((inconsistency) => inconsistency.departments),
      [...DEPARTMENT_IDS, WITHOUT_ENTRY],
    ),
  ).toEqual([]);
});

test('lets a duty speak only of topics of its own department', () => {
  const foreign = MANDATE_DUTIES.flatMap((duty) =>
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
  const opened = MANDATE_DEPARTMENTS.flatMap((department) => department.mustOpenTopics);
  const marked = DATA_TOPICS.filter((topic) => topic.mustOpen).map((topic) => topic.id);
  expect(opened).toHaveLength(22);
  expect(opened.toSorted()).toEqual(marked.toSorted());
});

test('finds each by its key and nothing by another', () => {
  expect(mandateDepartmentOf('water')?.nameZh).toBe('市水务局');
  expect(mandateTaskOf(2)?.participants).toContain(WITHOUT_ENTRY);
  expect(mandateDutyOf('A3.14(2)')?.classes).toEqual(['SHARE']);
  expect([
    mandateDepartmentOf(WITHOUT_ENTRY),
    mandateTaskOf(36),
    mandateDutyOf('A3.25'),
    mandateNetworkOf(''),
  ]).toEqual([undefined, undefined, undefined, undefined]);
});
