import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../common/language';
import { datasetParams } from '../addresses';
import { AccessBadge, SharingBadge } from '../badges';
import type { ListedDatasetFragment } from '../../generated/console/catalogue/catalogue';
import { UpdateCycleWords } from '../../generated/words';

/** Datasets, one a row, each with what the caller may. */
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
      <div
        className="scroll"
        tabIndex={0}
        role="region"
        aria-label={t({ zh: '数据集列表', en: 'Datasets' })}
      >
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, title, titleEn, provider, owner, updateCycle, inForce, access }) => (
              <tr key={id}>
                <td>
                  <Link to="/catalogue/$department/$name" params={datasetParams(id)}>
                    {isChinese ? title : titleEn}
                  </Link>
                </td>
                <td>{isChinese ? provider : (owner?.nameEn ?? provider)}</td>
                <td>
                  <SharingBadge sharing={inForce?.sharing} />
                </td>
                <td>{t(UpdateCycleWords[updateCycle])}</td>
                <td>
                  <AccessBadge isAllowed={access.isAllowed} />{' '}
                  <small>{isChinese ? access.becauseZh : access.becauseEn}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
