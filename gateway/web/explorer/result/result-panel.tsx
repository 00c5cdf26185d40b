import { useMemo, useState } from 'react';
import { useLanguage } from '../../common/language';
import { Empty } from '../../common/states';
import { AnswerTable } from './answer-table';
import { useLastAnswer } from './last-answer';
import { Picture } from './picture';
import { tablesOf } from './tables-of';

/** The last answer as tables, charts and maps. */
export function ResultPanel() {
  const { t } = useLanguage();
  const [answer] = useLastAnswer();
  const [chosen, setChosen] = useState('');
  const tables = useMemo(() => tablesOf(answer?.data), [answer]);
  const table = tables.find(({ path }) => path === chosen) ?? tables[0];
  return (
    <section className="panel">
      <h2>{t({ zh: '结果图表', en: 'Result' })}</h2>
      {answer ? null : (
        <Empty>
          {t({
            zh: '运行查询后，结果中的列表在此以表格、曲线和位置图显示。',
            en: 'Run a query: the lists of its answer show here as table, chart and map.',
          })}
        </Empty>
      )}
      {answer && !table ? (
        <Empty>{t({ zh: '上次结果中没有列表。', en: 'The last answer has no list.' })}</Empty>
      ) : null}
      {table ? (
        <>
          <label className="field">
            {t({ zh: '列表', en: 'List' })}
            <select value={table.path} onChange={(event) => setChosen(event.target.value)}>
              {tables.map(({ path, rows }) => (
                <option key={path} value={path}>
                  {path} ({rows.length})
                </option>
              ))}
            </select>
          </label>
          <Picture key={`picture ${table.path}`} table={table} />
          <AnswerTable key={table.path} table={table} />
        </>
      ) : null}
    </section>
  );
}
