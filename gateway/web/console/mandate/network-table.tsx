import { useLanguage } from '../../common/language';
import { named } from '../names';
import { DataTable } from '../data-table';
import type { MandateNetworkRowFragment } from '../../generated/console/mandate/mandate';
import { MonitoringNetworkWords } from '../../generated/words';

/** The networks of annex 1: the number of points that the province plans, and the city. */
export function NetworkTable({
  rows,
}: {
  readonly rows: ReadonlyArray<MandateNetworkRowFragment>;
}) {
  const { t, language } = useLanguage();
  return (
    <section className="sheet">
      <h2>{t({ zh: '监测网络（附件 1）', en: 'Networks (annex 1)' })}</h2>
      <DataTable
        label={t({ zh: '监测网络', en: 'Networks' })}
        heads={[
          t({ zh: '网络', en: 'Network' }),
          t({ zh: '点位类型', en: 'Points' }),
          t({ zh: '省布设', en: 'Province' }),
          t({ zh: '市布设', en: 'City' }),
          t({ zh: '对应任务', en: 'Tasks' }),
        ]}
        rows={rows.map((row) => [
          row.id,
          t(MonitoringNetworkWords[row.network]),
          language === 'zh' ? row.siteKindZh : row.siteKindEn,
          row.provincialCount.text,
          row.cityCount.text,
          <Tasks key="tasks" of={row} />,
        ])}
      />
    </section>
  );
}

function Tasks({ of: { tasks } }: { readonly of: MandateNetworkRowFragment }) {
  const { language } = useLanguage();
  if (tasks.length === 0) return '—';
  return (
    <ul className="plain">
      {tasks.map(({ code, titleZh, summaryEn }) => (
        <li key={code}>{named(language === 'zh' ? titleZh : summaryEn, code)}</li>
      ))}
    </ul>
  );
}
