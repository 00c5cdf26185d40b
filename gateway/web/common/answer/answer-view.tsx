import { useMemo, useState } from 'react';
import { useLanguage } from '../language';
import { Empty } from '../states';
import { AnswerTable } from './answer-table';
import { Picture } from './picture';
import { tablesOf } from './tables-of';

/** What was answered, as tables, charts and maps: one list of it at a time. */
export function AnswerView({ data }: { readonly data: unknown }) {
  const { t } = useLanguage();
  const [chosen, setChosen] = useState('');
  const tables = useMemo(() => tablesOf(data), [data]);
  const table = tables.find(({ path }) => path === chosen) ?? tables[0];
  if (!table) return <Empty>{t({ zh: '结果中没有列表。', en: 'The answer has no list.' })}</Empty>;
  return (
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
  );
}
