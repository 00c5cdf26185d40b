import { useMemo, useState } from 'react';
import { useLanguage } from '../language';
import { CopyButton } from '../copy-button';
import { saveFile } from '../save-file';
import { csvOf, sorted, tsvOf } from './rows-as-text';
import { OF, type Cell, type Table } from './tables-of';

const MAX_ROWS = 500;

/** A list of the answer as a table that can be sorted, copied and saved as CSV. */
export function AnswerTable({
  table,
  wordsFor,
  cellText,
}: {
  readonly table: Table;
  readonly wordsFor: (path: string) => string;
  readonly cellText: (cell: Cell) => string;
}) {
  const { t } = useLanguage();
  const [order, setOrder] = useState({ by: null as string | null, isDescending: false });
  const { columns } = table;
  const rows = useMemo(() => sorted(table, order.by, order.isDescending), [table, order]);
  const tsv = useMemo(() => tsvOf(columns, rows), [columns, rows]);
  const sort = (column: string) =>
    setOrder({ by: column, isDescending: order.by === column && !order.isDescending });
  const save = () => saveFile(`${table.path}.csv`, csvOf(columns, rows), 'text/csv');
  return (
    <>
      <div className="tools">
        <CopyButton text={tsv} />
        <button type="button" onClick={save}>
          {t({ zh: '下载 CSV', en: 'CSV' })}
        </button>
      </div>
      {rows.length > MAX_ROWS ? (
        <p className="hint">
          {t({
            zh: `共 ${rows.length} 行，显示前 ${MAX_ROWS} 行；复制和下载为全部。`,
            en: `The first ${MAX_ROWS} of ${rows.length} rows; copy and CSV have all.`,
          })}
        </p>
      ) : null}
      <div className="scroll" tabIndex={0} role="region" aria-label={table.path}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  aria-sort={
                    order.by !== column ? 'none' : order.isDescending ? 'descending' : 'ascending'
                  }
                >
                  <button type="button" className="quiet" onClick={() => sort(column)}>
                    {column === OF ? t({ zh: '所属', en: 'Of' }) : wordsFor(column)}
                    {order.by === column ? (order.isDescending ? ' ▼' : ' ▲') : ''}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MAX_ROWS).map((row, at) => (
              <tr key={at}>
                {columns.map((column) => (
                  <td key={column}>{cellText(row[column] ?? null)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
