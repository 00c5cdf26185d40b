import { citedContinuations } from '../../../shared/domain/mandate/continuations';
import { MANDATE_DEPARTMENTS } from '../../../shared/domain/mandate/departments';
import { MANDATE_DUTIES } from '../../../shared/domain/mandate/duties';
import { MANDATE_INCONSISTENCIES } from '../../../shared/domain/mandate/inconsistencies';
import { MANDATE_TASKS } from '../../../shared/domain/mandate/tasks';
import { DATA_TOPICS } from '../../../shared/domain/mandate/topics';
import { dutyValidity, taskValidity } from '../../../shared/domain/mandate/validity';
import type { FilledTable } from '../filled-table';
import { networkRows, partRows } from './network-rows';

/** The mandate as rows of the tables of `reference`; `position` keeps the order of the source. */
export function mandateRows(): ReadonlyArray<FilledTable> {
  return [
    { table: 'department', key: ['id'], rows: departmentRows() },
    { table: 'data_topic', key: ['id'], rows: topicRows() },
    { table: 'duty', key: ['clause'], rows: dutyRows() },
    { table: 'task', key: ['id'], rows: taskRows() },
    { table: 'task_participant', key: ['task_id', 'department_id'], rows: participantRows() },
    { table: 'continuation', key: ['id'], rows: continuationRows() },
    { table: 'network_row', key: ['id'], rows: networkRows() },
    { table: 'network_part', key: ['network_row_id', 'part'], rows: partRows() },
    { table: 'inconsistency', key: ['id'], rows: inconsistencyRows() },
  ];
}

function continuationRows() {
  return citedContinuations().map((one) => ({
    id: one.id,
    clause: one.clause,
    task_id: one.taskId,
    document: one.document,
    valid_from: one.validFrom,
    valid_to: one.validTo,
    relation: one.relation,
    bearer: one.bearer,
    certainty: one.certainty,
    note: one.note,
    is_demonstration: one.isDemonstration,
  }));
}

function departmentRows() {
  return MANDATE_DEPARTMENTS.map((department) => ({
    id: department.id,
    position: department.order,
    name_zh: department.nameZh,
    name_en: department.nameEn,
    successor_today: department.successorToday,
    early_warning_domain: department.earlyWarningDomain,
    must_share: department.mustShare,
  }));
}

function topicRows() {
  return DATA_TOPICS.map((topic, position) => ({
    id: topic.id,
    department_id: topic.department,
    position,
    name_zh: topic.nameZh,
    name_en: topic.nameEn,
    kind: topic.kind,
    must_open: topic.mustOpen,
    standards: topic.standards,
    network_rows: topic.siteKinds,
    suggested_update: topic.suggestedUpdate,
    note: topic.note,
  }));
}

function dutyRows() {
  return MANDATE_DUTIES.map((duty, position) => {
    const { validFrom, validTo } = dutyValidity(duty);
    return {
      clause: duty.clause,
      department_id: duty.department,
      position,
      classes: duty.classes,
      summary_en: duty.summaryEn,
      topics: duty.topics,
      valid_from: validFrom,
      valid_to: validTo,
    };
  });
}

function taskRows() {
  return MANDATE_TASKS.map((task) => {
    const { validFrom, validTo } = taskValidity(task);
    return {
      id: task.id,
      code: task.code,
      title_zh: task.titleZh,
      summary_en: task.summaryEn,
      lead: task.lead,
      start_year: task.startYear,
      end_year: task.endYear,
      themes: task.themes,
      network_rows: task.siteKinds,
      depends_on_province: task.dependsOnProvince,
      valid_from: validFrom,
      valid_to: validTo,
    };
  });
}

function participantRows() {
  return MANDATE_TASKS.flatMap((task) =>
    task.participants.map((department, position) => ({
      task_id: task.id,
      department_id: department,
      position,
    })),
  );
}

function inconsistencyRows() {
  return MANDATE_INCONSISTENCIES.map((inconsistency, position) => ({
    id: inconsistency.id,
    position,
    departments: inconsistency.departments,
    tasks: inconsistency.tasks,
    network_rows: inconsistency.networks,
    finding: inconsistency.finding,
    handling: inconsistency.handling,
  }));
}
