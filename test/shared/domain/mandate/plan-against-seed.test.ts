import { readFileSync } from 'node:fs';
import { MANDATE_DEPARTMENTS } from '../../../../shared/domain/mandate/departments';
import type { DutyClass } from '../../../../shared/domain/mandate/duties';
import { MANDATE_NETWORKS } from '../../../../shared/domain/mandate/networks';
import { TASK_TOPICS } from '../../../../shared/domain/mandate/task-topics';
import { MANDATE_TASKS } from '../../../../shared/domain/mandate/tasks';
import { DATA_TOPICS } from '../../../../shared/domain/mandate/topics';
import { describeWithShared, sharedFile } from '../../../setup/shared-folder';
import { sharedRows } from '../../../setup/fixtures/shared-rows';

describeWithShared('the mandate', () => {
  const list = (cell = ''): ReadonlyArray<string> => cell.split('|').filter(Boolean);
  const seed = (file: string): unknown =>
    JSON.parse(readFileSync(sharedFile('domain', 'seed', file), 'utf8'));

  test('has the networks of annex 1', () => {
    const told = MANDATE_NETWORKS.map((row) => [
      [row.order, row.id, row.network, row.siteKindZh, row.siteKindEn],
      [row.provincialCount.text, row.provincialCount.min, row.provincialCount.max],
      [row.provincialLayoutZh, row.cityCount.text, row.cityCount.min, row.cityCount.max],
      row.cityRemarkZh,
    ]);
    const max = (cell = ''): number | null => (cell === '' ? null : Number(cell));
    const wanted = sharedRows('domain', 'seed', 'annex1_networks.csv').map((row) => [
      [Number(row.order), row.id, row.network, row.site_kind_zh, row.site_kind_en],
      [row.prov_text, Number(row.prov_min), max(row.prov_max)],
      [row.prov_layout_zh, row.city_text, Number(row.city_min), max(row.city_max)],
      row.city_remark_zh,
    ]);
    expect(told).toEqual(wanted);
  });

  test('has the tasks of annex 2', () => {
    const told = MANDATE_TASKS.map((task) => ({
      names: [task.id, task.code, task.titleZh],
      departments: [task.lead, task.participants],
      years: [task.startYear, task.endYear],
      reach: [task.themes, task.siteKinds],
    }));
    const wanted = sharedRows('domain', 'seed', 'annex2_tasks.csv').map((row) => ({
      names: [Number(row.id), row.code, row.title_zh],
      departments: [row.lead, list(row.participants)],
      years: [Number(row.start_year), Number(row.end_year)],
      reach: [list(row.themes), list(row.site_kinds)],
    }));
    expect(told).toEqual(wanted);
  });

  test('has the departments of annex 3 with what follows from clauses and tasks', () => {
    const told = MANDATE_DEPARTMENTS.map((it) => ({
      names: [it.order, it.id, it.nameZh, it.nameEn],
      classes: it.dutyClasses,
      share: [it.mustShare, it.mustOpenTopics],
      tasks: [it.leadsTasks, it.participatesInTasks],
    }));
    const wanted = sharedRows('domain', 'seed', 'annex3_departments.csv').map((row) => ({
      names: [Number(row.order), row.id, row.name_zh, row.name_en],
      classes: list(row.duty_classes),
      share: [row.must_share === '1', list(row.must_open_topics)],
      tasks: [list(row.leads_tasks).map(Number), list(row.participates_in_tasks).map(Number)],
    }));
    expect(told).toEqual(wanted);
  });

  test('has the clauses of annex 3 with their classes and topics', () => {
    const told = MANDATE_DEPARTMENTS.map(({ id, successorToday, duties }) => ({
      id,
      successorToday,
      duties: duties.map(({ clause, classes, topics }) => ({ clause, classes, topics })),
    }));
    expect(seed('annex3_departments.json')).toMatchObject(told);
  });

  test('has the topics, and who needs them for which task', () => {
    const topics = DATA_TOPICS.map((it) => [
      [it.department, it.id, it.nameZh, it.nameEn, it.kind, it.mustOpen],
      [it.standards, it.suggestedUpdate, it.note ?? ''],
    ]);
    expect(topics).toEqual(
      sharedRows('domain', 'seed', 'data_topics.csv').map((row) => [
        [row.department, row.topic, row.name_zh, row.name_en, row.kind, row.must_open === '1'],
        [list(row.standards), row.suggested_update?.replace('4-', 'FOUR_'), row.note],
      ]),
    );
    const grants = TASK_TOPICS.map((it) => [
      it.task,
      it.owner,
      it.topic,
      it.grantedTo === 'LEAD' ? 'lead' : 'all',
      it.why,
    ]);
    expect(grants).toEqual(
      sharedRows('domain', 'seed', 'task_topics.csv').map((row) => [
        Number(row.task),
        row.owner,
        row.topic,
        row.for,
        row.why,
      ]),
    );
  });

  test('agrees with the cross-checks of the fact sheet', () => {
    const withClass = (dutyClass: DutyClass): ReadonlyArray<string> =>
      MANDATE_DEPARTMENTS.filter((it) => it.dutyClasses.includes(dutyClass)).map((it) => it.id);
    const task18 = MANDATE_TASKS.find((task) => task.id === 18)?.participants ?? [];
    const ids = MANDATE_DEPARTMENTS.map((it) => it.id);
    const named = MANDATE_TASKS.flatMap((task) => [task.lead, ...task.participants]);
    const catalogue = withClass('CATALOG_PARTICIPATE');
    expect(seed('cross_checks.json')).toEqual({
      mustShare: MANDATE_DEPARTMENTS.filter((it) => it.mustShare).map((it) => it.id),
      catalogParticipate: catalogue,
      earlyWarningParticipate: withClass('EARLY_WARNING_PARTICIPATE'),
      monitor: withClass('MONITOR'),
      task18Participants: task18,
      inAnnex2NotAnnex3: named.filter((id) => !ids.includes(id)),
      noTaskInAnnex2: ids.filter((id) => !named.includes(id)),
      task18ButNoAnnex3CatalogDuty: task18.filter((id) => !catalogue.includes(id)),
      mustShareButNotTask18: withClass('SHARE').filter((id) => !task18.includes(id)),
      mustOpenTopicCount: DATA_TOPICS.filter((topic) => topic.mustOpen).length,
    });
  });
});
