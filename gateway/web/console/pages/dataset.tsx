import { Link, useParams } from '@tanstack/react-router';
import { useLanguage, type Words } from '../../common/language';
import { Empty, Failure, Loading, Refusals } from '../../common/states';
import { useAnswer } from '../../common/use-answer';
import { AccessBadge, SharingBadge } from '../badges';
import { CYCLE, LEVEL, OPENNESS, wordsFor } from '../terms';

interface Shown {
  readonly dataset: {
    readonly id: string;
    readonly code: string;
    readonly title: string;
    readonly titleEn: string;
    readonly abstract: string;
    readonly provider: string;
    readonly updateCycle: string;
    readonly because: string;
    readonly legalBasis: string | null;
    readonly level: string;
    readonly holdsPersonalData: boolean;
    readonly delayMinutes: number;
    readonly standards: ReadonlyArray<string>;
    readonly shareCondition: string | null;
    readonly openToPublic: boolean;
    readonly version: number;
    readonly inForce: { readonly sharing: string; readonly openness: string } | null;
    readonly restsOn: { readonly citation: string; readonly citationZh: string };
    readonly items: ReadonlyArray<{
      readonly coordinate: string;
      readonly name: string;
      readonly description: string;
    }>;
    readonly access: {
      readonly isAllowed: boolean;
      readonly becauseZh: string;
      readonly becauseEn: string;
      readonly remedyZh: string | null;
      readonly remedyEn: string | null;
      readonly cites: string | null;
      readonly fields: ReadonlyArray<string> | null;
      readonly isRecorded: boolean;
    };
  } | null;
}

const QUERY = `query Dataset($id: ID!) {
  dataset(id: $id) {
    id code title titleEn abstract provider updateCycle because legalBasis level holdsPersonalData
    delayMinutes standards shareCondition openToPublic version
    inForce { sharing openness }
    restsOn { citation citationZh }
    items { coordinate name description }
    access { isAllowed becauseZh becauseEn remedyZh remedyEn cites fields isRecorded }
  }
}`;

/** A dataset: what it is, whose, by which clause, who may read it, and its fields. */
export function DatasetPage() {
  const { t, language } = useLanguage();
  const { _splat: id = '' } = useParams({ strict: false });
  const { data, error, isPending, refetch } = useAnswer<Shown>(QUERY, { id });
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
          <Link to="/catalogue">{t({ zh: '数据目录', en: 'Catalogue' })}</Link> / {dataset.provider}
        </p>
        <h1>{isChinese ? dataset.title : dataset.titleEn}</h1>
        <p>
          <SharingBadge sharing={dataset.inForce?.sharing} />{' '}
          <AccessBadge isAllowed={dataset.access.isAllowed} />
        </p>
        <Refusals errors={data.errors} />
        <Facts dataset={dataset} />
      </article>
      <Access access={dataset.access} />
      <Fields dataset={dataset} />
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

type Dataset = NonNullable<Shown['dataset']>;

function Facts({ dataset }: { readonly dataset: Dataset }) {
  const { t, language } = useLanguage();
  const { inForce, restsOn } = dataset;
  const minutes = dataset.delayMinutes;
  const facts: ReadonlyArray<readonly [string, string | null]> = [
    [t({ zh: '标识', en: 'Id' }), dataset.id],
    [t({ zh: '信息资源代码', en: 'Code' }), dataset.code],
    [t({ zh: '摘要', en: 'Abstract' }), dataset.abstract],
    [t({ zh: '责任部门', en: 'Owner' }), dataset.provider],
    [
      t({ zh: '职责依据', en: 'Rests on' }),
      language === 'zh' ? restsOn.citationZh : restsOn.citation,
    ],
    [t({ zh: '开放属性', en: 'Openness' }), inForce && t(wordsFor(OPENNESS, inForce.openness))],
    [t({ zh: '共享条件', en: 'Condition' }), dataset.shareCondition],
    [t({ zh: '不予共享依据', en: 'Legal basis' }), dataset.legalBasis],
    [t({ zh: '数据级别', en: 'Level' }), t(wordsFor(LEVEL, dataset.level))],
    [t({ zh: '更新周期', en: 'Renewed' }), t(wordsFor(CYCLE, dataset.updateCycle))],
    [t({ zh: '对外延时', en: 'Delay for others' }), minutes === 0 ? null : t(spanOf(minutes))],
    [t({ zh: '标准', en: 'Standards' }), dataset.standards.join('、') || null],
    [
      t({ zh: '个人信息', en: 'Personal data' }),
      dataset.holdsPersonalData ? t({ zh: '含', en: 'Yes' }) : t({ zh: '不含', en: 'None' }),
    ],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

function Access({ access }: { readonly access: Dataset['access'] }) {
  const { t, language } = useLanguage();
  const isChinese = language === 'zh';
  const remedy = isChinese ? access.remedyZh : access.remedyEn;
  return (
    <section className="sheet">
      <h2>{t({ zh: '我能否使用，为什么', en: 'Whether I may read it, and why' })}</h2>
      <p>{isChinese ? access.becauseZh : access.becauseEn}</p>
      {access.cites ? (
        <p>
          {t({ zh: '依据：', en: 'By: ' })}
          {access.cites}
        </p>
      ) : null}
      {remedy ? (
        <p>
          {t({ zh: '办理途径：', en: 'What to do: ' })}
          {remedy}
        </p>
      ) : null}
      {access.isAllowed && access.isRecorded ? (
        <p className="hint">{t({ zh: '每次使用均留痕。', en: 'Each read goes on the record.' })}</p>
      ) : null}
    </section>
  );
}

function Fields({ dataset: { items, access } }: { readonly dataset: Dataset }) {
  const { t } = useLanguage();
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
            {items.map(({ coordinate, description }) => (
              <tr key={coordinate}>
                <td>
                  <code>{coordinate}</code>
                </td>
                <td>{description}</td>
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
