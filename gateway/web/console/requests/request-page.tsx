import { Link, useParams } from '@tanstack/react-router';
import { Fragment } from 'react';
import { PageHeading } from '../../common/page-heading';
import { useLanguage } from '../../common/language';
import { Empty } from '../../common/states';
import { useAnswer } from '../../common/use-answer';
import { datasetParams } from '../addresses';
import { Answered } from '../answered';
import { RequireSignIn } from '../require-sign-in';
import { DataTable } from '../data-table';
import { useNames } from '../names';
import { lastDayOf, timeOf } from '../times';
import { ActsOfRequest } from './acts-of-request';
import { Attachments } from './attachments';
import { ComparedDecision } from './compared-decision';
import { Preview } from './preview';
import { PrintedPages } from './printed-pages';
import {
  RequestDocument,
  type ShownRequestFragment,
} from '../../generated/console/requests/request';
import { DataRequestActWords } from '../../generated/words';
import { titleOf } from '../../common/named';
import { DataRequestFacts } from './request-facts';
import { GRANT_STANDINGS, POINTS, ROLES, STATES } from './request-terms';
import { DueOn, StateBadge } from './state-badge';

/** A request: what it asks for, its state, the acts that the caller may do, and its history. */
export function DataRequestPage() {
  const { id = '' } = useParams({ strict: false });
  return (
    <RequireSignIn>
      <LoadedRequest id={id} />
    </RequireSignIn>
  );
}

function LoadedRequest({ id }: { readonly id: string }) {
  const answer = useAnswer(RequestDocument, { id });
  return (
    <Answered answer={answer}>
      {({ request }) => (request ? <RequestView request={request} /> : <NoDataRequest />)}
    </Answered>
  );
}

function NoDataRequest() {
  const { t } = useLanguage();
  return (
    <article className="sheet">
      <PageHeading>{t({ zh: '没有这份申请', en: 'No such request' })}</PageHeading>
      <Empty>
        {t({ zh: '或者当前身份不可查看。', en: 'Or you may not see it.' })}{' '}
        <Link to="/requests">{t({ zh: '返回申请列表', en: 'Back to the requests' })}</Link>
      </Empty>
    </article>
  );
}

function RequestView({ request }: { readonly request: ShownRequestFragment }) {
  const { t } = useLanguage();
  return (
    <>
      <article className="sheet">
        <p className="hint">
          <Link to="/requests">{t({ zh: '共享申请', en: 'Requests' })}</Link>
        </p>
        <PageHeading>{request.number}</PageHeading>
        <p>
          <StateBadge state={request.state} />{' '}
          {request.isDemonstration ? (
            <span className="badge ask">{t({ zh: '演示', en: 'Demonstration' })}</span>
          ) : null}{' '}
          {request.deadline ? (
            <>
              {t({ zh: '期限：', en: 'Due: ' })}
              <DueOn deadline={request.deadline} />
            </>
          ) : null}
        </p>
        <DataRequestFacts request={request} />
        <PrintedPages id={request.id} number={request.number} />
      </article>
      <Defects request={request} />
      <ComparedDecision request={request} />
      <ActsOfRequest key={`${request.state} ${String(request.version)}`} request={request} />
      <Preview fields={request.wouldOpen} />
      <Grants request={request} />
      <Attachments request={request} />
      <Events request={request} />
    </>
  );
}

function Defects({ request: { defects } }: { readonly request: ShownRequestFragment }) {
  const { t } = useLanguage();
  if (defects.length === 0) return null;
  return (
    <section className="sheet">
      <h2>{t({ zh: '补正事项', en: 'What it lacks' })}</h2>
      <ul>
        {defects.map(({ point, note }) => (
          <li key={point}>
            <strong>{t(POINTS[point])}</strong> {note}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Grants({ request: { grants } }: { readonly request: ShownRequestFragment }) {
  const { t, language } = useLanguage();
  if (grants.length === 0) return null;
  return (
    <section className="sheet">
      <h2>{t({ zh: '授权', en: 'Grants' })}</h2>
      <DataTable
        label={t({ zh: '授权', en: 'Grants' })}
        heads={[
          t({ zh: '授权编号', en: 'Number' }),
          t({ zh: '数据集', en: 'Dataset' }),
          t({ zh: '状态', en: 'Standing' }),
          t({ zh: '截止（含当日）', en: 'Last day' }),
          t({ zh: '每日次数', en: 'A day' }),
        ]}
        rows={grants.map(
          ({ id, number, datasetId, dataset, standing, until, operationsPerDay }) => [
            id,
            number,
            <Link key="dataset" to="/catalogue/$department/$name" params={datasetParams(datasetId)}>
              {dataset ? titleOf(dataset, language) : datasetId}
            </Link>,
            t(GRANT_STANDINGS[standing]),
            lastDayOf(until),
            operationsPerDay === null ? t({ zh: '不限', en: 'any' }) : String(operationsPerDay),
          ],
        )}
      />
    </section>
  );
}

function Events({ request: { events } }: { readonly request: ShownRequestFragment }) {
  const { t, language } = useLanguage();
  const names = useNames();
  return (
    <section className="sheet">
      <h2>{t({ zh: '办理经过', en: 'What was done' })}</h2>
      <DataTable
        label={t({ zh: '办理经过', en: 'What was done' })}
        heads={[
          t({ zh: '时间', en: 'At' }),
          t({ zh: '环节', en: 'Act' }),
          t({ zh: '办理方', en: 'As' }),
          t({ zh: '经办人', en: 'By' }),
          t({ zh: '意见', en: 'Note' }),
          t({ zh: '办理后状态', en: 'Then' }),
        ]}
        rows={events.map((one) => [
          one.id,
          timeOf(one.at, language),
          t(DataRequestActWords[one.act]),
          t(ROLES[one.actedAs]),
          <Fragment key="by">
            {one.organisationId === null ? null : names.department(one.organisationId)}{' '}
            {one.subjectName}{' '}
            <small>
              <code>{one.subject}</code>
            </small>
          </Fragment>,
          [one.documentNumber, one.note].filter(Boolean).join(' ') || '—',
          t(STATES[one.toState]),
        ])}
      />
    </section>
  );
}
