import { useState } from 'react';
import { useLanguage } from '../../common/language';
import type { UnreviewedRowFragment } from '../../generated/console/reviews/review.parts';
import type { ReviewAction } from '../../generated/graph';
import type { SelectedValues, UnreviewedVariables } from './built-documents';
import { ReviewForm } from './review-form';
import { justAfter } from './values-around';

/** What is done with the selected station days: previewed first, then confirmed. */
export function ReviewSelection({
  rows,
  department,
  variables,
  onDone,
}: {
  readonly rows: ReadonlyArray<UnreviewedRowFragment>;
  readonly department: string;
  /** The filters of the list: indicators and flags apply to the selection too. */
  readonly variables: UnreviewedVariables;
  readonly onDone: () => void;
}) {
  const { t } = useLanguage();
  const [action, setAction] = useState<ReviewAction | null>(null);
  const counted = rows.reduce((sum, { values }) => sum + values, 0);
  const choices = [
    ['APPROVE', { zh: '预览通过', en: 'Preview: approve' }],
    ['VOID', { zh: '预览作废', en: 'Preview: void' }],
  ] as const;
  return (
    <section aria-label={t({ zh: '审核所选', en: 'Review the selection' })}>
      <p className="tools">
        <span role="status">
          {t({
            zh: `已选 ${String(rows.length)} 个站点日，${String(counted)} 个值`,
            en: `${String(rows.length)} station days selected, ${String(counted)} values`,
          })}
        </span>
        {choices.map(([name, words]) => (
          <button
            key={name}
            type="button"
            disabled={rows.length === 0}
            onClick={() => setAction(name)}
          >
            {t(words)}
          </button>
        ))}
      </p>
      {action !== null && rows.length > 0 ? (
        <ReviewForm
          key={`${action} ${JSON.stringify(rows)}`}
          {...{ department, action, counted }}
          selected={selectedBy(rows, variables)}
          onClose={() => setAction(null)}
          onDone={() => {
            setAction(null);
            onDone();
          }}
        />
      ) : null}
    </section>
  );
}

/** The stations of the rows, from the first to the last value. */
function selectedBy(
  rows: ReadonlyArray<UnreviewedRowFragment>,
  { indicators, flags }: UnreviewedVariables,
): SelectedValues {
  const starts = rows.map(({ firstAt }) => firstAt).toSorted();
  const ends = rows.map(({ lastAt }) => lastAt).toSorted();
  return {
    stations: [...new Set(rows.map(({ stationId }) => stationId))],
    from: starts[0] ?? '',
    to: justAfter(ends.at(-1) ?? ''),
    ...(indicators ? { indicators } : {}),
    ...(flags ? { flags } : {}),
  };
}
