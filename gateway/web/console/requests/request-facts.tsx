import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLanguage } from '../../common/language';
import { datasetParams } from '../addresses';
import { dayOf, lastDayBefore, lastDayOf, timeOf } from '../times';
import { useDistrictName } from '../../common/use-district-name';
import type { ShownRequestFragment } from '../../generated/console/requests/request';
import { nameOf } from '../../common/named';
import { useNames } from '../names';
import { FactList } from '../fact-list';

/** What a request asks for, from whom, why and for how long. */
export function DataRequestFacts({ request }: { readonly request: ShownRequestFragment }) {
  const { t, language } = useLanguage();
  const districtName = useDistrictName();
  const any = t({ zh: '不限', en: 'any' });
  const span = (from: string | null, to: string | null) => `${from ?? any} — ${to ?? any}`;
  const day = (instant: string | null) => (instant === null ? null : dayOf(Date.parse(instant)));
  const { decision } = request;
  const facts: ReadonlyArray<readonly [string, ReactNode]> = [
    [t({ zh: '数据集', en: 'Datasets' }), <Datasets key="datasets" request={request} />],
    [t({ zh: '申请单位', en: 'Applicant' }), request.applicantName],
    [t({ zh: '责任部门', en: 'Owner' }), nameOf(request.owner, language)],
    [t({ zh: '使用用途', en: 'Purpose' }), request.purpose],
    [t({ zh: '履职依据', en: 'Duty basis' }), request.dutyBasis],
    [t({ zh: '县市区', en: 'Divisions' }), request.districts?.map(districtName).join('、') ?? any],
    [
      t({ zh: '数据时段', en: 'Data of' }),
      span(day(request.dataFrom), lastDayBefore(request.dataBefore)),
    ],
    [t({ zh: '使用期限', en: 'Wanted' }), span(request.wantedFrom, lastDayOf(request.wantedUntil))],
    [t({ zh: '每日次数', en: 'Operations a day' }), request.operationsPerDay ?? any],
    [
      t({ zh: '安全责任人', en: 'Security contact' }),
      `${request.securityContact} ${request.securityPhone}`,
    ],
    [t({ zh: '平台编号', en: "Platform's number" }), request.exchangeNumber],
    [t({ zh: '提交时间', en: 'Submitted' }), timeOf(request.submittedAt, language)],
    [
      t({ zh: '决定', en: 'Decision' }),
      decision && (
        <>
          {decision.outcome === 'GRANT'
            ? t({ zh: '同意共享', en: 'Granted' })
            : t({ zh: '不同意共享', en: 'Refused' })}
          {decision.isPartial ? t({ zh: '（部分）', en: ' (in part)' }) : ''} ·{' '}
          {decision.documentNumber} {decision.reason}
        </>
      ),
    ],
    [
      t({ zh: '分拆为', en: 'Split into' }),
      request.parts.length > 0 && (
        <>
          {request.parts.map(({ id, number }) => (
            <Link key={id} to="/requests/$id" params={{ id }}>
              {number}
            </Link>
          ))}
        </>
      ),
    ],
  ];
  return <FactList facts={facts} />;
}

function Datasets({ request: { datasets } }: { readonly request: ShownRequestFragment }) {
  const { t, language } = useLanguage();
  const names = useNames();
  return (
    <ul className="plain">
      {datasets.map(({ datasetId, titleZh, titleEn, isWhole, fields }) => (
        <li key={datasetId}>
          <Link to="/catalogue/$department/$name" params={datasetParams(datasetId)}>
            {(language === 'zh' ? titleZh : titleEn) ?? datasetId}
          </Link>{' '}
          {isWhole ? t({ zh: '（全部字段）', en: '(all fields)' }) : names.fields(fields)}
        </li>
      ))}
    </ul>
  );
}
