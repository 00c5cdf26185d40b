import { useAnswer } from '../../common/use-answer';
import { useLanguage } from '../../common/language';
import { Answered, Listed } from '../answered';
import { DataTable } from '../data-table';
import { dayAfter } from '../times';
import type { RecordView } from '../../generated/graph';
import { UsageDocument, type DailyUsageFragment } from '../../generated/console/record/record';

/** How much was read of each dataset by whom in a period, its last day among it. */
export function UsageTable({
  view,
  from,
  to,
}: {
  readonly view: RecordView;
  readonly from: string;
  readonly to: string;
}) {
  const { t } = useLanguage();
  const answer = useAnswer(UsageDocument, { view, from, to: dayAfter(to) });
  return (
    <>
      <h2>{t({ zh: '使用量', en: 'Usage' })}</h2>
      <Answered answer={answer}>
        {({ recordUsage }) => (
          <Listed of={recordUsage}>
            {(days) => (
              <DataTable
                label={t({ zh: '使用量', en: 'Usage' })}
                heads={[
                  t({ zh: '数据集', en: 'Dataset' }),
                  t({ zh: '使用单位', en: 'By' }),
                  t({ zh: '次数', en: 'Reads' }),
                  t({ zh: '行数', en: 'Rows' }),
                ]}
                rows={summed(days).map(({ datasetId, organisation, reads, rows }) => [
                  `${datasetId} ${organisation}`,
                  <code key="dataset">{datasetId}</code>,
                  organisation,
                  reads.toLocaleString(),
                  rows.toLocaleString(),
                ])}
              />
            )}
          </Listed>
        )}
      </Answered>
    </>
  );
}

interface Sum {
  readonly datasetId: string;
  readonly organisation: string;
  readonly reads: number;
  readonly rows: number;
}

function summed(days: ReadonlyArray<DailyUsageFragment>): ReadonlyArray<Sum> {
  const sums = new Map<string, Sum>();
  for (const { datasetId, organisation, reads, rows } of days) {
    const by = organisation?.id ?? '—';
    const before = sums.get(`${datasetId} ${by}`);
    sums.set(`${datasetId} ${by}`, {
      datasetId,
      organisation: by,
      reads: reads + (before?.reads ?? 0),
      rows: rows + (before?.rows ?? 0),
    });
  }
  return [...sums.values()].sort((one, other) => other.reads - one.reads);
}
