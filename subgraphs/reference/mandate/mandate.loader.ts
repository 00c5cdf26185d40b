import type { Reader } from '../../../shared/data/database';
import { once } from '../../../shared/data/once';
import type {
  ContinuationRow,
  DepartmentRow,
  DutyRow,
  NetworkRowRow,
  InconsistencyRow,
  TaskRow,
  TopicRow,
} from './mandate-row';

/**
 * The mandate in one request. Its tables are small (the largest has 58 rows), so each is read
 * whole, in one statement, at most once.
 */
export interface MandateLoaders {
  departments(): Promise<ReadonlyArray<DepartmentRow>>;
  topics(): Promise<ReadonlyArray<TopicRow>>;
  duties(): Promise<ReadonlyArray<DutyRow>>;
  continuations(): Promise<ReadonlyArray<ContinuationRow>>;
  tasks(): Promise<ReadonlyArray<TaskRow>>;
  networkRows(): Promise<ReadonlyArray<NetworkRowRow>>;
  inconsistencies(): Promise<ReadonlyArray<InconsistencyRow>>;
}

/** Creates the loaders of one request. */
export function mandateLoaders(reader: Reader): MandateLoaders {
  return {
    departments: once(() => reader.query(DEPARTMENTS)),
    topics: once(() => reader.query(TOPICS)),
    duties: once(() => reader.query(DUTIES)),
    continuations: once(() => reader.query(CONTINUATIONS)),
    tasks: once(() => reader.query(TASKS)),
    networkRows: once(() => reader.query(NETWORK_ROWS)),
    inconsistencies: once(() => reader.query(INCONSISTENCIES)),
  };
}

const DEPARTMENTS = `select id, position as "order", name_zh as "nameZh", name_en as "nameEn",
  successor_today as "successorToday", early_warning_domain as "earlyWarningDomain", must_share as "mustShare"
from reference.department order by position`;

const TOPICS = `select id, department_id as "departmentId", name_zh as "nameZh", name_en as "nameEn", kind,
  must_open as "mustOpen", standards, network_rows as "networkRowIds", suggested_update as "suggestedUpdate", note
from reference.data_topic order by position`;

const DUTIES = `select clause, department_id as "departmentId", classes, summary_en as "summaryEn",
  topics as "topicIds", valid_from as "validFrom", valid_to as "validTo"
from reference.duty order by position`;

const CONTINUATIONS = `select id, clause, task_id as "taskId", document, valid_from as "validFrom",
  valid_to as "validTo", relation, bearer as "bearerId", certainty, note, is_demonstration as "isDemonstration"
from reference.continuation order by is_demonstration, id`;

const TASKS = `select id, code, title_zh as "titleZh", summary_en as "summaryEn", lead as "leadId",
  start_year as "startYear", end_year as "endYear", themes, network_rows as "networkRowIds",
  depends_on_province as "dependsOnProvince", valid_from as "validFrom", valid_to as "validTo",
  array(select p.department_id from reference.task_participant p where p.task_id = t.id order by p.position) as "participantIds"
from reference.task t order by id`;

const NETWORK_ROWS = `select id, position as "order", network, network_zh as "networkZh",
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
from reference.network_row n order by position`;

const INCONSISTENCIES = `select id, departments as "departmentIds", tasks as "taskIds", network_rows as "networkRowIds",
  finding, handling
from reference.inconsistency order by position`;
