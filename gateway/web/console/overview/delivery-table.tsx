import { Fragment } from 'react';
import { useLanguage } from '../../common/language';
import { nameOf } from '../../common/named';
import { DataTable } from '../data-table';
import { ProvenanceBadge } from '../provenance';
import { timeOf } from '../times';
import type { DeliveryFragment } from '../../generated/console/overview/deliveries';

/** The latest delivery of each feed of every department. */
export function DeliveryTable({
  deliveries,
}: {
  readonly deliveries: ReadonlyArray<DeliveryFragment>;
}) {
  const { t, language } = useLanguage();
  return (
    <DataTable
      label={t({ zh: '最近入库', en: 'Last imports' })}
      heads={[
        t({ zh: '部门', en: 'Department' }),
        t({ zh: '通道', en: 'Feed' }),
        t({ zh: '时间', en: 'At' }),
        t({ zh: '新增 / 修订 / 拒收', en: 'New / revised / rejected' }),
        t({ zh: '来源', en: 'Source' }),
      ]}
      rows={deliveries.map(({ department, ...batch }) => [
        `${department?.id ?? ''} ${batch.feed}`,
        nameOf(department, language) ?? department?.id ?? '—',
        <code key="feed">
          {batch.feed.split('/').map((part, at) => (
            <Fragment key={at}>
              {at > 0 ? '/' : null}
              {at > 0 ? <wbr /> : null}
              {part}
            </Fragment>
          ))}
        </code>,
        timeOf(batch.at, language),
        [batch.stored, batch.revised, batch.rejected].map((n) => n.toLocaleString()).join(' / '),
        <ProvenanceBadge key="provenance" provenance={batch.provenance} />,
      ])}
    />
  );
}
