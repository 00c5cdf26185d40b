import { useSearch } from '@tanstack/react-router';
import { PageHeading } from '../../common/page-heading';
import { useLanguage } from '../../common/language';
import { useAnswer } from '../../common/use-answer';
import { Answered, Listed } from '../answered';
import { DepartmentDuties } from './department-duties';
import { NetworkTable } from './network-table';
import { useSearchChange } from '../use-search-change';
import {
  MandateDocument,
  type MandateDepartmentFragment,
} from '../../generated/console/mandate/mandate';
import { TaskTable } from './task-table';

/** The mandate: each department's duties, what fulfils them today, and what is missing. */
export function MandatePage() {
  const { t } = useLanguage();
  const answer = useAnswer(MandateDocument, {});
  return (
    <>
      <article className="sheet">
        <PageHeading>
          {t({ zh: '方案落实情况', en: 'The mandate and what fulfils it' })}
        </PageHeading>
        <p className="hint">
          {t({
            zh: '《江门市生态环境监测网络建设实施方案》各部门职责、任务与监测网络，逐条对应今日落实的数据集。',
            en: 'Duties, tasks and networks of the mandate of Jiangmen, each with the datasets that fulfil it today.',
          })}
        </p>
        <Answered answer={answer}>
          {({ departments }) => (
            <Listed of={departments}>{(all) => <Coverage departments={all} />}</Listed>
          )}
        </Answered>
      </article>
      <Answered answer={answer}>
        {({ tasks, networks }) => (
          <>
            <Listed of={tasks}>{(all) => <TaskTable tasks={all} />}</Listed>
            <Listed of={networks}>{(rows) => <NetworkTable rows={rows} />}</Listed>
          </>
        )}
      </Answered>
    </>
  );
}

/** The filters of the mandate, from the address. */
interface MandateSearch {
  readonly onlyGaps?: boolean;
}

function Coverage({
  departments,
}: {
  readonly departments: ReadonlyArray<MandateDepartmentFragment>;
}) {
  const { t } = useLanguage();
  const search: MandateSearch = useSearch({ strict: false });
  const changeSearch = useSearchChange(search);
  const { onlyGaps = false } = search;
  const bound = departments.flatMap(({ duties }) =>
    (duties ?? []).filter(({ isFulfilled }) => isFulfilled !== null),
  );
  const open = bound.filter(({ isFulfilled }) => !isFulfilled).length;
  const isWhole = departments.every(({ duties }) => duties !== null);
  const shown = onlyGaps
    ? departments.filter(({ duties }) => duties?.some(({ isFulfilled }) => isFulfilled === false))
    : departments;
  const figures = [
    [t({ zh: '部门', en: 'Departments' }), departments.length],
    [t({ zh: '共享职责条款', en: 'Clauses that require sharing' }), isWhole ? bound.length : '—'],
    [t({ zh: '已落实', en: 'Fulfilled' }), isWhole ? bound.length - open : '—'],
    [t({ zh: '未落实', en: 'Not yet' }), isWhole ? open : '—'],
  ] as const;
  return (
    <>
      <dl className="figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="filters">
        <label className="check">
          <input
            type="checkbox"
            checked={onlyGaps}
            onChange={({ target }) => changeSearch({ onlyGaps: target.checked })}
          />
          {t({ zh: '只看未落实的', en: 'Only what is not fulfilled' })}
        </label>
      </div>
      {shown.map((department) => (
        <DepartmentDuties key={department.id} department={department} onlyGaps={onlyGaps} />
      ))}
    </>
  );
}
