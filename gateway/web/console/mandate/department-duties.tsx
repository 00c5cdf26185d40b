import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../common/language';
import { nameOf } from '../../common/named';
import { datasetParams } from '../addresses';
import { DataTable } from '../data-table';
import type {
  MandateDepartmentFragment,
  MandateDutyFragment,
} from '../../generated/console/mandate/mandate';
import { DutyClassWords } from '../../generated/words';

/**
 * The duties of a department with the datasets that fulfil them; expanded if one is not fulfilled.
 */
export function DepartmentDuties({
  department,
  onlyGaps,
}: {
  readonly department: MandateDepartmentFragment;
  readonly onlyGaps: boolean;
}) {
  const { t, language } = useLanguage();
  const { id, successorToday, duties, leadsTasks } = department;
  const name = nameOf(department, language) ?? id;
  const all = duties ?? [];
  const bound = all.filter(({ isFulfilled }) => isFulfilled !== null);
  const done = bound.filter(({ isFulfilled }) => isFulfilled).length;
  const shown = onlyGaps ? all.filter(({ isFulfilled }) => isFulfilled === false) : all;
  const led = leadsTasks ? String(leadsTasks.length) : '—';
  return (
    <details className="department" open={onlyGaps}>
      <summary>
        <strong>{name}</strong>{' '}
        {bound.length === 0 ? (
          <span className="badge">
            {duties === null
              ? t({ zh: '暂时无法取得', en: 'not available at the moment' })
              : t({ zh: '无共享条款', en: 'No clause requires sharing' })}
          </span>
        ) : (
          <span className={`badge ${done === bound.length ? 'open' : 'closed'}`}>
            {t({
              zh: `已落实 ${String(done)} / ${String(bound.length)}`,
              en: `${String(done)} of ${String(bound.length)} fulfilled`,
            })}
          </span>
        )}{' '}
        <small>
          {t({ zh: `牵头任务 ${led} 项`, en: `leads ${led} tasks` })}
          {successorToday && language === 'zh' ? ` · 现承接：${successorToday}` : ''}
        </small>
      </summary>
      <DataTable
        label={name}
        heads={[
          t({ zh: '职责', en: 'Duty' }),
          t({ zh: '主题', en: 'Topics' }),
          t({ zh: '落实', en: 'Fulfilled' }),
          t({ zh: '落实数据集', en: 'By' }),
        ]}
        rows={shown.map((duty) => [
          duty.clause,
          <RequestedClasses key="asked" duty={duty} />,
          duty.topics
            .map((topic) => (language === 'zh' ? topic.nameZh : topic.nameEn))
            .join('、') || '—',
          <Standing key="standing" isFulfilled={duty.isFulfilled} />,
          <Datasets key="datasets" duty={duty} />,
        ])}
      />
    </details>
  );
}

function RequestedClasses({
  duty: { clause, classes, summaryEn },
}: {
  readonly duty: MandateDutyFragment;
}) {
  const { t, language } = useLanguage();
  return (
    <>
      {classes.map((one) => t(DutyClassWords[one])).join('、')}
      {language === 'en' ? <small>: {summaryEn}</small> : null}{' '}
      <small>
        <code>{clause}</code>
      </small>
    </>
  );
}

function Standing({ isFulfilled }: { readonly isFulfilled: boolean | null }) {
  const { t } = useLanguage();
  if (isFulfilled === null) return <>{t({ zh: '不涉及共享', en: 'not about sharing' })}</>;
  return isFulfilled ? (
    <span className="badge open">{t({ zh: '已落实', en: 'Fulfilled' })}</span>
  ) : (
    <span className="badge closed">{t({ zh: '未落实', en: 'Not yet' })}</span>
  );
}

function Datasets({
  duty: { fulfilledBy, topics, isFulfilled },
}: {
  readonly duty: MandateDutyFragment;
}) {
  const { t, language } = useLanguage();
  const missing = topics.filter(({ datasets }) => datasets?.length === 0);
  return (
    <ul className="plain">
      {(fulfilledBy ?? []).map(({ id, title, titleEn }) => (
        <li key={id}>
          <Link to="/catalogue/$department/$name" params={datasetParams(id)}>
            {language === 'zh' ? title : titleEn}
          </Link>
        </li>
      ))}
      {isFulfilled === false
        ? missing.map(({ id, nameZh, nameEn }) => (
            <li key={id}>{t({ zh: `尚无数据集：${nameZh}`, en: `No dataset yet: ${nameEn}` })}</li>
          ))
        : null}
    </ul>
  );
}
