import { Link, useParams } from '@tanstack/react-router';
import { useLanguage, type Words } from '../../common/language';
import { Empty, Failure, Loading, Refusals } from '../../common/states';
import { useAnswer } from '../../common/use-answer';
import { AccessBadge, SharingBadge } from '../badges';
import { AccessSection } from './access-section';
import {
  DatasetDocument,
  type ShownDatasetFragment,
} from '../../generated/console/catalogue/dataset';
import { DataLevelWords, UpdateCycleWords } from '../../generated/words';
import { DatasetReaders } from './dataset-readers';
import { DatasetUse } from './dataset-use';
import { OPENNESS } from '../terms';
import { FactList } from '../fact-list';

/** A dataset: what it is, whose, by which clause, who may read it, and its fields. */
export function DatasetPage() {
  const { t, language } = useLanguage();
  const { department = '', name = '' } = useParams({ strict: false });
  const id = `${department}/${name}`;
  const { data, error, isPending, refetch } = useAnswer(DatasetDocument, { id });
  if (isPending) return <Loading />;
  if (error) return <Failure error={error} onAgain={() => void refetch()} />;
  const dataset = data.data?.dataset;
  if (!dataset)
    return (
      <article className="sheet">
        <h1>{t({ zh: '没有这个数据集', en: 'No such dataset' })}</h1>
        <Refusals errors={data.errors} />
        <Empty>
          <Link to="/catalogue">{t({ zh: '返回数据目录', en: 'Back to the catalogue' })}</Link>
        </Empty>
      </article>
    );
  const isChinese = language === 'zh';
  return (
    <>
      <article className="sheet">
        <p className="hint">
          <Link to="/catalogue">{t({ zh: '数据目录', en: 'Catalogue' })}</Link> /{' '}
          {isChinese ? dataset.provider : (dataset.owner?.nameEn ?? dataset.provider)}
        </p>
        <h1>{isChinese ? dataset.title : dataset.titleEn}</h1>
        <p>
          <SharingBadge sharing={dataset.inForce?.sharing} />{' '}
          <AccessBadge isAllowed={dataset.access.isAllowed} />
        </p>
        <Refusals errors={data.errors} />
        <Facts dataset={dataset} />
      </article>
      <AccessSection dataset={dataset} />
      <Fields dataset={dataset} />
      <DatasetUse fields={dataset.fields} />
      <DatasetReaders id={dataset.id} />
    </>
  );
}

const DAY = 1440;

/** Whole days as days, anything else in minutes. */
function spanOf(minutes: number): Words {
  const [count, zh, en] =
    minutes % DAY === 0 ? [minutes / DAY, '天', 'days'] : [minutes, '分钟', 'minutes'];
  return { zh: `${String(count)} ${zh}`, en: `${String(count)} ${en}` };
}

function Facts({ dataset }: { readonly dataset: ShownDatasetFragment }) {
  const { t, language } = useLanguage();
  const { inForce, restsOn } = dataset;
  const minutes = dataset.delayMinutes;
  const facts: ReadonlyArray<readonly [string, string | null]> = [
    [t({ zh: '标识', en: 'Id' }), dataset.id],
    [t({ zh: '信息资源代码', en: 'Code' }), dataset.code],
    [t({ zh: '摘要', en: 'Abstract' }), dataset.abstract],
    [
      t({ zh: '责任部门', en: 'Owner' }),
      language === 'zh' ? dataset.provider : (dataset.owner?.nameEn ?? dataset.provider),
    ],
    [
      t({ zh: '职责依据', en: 'Rests on' }),
      language === 'zh' ? restsOn.citationZh : restsOn.citation,
    ],
    [t({ zh: '开放属性', en: 'Openness' }), inForce && t(OPENNESS[inForce.openness])],
    [t({ zh: '共享条件', en: 'Condition' }), dataset.shareCondition],
    [t({ zh: '不予共享依据', en: 'Legal basis' }), dataset.legalBasis],
    [t({ zh: '数据级别', en: 'Level' }), t(DataLevelWords[dataset.level])],
    [t({ zh: '更新周期', en: 'Renewed' }), t(UpdateCycleWords[dataset.updateCycle])],
    [t({ zh: '对外延时', en: 'Delay for others' }), minutes === 0 ? null : t(spanOf(minutes))],
    [t({ zh: '标准', en: 'Standards' }), dataset.standards.join('、') || null],
    [
      t({ zh: '个人信息', en: 'Personal data' }),
      dataset.holdsPersonalData ? t({ zh: '含', en: 'Yes' }) : t({ zh: '不含', en: 'None' }),
    ],
  ];
  return <FactList facts={facts} />;
}

function Fields({ dataset: { items, access } }: { readonly dataset: ShownDatasetFragment }) {
  const { t, language } = useLanguage();
  const { isAllowed, fields } = access;
  const isOpen = (coordinate: string) => isAllowed && (fields?.includes(coordinate) ?? true);
  return (
    <section className="sheet">
      <h2>{t({ zh: '字段', en: 'Fields' })}</h2>
      <div
        className="scroll"
        tabIndex={0}
        role="region"
        aria-label={t({ zh: '字段列表', en: 'Fields' })}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{t({ zh: '字段坐标', en: 'Field' })}</th>
              <th scope="col">{t({ zh: '说明', en: 'Meaning' })}</th>
              <th scope="col">{t({ zh: '我的权限', en: 'For me' })}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ coordinate, name, description }) => (
              <tr key={coordinate}>
                <td>
                  <code>{coordinate}</code>
                </td>
                <td>
                  {language === 'zh' ? (
                    <>
                      {name} <small lang="en">{description}</small>
                    </>
                  ) : (
                    description
                  )}
                </td>
                <td>
                  <AccessBadge isAllowed={isOpen(coordinate)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
