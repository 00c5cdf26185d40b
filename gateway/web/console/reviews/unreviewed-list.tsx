import { useState } from 'react';
import { useLanguage } from '../../common/language';
import { usePages } from '../../common/pages';
import type { UnreviewedRowFragment } from '../../generated/console/reviews/review.parts';
import { PagedTable } from '../paged-table';
import { timeOf } from '../times';
import { unreviewedDocument, type UnreviewedVariables } from './built-documents';
import { FlagNumbers } from './flag-numbers';
import { ReviewSelection } from './review-selection';
import { ValuesAround } from './values-around';

/** Unreviewed values by station and day, of which some can be selected and reviewed. */
export function UnreviewedList({
  department,
  variables,
}: {
  readonly department: string;
  readonly variables: UnreviewedVariables;
}) {
  const { t, language } = useLanguage();
  const [chosen, setChosen] = useState<ReadonlyMap<string, UnreviewedRowFragment>>(new Map());
  const pages = usePages(unreviewedDocument(department), variables, ({ days }) => days);
  const choose = (row: UnreviewedRowFragment, isChosen: boolean) => {
    const next = new Map(chosen);
    if (isChosen) next.set(keyOf(row), row);
    else next.delete(keyOf(row));
    setChosen(next);
  };
  return (
    <>
      <ReviewSelection
        rows={[...chosen.values()]}
        {...{ department, variables }}
        onDone={() => {
          setChosen(new Map());
          void pages.refetch();
        }}
      />
      <PagedTable
        pages={pages}
        counted={(shown, total) => ({
          zh: `共 ${total} 个站点日待审核，已显示 ${shown} 个`,
          en: `${shown} of ${total} station days to review`,
        })}
        label={t({ zh: '待审核站点日', en: 'Station days to review' })}
        heads={[
          t({ zh: '选', en: 'Select' }),
          t({ zh: '日期', en: 'Day' }),
          t({ zh: '站点', en: 'Station' }),
          t({ zh: '待审核', en: 'To review' }),
          t({ zh: '标识', en: 'Flags' }),
          t({ zh: '最早', en: 'First' }),
          t({ zh: '最晚', en: 'Last' }),
          t({ zh: '前后数值', en: 'Values around' }),
        ]}
        rowOf={(row) => [
          keyOf(row),
          <input
            key="choose"
            type="checkbox"
            aria-label={`${row.day} ${row.stationNameZh}`}
            checked={chosen.has(keyOf(row))}
            onChange={({ target }) => choose(row, target.checked)}
          />,
          row.day,
          row.stationNameZh,
          String(row.values),
          <FlagNumbers key="flags" of={row.flags} />,
          timeOf(row.firstAt, language),
          timeOf(row.lastAt, language),
          <ValuesAround key="around" {...{ department, variables, row }} />,
        ]}
      />
    </>
  );
}

function keyOf({ stationId, day }: UnreviewedRowFragment): string {
  return `${day} ${stationId}`;
}
