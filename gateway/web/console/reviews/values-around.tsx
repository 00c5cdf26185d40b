import { useState } from 'react';
import { nameOf } from '../../common/named';
import { useLanguage } from '../../common/language';
import { useAnswer } from '../../common/use-answer';
import type {
  UnreviewedRowFragment,
  ValueInReviewFragment,
} from '../../generated/console/reviews/review.parts';
import { Answered, Listed } from '../answered';
import { DataTable } from '../data-table';
import { FLAGS, REVIEWS } from '../stations/monitoring-terms';
import { timeOf } from '../times';
import { aroundDocument, type UnreviewedVariables } from './built-documents';

interface Of {
  readonly department: string;
  /** The filters of the list. */
  readonly variables: UnreviewedVariables;
  readonly row: UnreviewedRowFragment;
}

/** First and last values of each series of a station day, and those around; fetched when opened. */
export function ValuesAround(of: Of) {
  const { t } = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{t({ zh: '查看', en: 'Show' })}</summary>
      {isOpen ? <Around {...of} /> : null}
    </details>
  );
}

function Around({ department, variables, row }: Of) {
  const { t, language } = useLanguage();
  const answer = useAnswer(aroundDocument(department), {
    ...variables,
    station: row.stationId,
    from: row.firstAt,
    to: justAfter(row.lastAt),
  });
  const shown = (value: ValueInReviewFragment | null) =>
    value
      ? `${String(value.value ?? '—')} · ${timeOf(value.at, language)} · ${t(FLAGS[value.flag])} · ${t(REVIEWS[value.review])}`
      : '—';
  return (
    <Answered answer={answer}>
      {({ days }) => (
        <Listed of={days?.nodes[0]?.series}>
          {(series) => (
            <DataTable
              label={`${row.day} ${row.stationNameZh}`}
              heads={[
                t({ zh: '指标', en: 'Indicator' }),
                t({ zh: '之前', en: 'Before' }),
                t({ zh: '首个', en: 'First' }),
                t({ zh: '末个', en: 'Last' }),
                t({ zh: '之后', en: 'After' }),
              ]}
              rows={series.map((one, at) => [
                `${one.indicator.code} ${String(at)}`,
                nameOf(one.indicator, language) ?? one.indicator.code,
                shown(one.before),
                shown(one.firstValue),
                shown(one.lastValue),
                shown(one.after),
              ])}
            />
          )}
        </Listed>
      )}
    </Answered>
  );
}

/** The exclusive end of a period whose last value begins at an instant. */
export function justAfter(lastAt: string): string {
  return new Date(Date.parse(lastAt) + 1).toISOString();
}
