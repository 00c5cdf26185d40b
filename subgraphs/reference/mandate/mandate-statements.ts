import { bool, date, int, json, list, nullable, text } from '../../../shared/data/sql-type';
import { statement } from '../../../shared/data/statement';

/** A count in the mandate's wording. */
export interface CountRow {
  readonly text: string;
  readonly min: number;
  readonly max: number | null;
  readonly qualifier: string;
}

/** A part of a row's city points. */
export interface NetworkPartRow {
  readonly part: string;
  readonly count: number;
  readonly stewardId: string | null;
}

/** The departments, in the order of annex 3. */
export const MANDATE_DEPARTMENTS = statement({
  text: `select id, position as "order", name_zh as "nameZh", name_en as "nameEn",
  successor_today as "successorToday", early_warning_domain as "earlyWarningDomain", must_share as "mustShare"
from reference.department order by position`,
  columns: {
    id: text(),
    order: int(),
    nameZh: text(),
    nameEn: text(),
    successorToday: text(),
    earlyWarningDomain: nullable(text()),
    mustShare: bool(),
  },
});

/** The topics, with the ids of what they refer to. */
export const MANDATE_TOPICS = statement({
  text: `select id, department_id as "departmentId", name_zh as "nameZh", name_en as "nameEn", kind,
  must_open as "mustOpen", standards, network_rows as "networkRowIds", suggested_update as "suggestedUpdate", note
from reference.data_topic order by position`,
  columns: {
    id: text(),
    departmentId: text(),
    nameZh: text(),
    nameEn: text(),
    kind: text(),
    mustOpen: bool(),
    standards: list(text()),
    networkRowIds: list(text()),
    suggestedUpdate: text(),
    note: nullable(text()),
  },
});

/** The clauses, with the ids of what they refer to; days are `YYYY-MM-DD`. */
export const MANDATE_DUTIES = statement({
  text: `select clause, department_id as "departmentId", classes, summary_en as "summaryEn",
  topics as "topicIds", valid_from as "validFrom", valid_to as "validTo"
from reference.duty order by position`,
  columns: {
    clause: text(),
    departmentId: text(),
    classes: list(text()),
    summaryEn: text(),
    topicIds: list(text()),
    validFrom: date(),
    validTo: date(),
  },
});

/** The documents that continue a clause or a task: one of the two is null. */
export const MANDATE_CONTINUATIONS = statement({
  text: `select id, clause, task_id as "taskId", document, valid_from as "validFrom",
  valid_to as "validTo", relation, bearer as "bearerId", certainty, note, is_demonstration as "isDemonstration"
from reference.continuation order by is_demonstration, id`,
  columns: {
    id: text(),
    clause: nullable(text()),
    taskId: nullable(int()),
    document: text(),
    validFrom: nullable(date()),
    validTo: nullable(date()),
    relation: text(),
    bearerId: nullable(text()),
    certainty: text(),
    note: text(),
    isDemonstration: bool(),
  },
});

/** The tasks, with the ids of what they refer to. */
export const MANDATE_TASKS = statement({
  text: `select id, code, title_zh as "titleZh", summary_en as "summaryEn", lead as "leadId",
  start_year as "startYear", end_year as "endYear", themes, network_rows as "networkRowIds",
  depends_on_province as "dependsOnProvince", valid_from as "validFrom", valid_to as "validTo",
  array(select p.department_id from reference.task_participant p where p.task_id = t.id order by p.position) as "participantIds"
from reference.task t order by id`,
  columns: {
    id: int(),
    code: text(),
    titleZh: text(),
    summaryEn: text(),
    leadId: text(),
    startYear: int(),
    endYear: int(),
    themes: list(text()),
    networkRowIds: list(text()),
    dependsOnProvince: bool(),
    validFrom: date(),
    validTo: date(),
    participantIds: list(text()),
  },
});

/** The rows of annex 1. */
export const MANDATE_NETWORK_ROWS = statement({
  text: `select id, position as "order", network, network_zh as "networkZh",
  site_kind_zh as "siteKindZh", site_kind_en as "siteKindEn",
  json_build_object('text', provincial_count_text, 'min', provincial_count_min,
    'max', provincial_count_max, 'qualifier', provincial_count_qualifier) as "provincialCount",
  provincial_layout_zh as "provincialLayoutZh",
  json_build_object('text', city_count_text, 'min', city_count_min,
    'max', city_count_max, 'qualifier', city_count_qualifier) as "cityCount",
  city_remark_zh as "cityRemarkZh", has_city_task as "hasCityTask", note,
  case when construction_count is not null then json_build_object('count', construction_count,
    'what', construction_what, 'placeZh', construction_place_zh,
    'districtCode', construction_district_code, 'note', construction_note) end as construction,
  coalesce((select json_agg(json_build_object('part', p.part, 'count', p.count, 'stewardId', p.steward) order by p.position)
    from reference.network_part p where p.network_row_id = n.id), '[]') as parts
from reference.network_row n order by position`,
  columns: {
    id: text(),
    order: int(),
    network: text(),
    networkZh: text(),
    siteKindZh: text(),
    siteKindEn: text(),
    provincialCount: json<CountRow>(),
    provincialLayoutZh: text(),
    cityCount: json<CountRow>(),
    cityRemarkZh: text(),
    hasCityTask: bool(),
    note: nullable(text()),
    construction: nullable(json<object>()),
    parts: json<ReadonlyArray<NetworkPartRow>>(),
  },
});

/** The inconsistencies, with the ids of what they touch. */
export const MANDATE_INCONSISTENCIES = statement({
  text: `select id, departments as "departmentIds", tasks as "taskIds", network_rows as "networkRowIds",
  finding, handling
from reference.inconsistency order by position`,
  columns: {
    id: text(),
    departmentIds: list(text()),
    taskIds: list(int()),
    networkRowIds: list(text()),
    finding: text(),
    handling: text(),
  },
});
