import type { ReactNode } from 'react';
import { useLanguage } from '../../common/language';
import { useNames } from '../names';
import { useDistrictName } from '../../common/use-district-name';
import { DataTable } from '../data-table';
import { dayOf, lastDayBefore, lastDayOf } from '../times';
import type {
  DecidedFragment,
  ShownRequestFragment,
} from '../../generated/console/requests/request';

/**
 * What was requested, what was drafted, and what would open, side by side, for the approver who
 * signs it.
 */
export function ComparedDecision({ request }: { readonly request: ShownRequestFragment }) {
  const { decision } = request;
  if (decision === null || request.state !== 'DECISION_DRAFTED') return null;
  return <Compared request={request} decision={decision} />;
}

interface Drafted {
  readonly request: ShownRequestFragment;
  readonly decision: DecidedFragment;
}

function Compared({ request, decision }: Drafted) {
  const { t } = useLanguage();
  const { version } = request;
  const datasets = useDatasetRows({ request, decision });
  const bounds = useBoundRows({ request, decision });
  return (
    <section className="sheet">
      <h2>
        {t({ zh: `拟办决定（版本 ${version}）`, en: `The drafted decision (version ${version})` })}
      </h2>
      <p>
        {decision.documentNumber}
        {decision.outcome === 'GRANT'
          ? t({ zh: ' · 拟同意共享', en: ' · to be granted' })
          : t({ zh: ' · 拟不同意共享', en: ' · to be refused' })}
        {decision.isPartial ? t({ zh: '（部分）', en: ' (in part)' }) : ''}
        {decision.reason === null ? null : ` · ${decision.reason}`}
      </p>
      <p className="hint">
        {t({
          zh: '审批只对本版本有效：其后另有拟办的，须重新阅看。',
          en: 'This version is signed; if another one is drafted, it must be read first.',
        })}
      </p>
      <DataTable
        label={t({ zh: '申请、拟办与将开放内容对照', en: 'Asked, drafted, and what opens' })}
        heads={[
          t({ zh: '事项', en: 'Of' }),
          t({ zh: '申请', en: 'Asked' }),
          t({ zh: '拟办', en: 'Drafted' }),
          t({ zh: '将开放', en: 'What opens' }),
        ]}
        rows={[...datasets, ...bounds]}
      />
    </section>
  );
}

type Row = readonly [string, ...ReactNode[]];

function useDatasetRows({ request, decision }: Drafted): ReadonlyArray<Row> {
  const { datasets, wouldOpen } = request;
  const { t, language } = useLanguage();
  const names = useNames();
  const none = t({ zh: '无', en: 'nothing' });
  return datasets.map(({ datasetId, titleZh, titleEn, fields }): Row => {
    const drafted = decision.datasets.find((one) => one.datasetId === datasetId)?.fields ?? [];
    const here = wouldOpen.filter((one) => one.datasetId === datasetId);
    const opened = here.filter(({ opens, opensNow }) => opens && !opensNow);
    const idle = here.filter(({ isInGrant, because }) => isInGrant && because === 'OPENS_NOTHING');
    return [
      datasetId,
      (language === 'zh' ? titleZh : titleEn) ?? datasetId,
      <Fields key="asked" fields={fields} none={none} />,
      <Fields key="drafted" fields={drafted} none={none} />,
      <>
        <Fields
          fields={opened.map(({ coordinate }) => coordinate)}
          none={t({ zh: '无新增字段', en: 'nothing more than now' })}
        />
        {idle.length > 0 ? (
          <p className="hint">
            {t({ zh: '不会开放任何数据：', en: 'Opens nothing: ' })}
            {names.fields(idle.map(({ coordinate }) => coordinate))}
          </p>
        ) : null}
      </>,
    ];
  });
}

function Fields({
  fields,
  none,
}: {
  readonly fields: ReadonlyArray<string>;
  readonly none: string;
}) {
  const names = useNames();
  if (fields.length === 0) return none;
  return (
    <ul className="plain">
      {fields.map((field) => (
        <li key={field}>{names.field(field)}</li>
      ))}
    </ul>
  );
}

/** Rows for districts, periods and quota; what opens is bounded by the draft. */
function useBoundRows({ request: asked, decision }: Drafted): ReadonlyArray<Row> {
  const { t } = useLanguage();
  const districtName = useDistrictName();
  if (decision.outcome !== 'GRANT') return [];
  const any = t({ zh: '不限', en: 'any' });
  const districts = (codes: ReadonlyArray<string> | null) =>
    codes?.map(districtName).join(t({ zh: '、', en: ', ' })) ?? any;
  const span = (from: string | null, to: string | null) => `${from ?? any} — ${to ?? any}`;
  const day = (instant: string | null) => (instant === null ? null : dayOf(Date.parse(instant)));
  const data = (of: Pick<DecidedFragment, 'dataFrom' | 'dataBefore'>) =>
    span(day(of.dataFrom), lastDayBefore(of.dataBefore));
  const row = (name: string, before: string, after: string): Row => [
    name,
    name,
    before,
    before === after ? after : <strong key="drafted">{after}</strong>,
    after,
  ];
  const count = (of: number | null) => (of === null ? any : String(of));
  return [
    row(
      t({ zh: '县市区', en: 'Divisions' }),
      districts(asked.districts),
      districts(decision.districts),
    ),
    row(t({ zh: '数据时段', en: 'Data of' }), data(asked), data(decision)),
    row(
      t({ zh: '使用期限', en: 'Use' }),
      span(asked.wantedFrom, lastDayOf(asked.wantedUntil)),
      span(decision.validFrom, lastDayOf(decision.until)),
    ),
    row(
      t({ zh: '每日次数', en: 'Operations a day' }),
      count(asked.operationsPerDay),
      count(decision.operationsPerDay),
    ),
  ];
}
