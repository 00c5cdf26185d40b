import { mandateDepartmentOf } from '../../../shared/domain/mandate/departments';
import { DATA_TOPICS } from '../../../shared/domain/mandate/topics';
import type { Coverage } from '../../../shared/sharing/coverage';
import type { IndicatorCoverage } from '../../../shared/sharing/indicator-coverage';
import { textTable } from '../text-table';

const WHY = {
  NO_SUBGRAPH: '尚无部门子图 no subgraph yet',
  NO_DATASET: '无数据集 no dataset',
  NO_FIELD: '无可查询字段 no field to ask for',
} as const;

/** The coverage of the mandate as text for civil servants, Chinese beside English. */
export function dutiesText({
  fulfilled,
  unfulfilled,
  unclaimedFields,
  inconsistencies,
  indicators,
}: Coverage & IndicatorCoverage): string {
  const gaps = inconsistencies.filter(({ kind }) => kind === 'GAP');
  const open = inconsistencies.filter(({ kind }) => kind === 'PLAN');
  const duties = fulfilled.filter(({ isMandatory }) => isMandatory);
  const beyond = fulfilled.filter(({ isMandatory }) => !isMandatory);
  return [
    sharedList('已落实的共享职责 Duties to share that are fulfilled', duties),
    sharedList('职责之外已开放的主题 Topics opened beyond duty', beyond),
    section(
      '尚未落实的共享职责 Duties to share that are not fulfilled',
      unfulfilled.map((one) => [one.clause, ...namesOf(one), WHY[one.because]]),
    ),
    section(
      '职责之外的空缺 Gaps beyond duty',
      gaps.map(({ finding }) => [finding]),
    ),
    section(
      '无依据的字段 Fields without a basis',
      unclaimedFields.map(({ coordinate, id, because }) => [coordinate, id ?? '-', because]),
    ),
    ...indicatorLists(indicators),
    section(
      '方案中的衔接问题 Inconsistencies of the mandate',
      open.map(({ id, finding }) => [id, finding]),
    ),
  ].join('\n\n');
}

function indicatorLists(indicators: IndicatorCoverage['indicators']): ReadonlyArray<string> {
  return [
    section(
      '有数据集的指标 Indicators with a dataset',
      indicators
        .filter(({ datasets }) => datasets.length > 0)
        .map(({ symbol, nameZh, datasets }) => [symbol, nameZh, datasets.join(', ')]),
    ),
    section(
      '无数据集、不可入库的指标 Indicators without a dataset, which cannot be stored',
      indicators
        .filter(({ datasets }) => datasets.length === 0)
        .map(({ symbol, nameZh, nameEn }) => [symbol, nameZh, nameEn]),
    ),
  ];
}

function section(title: string, rows: ReadonlyArray<ReadonlyArray<string>>): string {
  const count = `${title} (${String(rows.length)})`;
  return rows.length === 0 ? `${count}\n无 none` : `${count}\n${textTable(rows)}`;
}

/** One line for each duty and topic, and below it one for each dataset. */
function sharedList(title: string, rows: Coverage['fulfilled']): string {
  const heads = textTable(rows.map((row) => [row.clause ?? '-', ...namesOf(row)])).split('\n');
  const lines = rows.flatMap(({ datasets }, at) => [
    heads[at] ?? '',
    ...datasets.map(
      ({ id, basis, fields }) =>
        `    → ${id}，依据 basis ${basis}，${String(fields.length)} 个字段 fields`,
    ),
  ]);
  return [`${title} (${String(rows.length)})`, ...(rows.length === 0 ? ['无 none'] : lines)].join(
    '\n',
  );
}

function namesOf(row: {
  readonly department: string;
  readonly topic: string;
}): ReadonlyArray<string> {
  const topic = DATA_TOPICS.find(({ id }) => id === row.topic);
  return [
    `${mandateDepartmentOf(row.department)?.nameZh ?? '-'} ${row.department}`,
    `${topic?.nameZh ?? '-'} ${row.topic}`,
  ];
}
