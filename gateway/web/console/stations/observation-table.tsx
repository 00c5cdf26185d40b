import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AskFailure } from '../../common/ask';
import { useLanguage } from '../../common/language';
import { Failure, Loading } from '../../common/states';
import { useAsk } from '../../common/use-answer';
import { DataTable } from '../data-table';
import { wordsFor } from '../terms';
import { timeOf } from '../times';
import { AVERAGING, FLAGS, REVIEWS } from './monitoring-terms';
import type { AskedPeriod } from './period';
import { observationsQuery } from './station-data';
import { unitOf } from './unit';

interface Observation {
  readonly from: string;
  readonly to: string;
  readonly averaging: string;
  readonly depth: string | null;
  readonly value: number | null;
  readonly text: string | null;
  readonly unit: string;
  readonly flag: string;
  readonly revision: number;
  readonly review: string;
}

interface Page {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: ReadonlyArray<Observation>;
}

interface Of {
  readonly field: string;
  readonly id: string;
  readonly indicator: string;
  readonly period: AskedPeriod;
}

/** The single values behind the chart, a page at a time; asked for when it is opened. */
export function ObservationTable(of: Of) {
  const { t } = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{t({ zh: '数值列表', en: 'Values as a table' })}</summary>
      {isOpen ? <Values {...of} /> : null}
    </details>
  );
}

function Values({ field, id, indicator, period: { from, to } }: Of) {
  const { t, language } = useLanguage();
  const { ask, account, isSettled } = useAsk();
  const pages = useInfiniteQuery({
    queryKey: ['observations', account, field, id, indicator, from, to],
    queryFn: async ({ pageParam }): Promise<Page> => {
      const variables = { id, indicator, from, to, after: pageParam };
      const { data, errors } = await ask<{
        readonly station: { readonly observations: Page } | null;
      }>(observationsQuery(field), variables);
      const page = data?.station?.observations;
      if (page) return page;
      throw new AskFailure(errors);
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    enabled: isSettled,
    retry: false,
  });
  if (pages.error) return <Failure error={pages.error} onAgain={() => void pages.refetch()} />;
  if (!pages.data) return <Loading />;
  const shown = pages.data.pages.flatMap(({ nodes }) => nodes);
  const total = String(pages.data.pages[0]?.totalCount ?? 0);
  return (
    <>
      <p role="status">
        {t({
          zh: `共 ${total} 个值，已显示 ${String(shown.length)} 个`,
          en: `${String(shown.length)} of ${total} values`,
        })}
      </p>
      <DataTable
        label={t({ zh: '数值列表', en: 'Values' })}
        heads={[
          t({ zh: '时间', en: 'From' }),
          t({ zh: '数值', en: 'Value' }),
          t({ zh: '平均周期', en: 'Averaged over' }),
          t({ zh: '标识', en: 'Quality' }),
          t({ zh: '修订次数', en: 'Corrected' }),
          t({ zh: '审核', en: 'Review' }),
        ]}
        rows={shown.map((one) => [
          `${one.from} ${one.averaging} ${one.depth ?? ''}`,
          timeOf(one.from, language),
          `${one.text ?? String(one.value ?? '—')} ${unitOf(one.unit)} ${one.depth ?? ''}`,
          t(wordsFor(AVERAGING, one.averaging)),
          t(wordsFor(FLAGS, one.flag)),
          one.revision === 0 ? '—' : String(one.revision),
          t(wordsFor(REVIEWS, one.review)),
        ])}
      />
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
