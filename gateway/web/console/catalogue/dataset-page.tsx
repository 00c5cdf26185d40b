import { Link, useParams } from '@tanstack/react-router';
import { PageHeading } from '../../common/page-heading';
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
import { DataTable } from '../data-table';
import { named } from '../names';
import { FactList, type Fact } from '../fact-list';

/** A dataset: description, owner, clause, readers and fields. */
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
        <PageHeading>{t({ zh: '没有这个数据集', en: 'No such dataset' })}</PageHeading>
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
        <PageHeading>{isChinese ? dataset.title : dataset.titleEn}</PageHeading>
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

/** Formats minutes as days if they are whole days, as minutes otherwise. */
function spanOf(minutes: number): Words {
  const [count, zh, en] =
    minutes % DAY === 0 ? [minutes / DAY, '天', 'days'] : [minutes, '分钟', 'minutes'];
  return { zh: `${String(count)} ${zh}`, en: `${String(count)} ${en}` };
}

function Facts({ dataset }: { readonly dataset: ShownDatasetFragment }) {
  const { t, language } = useLanguage();
  const { inForce, restsOn } = dataset;
  const minutes = dataset.delayMinutes;
  const facts: ReadonlyArray<Fact> = [
    [t({ zh: '标识', en: 'Id' }), <code key="id">{dataset.id}</code>],
    [t({ zh: '信息资源代码', en: 'Code' }), <code key="code">{dataset.code}</code>],
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
      <DataTable
        label={t({ zh: '字段列表', en: 'Fields' })}
        heads={[
          t({ zh: '字段', en: 'Field' }),
          t({ zh: '说明', en: 'Meaning' }),
          t({ zh: '我的权限', en: 'For me' }),
        ]}
        rows={items.map(({ coordinate, name, description }) => [
          coordinate,
          language === 'zh' ? named(name, coordinate) : <code key="field">{coordinate}</code>,
          <span key="meaning" lang="en">
            {description}
          </span>,
          <AccessBadge key="access" isAllowed={isOpen(coordinate)} />,
        ])}
      />
    </section>
  );
}
