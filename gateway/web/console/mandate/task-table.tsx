import { useLanguage } from '../../common/language';
import { nameOf } from '../../common/named';
import { named } from '../names';
import { DataTable } from '../data-table';
import type { MandateTaskFragment } from '../../generated/console/mandate/mandate';

/** The tasks of annex 2: lead, participants and deadline. */
export function TaskTable({ tasks }: { readonly tasks: ReadonlyArray<MandateTaskFragment> }) {
  const { t, language } = useLanguage();
  return (
    <section className="sheet">
      <h2>{t({ zh: '重点任务（附件 2）', en: 'Tasks (annex 2)' })}</h2>
      <DataTable
        label={t({ zh: '重点任务', en: 'Tasks' })}
        heads={[
          t({ zh: '内容', en: 'What' }),
          t({ zh: '牵头', en: 'Leads' }),
          t({ zh: '参加', en: 'Take part' }),
          t({ zh: '年限', en: 'Years' }),
        ]}
        rows={tasks.map((task) => [
          task.code,
          named(language === 'zh' ? task.titleZh : task.summaryEn, task.code),
          nameOf(task.lead, language) ?? '—',
          task.participants
            .map(({ id, department }) => nameOf(department, language) ?? id)
            .join('、') || '—',
          `${String(task.startYear)}–${String(task.endYear)}`,
        ])}
      />
    </section>
  );
}
