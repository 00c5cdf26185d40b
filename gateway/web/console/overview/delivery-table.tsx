import { Fragment } from 'react';
import { useLanguage } from '../../common/language';
import { DataTable } from '../data-table';
import { ProvenanceBadge } from '../provenance';
import { timeOf } from '../times';
import type { DeliveriesQuery } from '../../generated/console/overview/deliveries';

/** What each department took in last. */
export function DeliveryTable({ deliveries }: { readonly deliveries: DeliveriesQuery }) {
  const { t, language } = useLanguage();
  const { departments, ...taken } = deliveries;
  const named = new Map(
    (departments ?? []).map(({ id, nameZh, nameEn }) => [id, language === 'zh' ? nameZh : nameEn]),
  );
  const batches = Object.entries(taken)
    .flatMap(([department, list]) => (list ?? []).map((batch) => ({ department, batch })))
    .sort((one, other) => Date.parse(other.batch.at) - Date.parse(one.batch.at));
  const missing = Object.entries(taken).flatMap(([department, list]) => (list ? [] : [department]));
  return (
    <>
      {missing.length > 0 ? (
        <p role="alert" className="notice">
          {t({
            zh: `以下部门的入库情况暂时无法取得：${missing.map((id) => named.get(id) ?? id).join('、')}。`,
            en: `What these departments took in is not known at the moment: ${missing.map((id) => named.get(id) ?? id).join(', ')}.`,
          })}
        </p>
      ) : null}
      <DataTable
        label={t({ zh: '最近入库', en: 'Last imports' })}
        heads={[
          t({ zh: '部门', en: 'Department' }),
          t({ zh: '通道', en: 'Feed' }),
          t({ zh: '时间', en: 'At' }),
          t({ zh: '新增 / 修订 / 拒收', en: 'New / revised / rejected' }),
          t({ zh: '来源', en: 'Source' }),
        ]}
        rows={batches.map(({ department, batch }) => [
          `${department} ${batch.id}`,
          named.get(department) ?? department,
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
    </>
  );
}
