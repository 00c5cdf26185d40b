import { useCallback, useMemo, useState } from 'react';
import { useLanguage } from '../language';
import { Empty } from '../states';
import { AnswerTable } from './answer-table';
import { Picture } from './picture';
import { drawable } from './pictures';
import { tablesOf, type Cell } from './tables-of';

/**
 * Returns the label of a path: of the whole answer, or of the list `within` where the path begins
 * there.
 */
export type WordsFor = (path: string, within?: string) => string;

/** The answer as tables, charts and maps; shows one of its lists at a time. */
export function AnswerView({
  data,
  wordsFor = same,
  cellText = plainText,
}: {
  readonly data: unknown;
  /** The label of a field's path; absent: the path itself. */
  readonly wordsFor?: WordsFor;
  /** Formats a cell; absent: as plain text. */
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
