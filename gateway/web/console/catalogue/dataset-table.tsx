import { Fragment } from 'react';
import { nameOf, titleOf } from '../../common/named';
import { DataTable } from '../data-table';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../common/language';
import { datasetParams } from '../addresses';
import { AccessBadge, SharingBadge } from '../badges';
import type { ListedDatasetFragment } from '../../generated/console/catalogue/catalogue';
import { UpdateCycleWords } from '../../generated/words';

/** A table of datasets with the caller's access to each. */
export function DatasetTable({ rows }: { readonly rows: ReadonlyArray<ListedDatasetFragment> }) {
  const { t, language } = useLanguage();
  const isChinese = language === 'zh';
  const heads = [
    t({ zh: '数据集', en: 'Dataset' }),
    t({ zh: '责任部门', en: 'Owner' }),
    t({ zh: '共享属性', en: 'Sharing' }),
    t({ zh: '更新周期', en: 'Renewed' }),
    t({ zh: '我的权限', en: 'For me' }),
  ];
  const count = String(rows.length);
  return (
    <>
      <p role="status">{t({ zh: `共 ${count} 个数据集`, en: `${count} datasets` })}</p>
      <DataTable
        label={t({ zh: '数据集列表', en: 'Datasets' })}
        heads={heads}
        rows={rows.map((one) => [
          one.id,
          <Link key="title" to="/catalogue/$department/$name" params={datasetParams(one.id)}>
            {titleOf(one, language)}
          </Link>,
          nameOf(one.owner, language) ?? one.provider,
          <SharingBadge key="sharing" sharing={one.inForce?.sharing} />,
          t(UpdateCycleWords[one.updateCycle]),
          <Fragment key="access">
            <AccessBadge isAllowed={one.access.isAllowed} />{' '}
            <small>{isChinese ? one.access.becauseZh : one.access.becauseEn}</small>
          </Fragment>,
        ])}
      />
    </>
  );
}
