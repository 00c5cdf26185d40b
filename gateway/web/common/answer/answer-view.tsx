import { useCallback, useMemo, useState } from 'react';
import { useLanguage } from '../language';
import { Empty } from '../states';
import { AnswerTable } from './answer-table';
import { Picture } from './picture';
import { drawable } from './pictures';
import { tablesOf, type Cell } from './tables-of';

/** What a path is called that begins at the list `within`; at the whole answer where that is absent. */
export type WordsFor = (path: string, within?: string) => string;

/** What was answered, as tables, charts and maps: one list of it at a time. */
export function AnswerView({
  data,
  wordsFor = same,
  cellText = plainText,
}: {
  readonly data: unknown;
  /** What the path of a field is called; absent: as it is. */
  readonly wordsFor?: WordsFor;
  /** How a cell is written; absent: as it came. */
  readonly cellText?: (cell: Cell) => string;
}) {
  const { t } = useLanguage();
  const [chosen, setChosen] = useState('');
  const tables = useMemo(() => tablesOf(data), [data]);
  const table =
    tables.find(({ path }) => path === chosen) ??
    tables.find((one) => drawable(one).length > 0) ??
    tables[0];
  const ofColumn = useCallback(
    (column: string) => wordsFor(column, table?.path),
    [wordsFor, table?.path],
  );
  if (!table) return <Empty>{t({ zh: '结果中没有列表。', en: 'The answer has no list.' })}</Empty>;
  return (
    <>
      <label className="field">
        {t({ zh: '列表', en: 'List' })}
        <select value={table.path} onChange={(event) => setChosen(event.target.value)}>
          {tables.map(({ path, rows }) => (
            <option key={path} value={path}>
              {wordsFor(path)} ({rows.length})
            </option>
          ))}
        </select>
      </label>
      <Picture key={`picture ${table.path}`} table={table} wordsFor={ofColumn} />
      <AnswerTable key={table.path} wordsFor={ofColumn} {...{ table, cellText }} />
    </>
  );
}

const same = (path: string) => path;
const plainText = (cell: Cell) => String(cell ?? '—');
