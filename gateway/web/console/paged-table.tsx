import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useLanguage, type Words } from '../common/language';
import type { Page } from '../common/pages';
import { Failure, Loading } from '../common/states';
import { DataTable, type TableRow } from './data-table';

/**
 * A table of a list that is fetched page by page, with the numbers of all and of shown rows, and a
 * button for more.
 */
export function PagedTable<Node>({
  pages,
  label,
  heads,
  rowOf,
  counted,
}: {
  readonly pages: UseInfiniteQueryResult<InfiniteData<Page<Node>>>;
  readonly label: string;
  readonly heads: ReadonlyArray<string>;
  readonly rowOf: (node: Node) => TableRow;
  /** Formats how many of all rows are shown. */
  readonly counted: (shown: string, total: string) => Words;
}) {
  const { t } = useLanguage();
  if (pages.error) return <Failure error={pages.error} onAgain={() => void pages.refetch()} />;
  if (!pages.data) return <Loading />;
  const shown = pages.data.pages.flatMap(({ nodes }) => nodes);
  const total = pages.data.pages[0]?.totalCount ?? 0;
  return (
    <>
      <p role="status">{t(counted(String(shown.length), String(total)))}</p>
      <DataTable label={label} heads={heads} rows={shown.map(rowOf)} />
      {pages.hasNextPage ? (
        <button
          type="button"
          disabled={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t({ zh: '加载更多', en: 'More' })}
        </button>
      ) : null}
    </>
  );
}
