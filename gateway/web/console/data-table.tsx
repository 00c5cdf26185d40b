import type { ReactNode } from 'react';
import { useLanguage } from '../common/language';
import { Empty } from '../common/states';

/** A row: its key, and a cell for each column. */
export type TableRow = readonly [key: string, ...cells: ReadonlyArray<ReactNode>];

/** A table that scrolls by itself, also by keyboard; shows a message if it has no rows. */
export function DataTable({
  label,
  heads,
  rows,
}: {
  readonly label: string;
  readonly heads: ReadonlyArray<string>;
  readonly rows: ReadonlyArray<TableRow>;
}) {
  const { t } = useLanguage();
  if (rows.length === 0) return <Empty>{t({ zh: '暂无记录。', en: 'There is none.' })}</Empty>;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, ...cells]) => (
            <tr key={key}>
              {cells.map((cell, at) => (
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
