import { useAnswer } from '../../common/use-answer';
import { useLanguage } from '../../common/language';
import { Answered, Listed } from '../answered';
import { useNames } from '../names';
import { DataTable } from '../data-table';
import { dayAfter } from '../times';
import type { RecordView } from '../../generated/graph';
import { UsageDocument, type DailyUsageFragment } from '../../generated/console/audit/audit';

/** How much each organisation read of each dataset in a period, which includes its last day. */
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
  const names = useNames();
  const answer = useAnswer(UsageDocument, { view, from, to: dayAfter(to) });
  return (
    <>
      <h2>{t({ zh: '使用量', en: 'Usage' })}</h2>
      <Answered answer={answer}>
        {({ auditUsage }) => (
          <Listed of={auditUsage}>
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
                  `${datasetId} ${keyOf(organisation)}`,
                  names.dataset(datasetId),
                  organisation ? names.organisation(organisation) : '—',
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

/** Sums the days by dataset and organisation, the most read first. */
function summed(days: ReadonlyArray<DailyUsageFragment>): ReadonlyArray<DailyUsageFragment> {
  const sums = new Map<string, DailyUsageFragment>();
  for (const one of days) {
    const key = `${one.datasetId} ${keyOf(one.organisation)}`;
    const { reads = 0, rows = 0 } = sums.get(key) ?? {};
    sums.set(key, { ...one, reads: one.reads + reads, rows: one.rows + rows });
  }
  return [...sums.values()].sort((one, other) => other.reads - one.reads);
}

function keyOf(organisation: DailyUsageFragment['organisation']): string {
  return organisation ? `${organisation.kind} ${organisation.id}` : '';
}
